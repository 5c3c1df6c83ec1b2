package org.kbuildsim.make;

/**
 * Backslashes in makefiles: they quote the character that would otherwise end something, and only
 * there; elsewhere they stand for themselves. Finding such a character removes them on the way.
 */
final class Quoting {
  private static final int[] NO_POSITIONS = {};

  private Quoting() {}

  /** Returns {@code raw} with each backslash-newline and the blanks around it made one space. */
  static String joinLines(String raw) {
    return raw.indexOf('\n') < 0 ? raw : join(raw, NO_POSITIONS);
  }

  /** Returns, for each character of the joined line and its end, where it stands in {@code raw}. */
  static int[] positions(String raw) {
    int[] positions = new int[raw.length() + 1];
    join(raw, positions);
    return positions;
  }

  private static String join(String raw, int[] positions) {
    StringBuilder out = new StringBuilder(raw.length());
    int in = 0;
    while (in < raw.length()) {
      int newline = raw.indexOf('\n', in);
      int end = newline < 0 ? raw.length() : newline;
      note(positions, out, in, end);
      out.append(raw, in, end);
      in = end;
      if (newline < 0) {
        break;
      }
      int slashes = 0;
      while (slashes < in && raw.charAt(in - 1 - slashes) == '\\') {
        slashes++;
      }
      out.setLength(out.length() - slashes + slashes / 2);
      in++;
      if (slashes % 2 == 0) {
        note(positions, out, in - 1);
        out.append('\n');
        continue;
      }
      while (in < raw.length() && Words.isBlank(raw.charAt(in))) {
        in++;
      }
      int blank = out.length();
      while (blank > 0 && Words.isBlank(out.charAt(blank - 1))) {
        blank--;
      }
      out.setLength(blank);
      note(positions, out, in - 1);
      out.append(' ');
    }
    note(positions, out, in);
    return out.toString();
  }

  private static void note(int[] positions, StringBuilder out, int start, int end) {
    for (int i = start; positions.length > 0 && i < end; i++) {
      positions[out.length() + i - start] = i;
    }
  }

  private static void note(int[] positions, StringBuilder out, int in) {
    if (positions.length > 0) {
      positions[out.length()] = in;
    }
  }

  /**
   * Finds the first of {@code stops} that no backslash quotes, and removes quoting backslashes up
   * to there.
   *
   * @param skipReferences whether what stands in {@code $(…)} does not count
   * @return its position in the changed {@code text}, or -1
   */
  static int find(StringBuilder text, int from, String stops, boolean skipReferences) {
    int at = from;
    if (stops.length() == 1 && !skipReferences) {
      // Most often it is not there, or nothing is quoted.
      int first = text.indexOf(stops, from);
      if (first <= from || text.charAt(first - 1) != '\\') {
        return first;
      }
    }
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '$' && skipReferences) {
        at = afterReference(text, at);
        continue;
      }
      if (stops.indexOf(c) < 0) {
        at++;
        continue;
      }
      int slashes = 0;
      while (at - slashes > from && text.charAt(at - slashes - 1) == '\\') {
        slashes++;
      }
      int dropped = slashes - slashes / 2;
      text.delete(at - dropped, at);
      at -= dropped;
      if (slashes % 2 == 0) {
        return at;
      }
      at++;
    }
    return -1;
  }

  /** Returns where the reference that begins with the dollar at {@code dollar} ends. */
  static int afterReference(CharSequence text, int dollar) {
    int at = dollar + 1;
    if (at >= text.length()) {
      return text.length();
    }
    char open = text.charAt(at++);
    if (open != '(' && open != '{') {
      return at;
    }
    char close = open == '(' ? ')' : '}';
    for (int depth = 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == open) {
        depth++;
      } else if (c == close && --depth == 0) {
        return at + 1;
      }
    }
    return at;
  }
}
