package org.kbuildsim.make;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code $@}, {@code $<}, {@code $^} and the others of a target whose recipe is to be expanded. */
public final class AutomaticVariables {
  private static final String[] NAMES = {"@", "%", "*", "<", "?", "^", "+", "|"};

  private AutomaticVariables() {}

  /** Defines those that are made of others: {@code $(@D)}, {@code $(@F)}, … */
  static void defineDirectoryForms(Evaluator evaluator) {
    for (String name : NAMES) {
      if (!name.equals("|")) {
        evaluator.define(
            name + "D", "$(patsubst %/,%,$(dir $" + name + "))", Origin.AUTOMATIC, true);
        evaluator.define(name + "F", "$(notdir $" + name + ")", Origin.AUTOMATIC, true);
      }
    }
  }

  /** Defines the automatic variables of {@code target}, as its prerequisites stand now. */
  public static void define(Target target, RuleDatabase rules) {
    Scope scope = target.scope();
    String name = target.name();
    if (target.stem == null) {
      target.stem = withoutSuffix(ArchiveMember.nameIn(name), rules);
    }
    ArchiveMember member = ArchiveMember.of(name);
    String made = member == null ? name : member.archive();
    set(scope, "@", made);
    set(scope, "%", member == null ? "" : member.member());
    set(scope, "*", target.stem);
    set(scope, "<", first(target, made, rules));
    lists(scope, target);
  }

  private static void lists(Scope scope, Target target) {
    // `$+` has them as they were listed.
    StringBuilder all = new StringBuilder();
    Map<String, Prerequisite> byName = new HashMap<>();
    // Whether one is there twice, or is order-only; else `$^` is `$+`.
    boolean apart = false;
    for (Prerequisite p : target.prerequisites) {
      if (p.hidden()) {
        continue;
      }
      if (!p.orderOnly()) {
        Words.append(all, nameIn(p));
      }
      Prerequisite first = byName.putIfAbsent(p.target().name(), p);
      // One that is both is a normal one.
      if (first != null && first.orderOnly() != p.orderOnly()) {
        first.setOrderOnly(false);
        p.setOrderOnly(false);
      }
      apart |= first != null || p.orderOnly();
    }
    StringBuilder unique = apart ? new StringBuilder() : all;
    StringBuilder newer = new StringBuilder();
    StringBuilder orderOnly = new StringBuilder();
    for (Prerequisite p : target.prerequisites) {
      if (p.hidden() || (apart && byName.get(p.target().name()) != p)) {
        continue;
      }
      if (p.orderOnly()) {
        Words.append(orderOnly, nameIn(p));
        continue;
      }
      if (apart) {
        Words.append(unique, nameIn(p));
      }
      if (p.changed()) {
        Words.append(newer, nameIn(p));
      }
    }
    set(scope, "^", unique.toString());
    set(scope, "+", all.toString());
    set(scope, "?", newer.toString());
    set(scope, "|", orderOnly.toString());
  }

  // Of a member, the lists hold the name in the archive.
  private static String nameIn(Prerequisite prerequisite) {
    return ArchiveMember.nameIn(prerequisite.target().name());
  }

  private static String first(Target target, String made, RuleDatabase rules) {
    Target fallback = rules.find(".DEFAULT");
    if (fallback != null && target.recipe != null && target.recipe == fallback.recipe) {
      return made;
    }
    for (Prerequisite p : target.prerequisites) {
      if (!p.orderOnly() && !p.hidden()) {
        return p.target().name();
      }
    }
    return "";
  }

  private static String withoutSuffix(String name, RuleDatabase rules) {
    rules.enter(".SUFFIXES");
    for (String suffix : rules.suffixes()) {
      if (name.length() > suffix.length() && name.endsWith(suffix)) {
        return name.substring(0, name.length() - suffix.length());
      }
    }
    return "";
  }

  private static void set(Scope scope, String name, @Nullable String value) {
    scope.define(name, Text.of(value == null ? "" : value), Origin.AUTOMATIC, false, null);
  }
}
