package org.kbuildsim.kconfig;

import org.kbuildsim.diagnostic.Diagnostic;

/** Checks that need the whole tree: circles of dependencies, members of choices. */
final class TreeChecks {
  private final KconfigVersion version;
  private final Complaint.Sink complaints;

  TreeChecks(KconfigVersion version, Complaint.Sink complaints) {
    this.version = version;
    this.complaints = complaints;
  }

  /** Returns whether all is well; what is not went to the sink. */
  boolean pass(MenuNode root) {
    boolean passed = true;
    CycleCheck cycles = new CycleCheck(complaints);
    for (MenuNode menu = root; menu != null; menu = menu.following(null)) {
      Symbol symbol = menu.symbol;
      if (symbol == null) {
        continue;
      }
      if (cycles.finds(symbol)) {
        passed = false;
      }
      if (symbol.transitional && !checkTransitional(symbol, menu)) {
        passed = false;
      }
      if (symbol.isChoice()) {
        for (MenuNode m = menu.following(menu); m != null; m = m.following(menu)) {
          passed &= m.symbol == null || checkMember(m.symbol, m);
        }
      }
    }
    return passed;
  }

  private boolean checkTransitional(Symbol symbol, MenuNode menu) {
    if (!Expr.isYes(menu.dependency) || !Expr.isYes(menu.visibility)) {
      return complain(menu.place, "transitional symbols can only have help sections");
    }
    for (Property property : symbol.properties()) {
      if (property.kind != Property.Kind.COMMENT) {
        return complain(property.place, "transitional symbols can only have help sections");
      }
    }
    return true;
  }

  private boolean checkMember(Symbol symbol, MenuNode menu) {
    boolean passed = true;
    for (Property property : symbol.properties()) {
      if (property.kind == Property.Kind.DEFAULT) {
        passed = complain(property.place, "defaults for choice values not supported");
      }
      if (property.menu != menu && property.kind == Property.Kind.PROMPT) {
        if (version.isStrict()) {
          passed = complain(property.place, "choice value must not have a prompt in another entry");
        } else if (property.menu.parent != menu.parent) {
          passed = complain(property.place, "choice value has a prompt outside its choice group");
        }
      }
    }
    return passed;
  }

  /** Returns false, for the caller to pass on. */
  private boolean complain(Place place, String text) {
    complaints.hear(
        new Complaint(
            place.render() + ": error: " + text + "\n",
            SourceFiles.withInclusions(Diagnostic.error(place.location(), text), place)));
    return false;
  }
}
