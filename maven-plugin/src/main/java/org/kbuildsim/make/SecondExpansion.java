package org.kbuildsim.make;

/** The stem in prerequisites that are expanded a second time (manual, 3.9). */
final class SecondExpansion {
  private SecondExpansion() {}

  /** Returns {@code text} with the first unquoted {@code %} of each word replaced. */
  static String withStem(String text, String stem) {
    StringBuilder out = new StringBuilder();
    boolean replaced = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '$' && i + 1 < text.length()) {
        // What stands in a reference is part of its word; a percent sign in it is a function's.
        int end = Quoting.afterReference(text, i);
        out.append(text, i, end);
        i = end - 1;
      } else if (c == '%' && !replaced) {
        out.append(stem);
        replaced = true;
      } else {
        replaced &= !Words.isSpace(c);
        out.append(c);
      }
    }
    return out.toString();
  }
}
