package org.kbuildsim.tree;

import java.util.List;

/**
 * One stretch of changed lines of a file, with the lines around it.
 *
 * @param header its first line, {@code @@ -1,3 +1,4 @@ context}
 * @param oldStart the line it begins at before the patch, counted from 1; 0 in an empty file
 * @param newStart the line it begins at after the patch
 */
public record Hunk(String header, int oldStart, int newStart, List<Line> lines) {

  /** What a patch does with a line. */
  public enum Kind {
    CONTEXT,
    ADDED,
    REMOVED
  }

  /**
   * A line of a hunk.
   *
   * @param text without the sign in its first column and without its line end
   * @param oldLine its number before the patch; for an added one, that of the line it stands before
   * @param newLine its number after the patch; for a removed one, that of the line that took its
   *     place
   */
  public record Line(Kind kind, String text, int oldLine, int newLine) {}

  /** Creates a hunk; the list is copied. */
  public Hunk {
    lines = List.copyOf(lines);
  }

  /** Returns the lines that have to stand in the file for the hunk to apply. */
  List<String> before() {
    return lines.stream().filter(l -> l.kind() != Kind.ADDED).map(Line::text).toList();
  }

  /** Returns the lines that are added or removed. */
  public List<Line> changes() {
    return lines.stream().filter(l -> l.kind() != Kind.CONTEXT).toList();
  }
}
