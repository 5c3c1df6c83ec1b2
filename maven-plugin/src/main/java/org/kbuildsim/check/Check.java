package org.kbuildsim.check;

import java.util.Locale;
import org.kbuildsim.diagnostic.Severity;

/**
 * The kinds of findings. Names are stable: scripts and {@code docs/checks/} know them.
 *
 * <p>Each holds for any correct build, whatever the patches are about, or is a promise of a rule of
 * kbuild ({@link org.kbuildsim.rule}).
 */
public enum Check {
  BUILD_FAILS(Severity.ERROR, "each patch of a series builds by itself"),
  SYMBOL_UNDEFINED(Severity.ERROR, "what a module uses is defined and exported"),
  HELPER_NEEDS_EXPORT(Severity.WARNING, "what inlined helpers use is exported"),
  PROGRAM_REFUSED(Severity.ERROR, "a patch brings no new program into the build"),
  PROGRAM_ADDED(Severity.WARNING, "a patch brings no new program into the build"),
  TOOL_NOT_CHOSEN(Severity.ERROR, "files are made by the tools that the configuration chose"),
  COMMAND_EMPTY(Severity.ERROR, "a command begins with a program"),
  FILE_REFUSED(Severity.ERROR, "a build keeps to its tree, its object tree and the system"),
  LIMIT_EXCEEDED(Severity.ERROR, "a build ends, and within what a build needs"),
  ERROR_IGNORED(Severity.ERROR, "a build ends where a tool fails"),
  TOOL_WARNING(Severity.WARNING, "no tool prints a warning"),
  SECOND_BUILD_RUNS(Severity.WARNING, "a build with nothing to do runs nothing"),
  INPUT_NOT_PREREQUISITE(Severity.WARNING, "what a command reads is a prerequisite"),
  ORDER_MATTERS(Severity.ERROR, "what needs a file names it, whatever order files are made in"),
  INCREMENTAL_DIFFERS(Severity.WARNING, "an incremental build ends as a clean one"),
  OUTPUT_NOT_IGNORED(Severity.WARNING, "git ignores what a build in the source tree leaves"),
  SOURCE_IGNORED(Severity.WARNING, "git does not ignore sources"),
  IN_TREE_DIFFERS(Severity.WARNING, "a build in the source tree makes what one with O= makes"),
  PATH_LEFT(Severity.WARNING, "what is built does not say where"),
  CLEAN_DELETES(Severity.ERROR, "mrproper deletes nothing that git has"),
  CLEAN_LEAVES(Severity.WARNING, "mrproper removes what a build made"),
  VARIABLE_UNUSED(Severity.WARNING, "a variable that is set is used"),
  VARIABLE_UNSET(Severity.WARNING, "a variable that is used is set"),
  VARIABLE_NOT_EXPORTED(Severity.WARNING, "what a sub-make uses of the top Makefile is exported"),
  PREREQUISITE_BY_VPATH(Severity.WARNING, "a source is named where it lies"),
  OPTION_OFF_CHANGES(Severity.WARNING, "a new option that is off changes no command"),
  DEFINE_REPEATED(Severity.WARNING, "no macro is defined twice in a command"),
  FLAGS_DIFFER(Severity.WARNING, "a source compiled twice gets the same flags"),
  HELPER_DEBUG_INFO(Severity.ERROR, "bitcode for Rust objects has no debug information of C"),
  HELPER_SIDE(Severity.ERROR, "helpers are compiled for the side they are inlined into"),
  HELPER_NOT_INTERNAL(Severity.ERROR, "helpers become internal to each Rust object"),
  HELPER_LINK_ORDER(Severity.ERROR, "the crate comes first in a link with helpers"),
  IR_EDITED(Severity.WARNING, "nobody but LLVM changes what LLVM writes as text"),
  HELPER_SYMBOL_LEFT(Severity.WARNING, "no helper is left in an image that has them inlined"),
  TARGET_DIFFERS(Severity.ERROR, "all objects are made for one target");

  private final Severity severity;
  private final String rule;

  Check(Severity severity, String rule) {
    this.severity = severity;
    this.rule = rule;
  }

  /** Returns whether a finding of this kind may be what another one looks like from outside. */
  boolean isSymptom() {
    return switch (this) {
      case BUILD_FAILS,
          SYMBOL_UNDEFINED,
          ERROR_IGNORED,
          TOOL_WARNING,
          INPUT_NOT_PREREQUISITE,
          ORDER_MATTERS,
          INCREMENTAL_DIFFERS,
          IN_TREE_DIFFERS,
          HELPER_NEEDS_EXPORT,
          HELPER_SYMBOL_LEFT,
          FLAGS_DIFFER ->
          true;
      default -> false;
    };
  }

  /** Returns whether it is seen while a state is built from the one before, not in the state. */
  boolean isOfStep() {
    return switch (this) {
      case PROGRAM_ADDED, FILE_REFUSED, LIMIT_EXCEEDED, OPTION_OFF_CHANGES -> true;
      default -> false;
    };
  }

  /** Returns whether it is about what is a prerequisite of what. */
  boolean isOfDependencies() {
    return this == INPUT_NOT_PREREQUISITE || this == ORDER_MATTERS;
  }

  /** Returns whether it looks at a tree that was built of nothing. */
  public boolean needsCleanBuild() {
    return this == INCREMENTAL_DIFFERS || this == CLEAN_LEAVES || this == ORDER_MATTERS;
  }

  /** Returns the name that reports show: {@code build-fails}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns how much a finding of this kind weighs. */
  public Severity severity() {
    return severity;
  }

  /** Returns what holds for a correct build, in one line. */
  public String rule() {
    return rule;
  }
}
