package org.kbuildsim.diagnostic;

import org.jspecify.annotations.Nullable;

/**
 * Turns a diagnostic into the lines a person reads.
 *
 * <pre>
 * scripts/Makefile.build:41:12: error: missing separator
 *    41 | $(call emit,$(obj))
 *       |             ^^^^^^
 * Kbuild:7:1: note: expanded from here, in `$(call emit,…)`
 * help: begin the recipe line with a tab
 * </pre>
 */
public final class DiagnosticRenderer {
  private static final int LINE_LIMIT = 200;

  private DiagnosticRenderer() {}

  /** Returns {@code diagnostic} as text, each line ended by a line feed. */
  public static String render(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    head(out, diagnostic.where(), diagnostic.severity().word(), diagnostic.message());
    if (diagnostic.where() instanceof Span span) {
      excerpt(out, span);
    }
    for (Diagnostic.Note note : diagnostic.notes()) {
      head(out, note.where(), "note", note.message());
    }
    for (String help : diagnostic.help()) {
      head(out, null, "help", help);
    }
    return out.toString();
  }

  private static void head(
      StringBuilder out, @Nullable Location where, String word, String message) {
    if (where != null) {
      out.append(where.render()).append(": ");
    }
    out.append(word).append(": ").append(message).append('\n');
  }

  private static void excerpt(StringBuilder out, Span span) {
    String line = span.source().lineText(span.line());
    int column = span.column() - 1;
    if (column > line.length() || line.isBlank()) {
      return;
    }
    // A line of a generated file can be megabytes long; show the part that matters.
    int from = column > LINE_LIMIT / 2 ? column - LINE_LIMIT / 2 : 0;
    int to = Math.min(line.length(), from + LINE_LIMIT);
    int width = Math.max(1, Math.min(span.end() - span.start(), to - column));
    out.append(String.format("%5d | %s%n", span.line(), line.substring(from, to)));
    // Tabs stay tabs, so that the caret stands under its character in any terminal.
    String lead = line.substring(from, column).replaceAll("[^\t]", " ");
    out.append("      | ").append(lead).append("^".repeat(width)).append('\n');
  }
}
