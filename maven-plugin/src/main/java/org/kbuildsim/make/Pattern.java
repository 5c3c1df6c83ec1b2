package org.kbuildsim.make;

import org.jspecify.annotations.Nullable;

/**
 * A word in which the first unquoted {@code %} stands for any characters, none included.
 *
 * <p>Backslashes quote only where they stand before a {@code %}: {@code \%} is a percent sign,
 * {@code \\%} a backslash and the wildcard (manual, 6.3.1 and 8.2).
 *
 * @param prefix what stands before the wildcard; the whole word if there is none
 * @param suffix what stands behind the wildcard, or null if there is none
 */
record Pattern(String prefix, @Nullable String suffix) {

  static Pattern of(String text) {
    int percent = text.indexOf('%');
    if (percent < 0) {
      return new Pattern(text, null);
    }
    StringBuilder before = new StringBuilder();
    int copied = 0;
    for (; percent >= 0; percent = text.indexOf('%', percent + 1)) {
      int slashes = 0;
      while (percent - slashes > copied && text.charAt(percent - slashes - 1) == '\\') {
        slashes++;
      }
      before.append(text, copied, percent - slashes).append("\\".repeat(slashes / 2));
      copied = percent;
      if (slashes % 2 == 0) {
        return new Pattern(before.toString(), text.substring(percent + 1));
      }
    }
    return new Pattern(before.append(text, copied, text.length()).toString(), null);
  }

  /** Returns whether there is no wildcard. */
  boolean isLiteral() {
    return suffix == null;
  }

  boolean matches(String word) {
    return suffix == null
        ? word.equals(prefix)
        : word.length() >= prefix.length() + suffix.length()
            && word.startsWith(prefix)
            && word.endsWith(suffix);
  }

  /** Returns what the wildcard stands for in {@code word}, which matches. */
  String stem(String word) {
    return suffix == null ? "" : word.substring(prefix.length(), word.length() - suffix.length());
  }

  /** Returns the word with {@code stem} in the wildcard's place. */
  String with(String stem) {
    return suffix == null ? prefix : prefix + stem + suffix;
  }

  @Override
  public String toString() {
    return with("%");
  }
}
