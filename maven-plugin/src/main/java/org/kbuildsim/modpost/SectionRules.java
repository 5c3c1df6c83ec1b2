package org.kbuildsim.modpost;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which section must not refer to which.
 *
 * <p>Code and data marked {@code __init} or {@code __exit} is discarded, so that nothing that stays
 * may refer to it; and a fault in kernel code may only be fixed up to code.
 */
final class SectionRules {
  static final List<String> INIT = List.of(".init.*");
  static final List<String> EXIT = List.of(".exit.*");
  private static final List<String> DATA = List.of(".data", ".data.rel");
  private static final List<String> INIT_DATA =
      List.of(".init.setup", ".init.rodata", ".init.data");
  private static final List<String> PCI_FIXUPS =
      List.of(
          ".pci_fixup_early",
          ".pci_fixup_header",
          ".pci_fixup_final",
          ".pci_fixup_enable",
          ".pci_fixup_resume",
          ".pci_fixup_resume_early",
          ".pci_fixup_suspend");
  private static final List<String> TEXT =
      List.of(
          ".text",
          ".text.*",
          ".sched.text",
          ".kprobes.text",
          ".cpuidle.text",
          ".noinstr.text",
          ".ltext",
          ".ltext.*");
  private static final List<String> ALL_TEXT =
      join(
          TEXT,
          List.of(
              ".init.text",
              ".exit.text",
              ".ref.text",
              ".head.text",
              ".spinlock.text",
              ".fixup",
              ".entry.text",
              ".exception.text",
              ".coldtext",
              ".softirqentry.text",
              ".irqentry.text"));
  private static final List<String> UNCHECKED =
      List.of(
          ".comment*",
          ".debug*",
          ".zdebug*",
          ".GCC.command.line",
          ".mdebug*",
          ".pdr",
          ".stab*",
          ".note*",
          ".got*",
          ".toc*",
          ".xt.prop",
          ".xt.lit",
          ".arcextmap*",
          ".gnu.linkonce.arcext*",
          ".cmem*",
          ".fmt_slot*",
          ".gnu.lto*",
          ".discard.*",
          ".llvm.call-graph-profile");

  private static final List<Rule> RULES =
      List.of(
          new Rule(join(TEXT, DATA), join(INIT, EXIT), List.of()),
          new Rule(INIT, EXIT, List.of()),
          new Rule(EXIT, INIT, List.of()),
          new Rule(PCI_FIXUPS, INIT, List.of()),
          new Rule(List.of("__ex_table"), List.of(".altinstr_replacement"), ALL_TEXT));

  private final Map<String, From> known = new HashMap<>();
  private final List<String> uncheckedSections;
  private final List<String> mayPointAnywhere;

  SectionRules(ModpostDialect dialect) {
    boolean is73 = dialect == ModpostDialect.V7_3;
    this.uncheckedSections =
        is73 ? join(UNCHECKED, List.of("__llvm_covfun", "__llvm_covmap", ".klp.symid")) : UNCHECKED;
    this.mayPointAnywhere =
        is73
            ? List.of("*_ops", "*_ops.llvm.*", "*_console")
            : List.of("*_ops", "*_probe", "*_console");
  }

  /**
   * One rule: sections {@code from} must not refer to {@code bad} ones, and, where {@code good} is
   * not empty, to no others than those.
   */
  record Rule(List<String> from, List<String> bad, List<String> good) {
    /** Returns whether this is the rule about fixups, the one that lists what is allowed. */
    boolean isFixup() {
      return !good.isEmpty();
    }

    boolean forbids(String section) {
      return Glob.anyMatches(bad, section);
    }

    private boolean isBrokenBy(String section) {
      return forbids(section) || (!good.isEmpty() && !Glob.anyMatches(good, section));
    }
  }

  /** What the rules say of references from sections of one name. */
  final class From {
    private final boolean unchecked;
    private final List<Rule> rules;
    private final Map<String, Optional<Rule>> broken = new HashMap<>();

    private From(String section) {
      unchecked = Glob.anyMatches(uncheckedSections, section);
      rules = RULES.stream().filter(rule -> Glob.anyMatches(rule.from, section)).toList();
    }

    /** Returns whether they are never looked at. */
    boolean isUnchecked() {
      return unchecked;
    }

    /** Returns whether any rule speaks of them. */
    boolean hasRule() {
      return !rules.isEmpty();
    }

    /** Returns the rule that a reference to {@code section} breaks, or null. */
    @Nullable Rule broken(String section) {
      return broken.computeIfAbsent(section, this::find).orElse(null);
    }

    private Optional<Rule> find(String section) {
      // An empty name is that of an undefined or absolute symbol.
      return section.isEmpty()
          ? Optional.empty()
          : rules.stream().filter(rule -> rule.isBrokenBy(section)).findFirst();
    }
  }

  /** Returns what is said of references from {@code section}; few names are those of most. */
  From from(String section) {
    return known.computeIfAbsent(section, From::new);
  }

  /** Returns whether a reference that breaks a rule is known to do no harm. */
  boolean isHarmless(String from, String fromSymbol, String to, String toSymbol) {
    boolean fromData = Glob.anyMatches(DATA, from);
    boolean toInit = Glob.anyMatches(INIT, to);
    // A module parameter that sysfs does not show is read at load time only.
    if (fromData && Glob.anyMatches(INIT_DATA, to) && fromSymbol.startsWith("__param")) {
      return true;
    }
    if (fromData && to.equals(".init.text") && fromSymbol.startsWith("__param_ops_")) {
      return true;
    }
    // Tables of functions, some of which are called early only.
    if (fromData
        && (toInit || Glob.anyMatches(EXIT, to))
        && Glob.anyMatches(mayPointAnywhere, fromSymbol)) {
      return true;
    }
    // Code that runs before anything is discarded.
    if (from.startsWith(".head.text") && toInit) {
      return true;
    }
    // Names for addresses, which no memory is behind.
    if (List.of("__init_begin", "_sinittext", "_einittext").contains(toSymbol)) {
      return true;
    }
    // A copy that the compiler made for a constant argument, which may be an init address.
    return Glob.anyMatches(ALL_TEXT, from) && toInit && Glob.matches("*.constprop.*", fromSymbol);
  }

  private static List<String> join(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
