package org.kbuildsim.kernel;

import java.util.regex.Pattern;

/** What a line that some tool printed is. */
public final class ToolLine {
  // clang, llvm-link and rustc say `warning: …`, ld.lld with its name before it, modpost shouts.
  private static final Pattern WARNING =
      Pattern.compile("(^|[\\s:])(warning|WARNING)(\\[[\\w-]+\\])?: ");
  // $(warning …) of a makefile: its text behind the place, and no word that says so.
  private static final Pattern OF_A_MAKEFILE =
      Pattern.compile("^(\\S*/)?(Makefile|Kbuild)[\\w.-]*:\\d+: (?!\\*\\*\\*)");

  private ToolLine() {}

  /** Returns whether the line is a warning. */
  public static boolean isWarning(String line) {
    return WARNING.matcher(line).find() || OF_A_MAKEFILE.matcher(line).find();
  }
}
