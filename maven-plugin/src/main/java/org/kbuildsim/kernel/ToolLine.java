package org.kbuildsim.kernel;

import java.util.regex.Pattern;

/** What a line that some tool printed is. */
public final class ToolLine {
  // clang, llvm-link and rustc say `warning: …`, ld.lld with its name before it, modpost shouts.
  private static final Pattern WARNING =
      Pattern.compile("(^|[\\s:])(warning|WARNING)(\\[[\\w-]+\\])?: ");

  private ToolLine() {}

  /** Returns whether the line is a warning. */
  public static boolean isWarning(String line) {
    return WARNING.matcher(line).find();
  }
}
