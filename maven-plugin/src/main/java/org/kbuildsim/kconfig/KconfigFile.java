package org.kbuildsim.kconfig;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.diagnostic.SourceText;

/**
 * One inclusion of a Kconfig file: its text, and by which {@code source} line it came to be read.
 *
 * <p>The chain of inclusions costs nothing: each file holds the one that named it.
 */
public final class KconfigFile {
  private static final Pattern ENTRY =
      Pattern.compile(
          "^\\s*(config|menuconfig|choice|endchoice|comment|menu|endmenu|if|endif|source)\\b");

  private final String name;
  private final String text;
  private final @Nullable Place includedFrom;
  private final int depth;
  private @Nullable SourceText source;

  KconfigFile(String name, String text, @Nullable Place includedFrom) {
    this.name = name;
    this.text = text;
    this.includedFrom = includedFrom;
    this.depth = includedFrom == null ? 1 : includedFrom.file().depth + 1;
  }

  /** Returns the name as it was written in {@code source}. */
  public String name() {
    return name;
  }

  /** Returns the {@code source} statement that named it; null for the top file. */
  public @Nullable Place includedFrom() {
    return includedFrom;
  }

  /** Returns the bytes of the file, one to a char. */
  String text() {
    return text;
  }

  /** Returns 1 for the top file, one more for each inclusion. */
  int depth() {
    return depth;
  }

  /** Returns line {@code line} without its indentation as a location. */
  Location line(int line) {
    SourceText shown = source();
    String all = shown.text();
    int start = 0;
    for (int i = 1; i < line; i++) {
      int end = all.indexOf('\n', start);
      if (end < 0) {
        return shown.span(all.length(), all.length());
      }
      start = end + 1;
    }
    int end = all.indexOf('\n', start);
    end = end < 0 ? all.length() : end;
    while (start < end && Character.isWhitespace(all.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(all.charAt(end - 1))) {
      end--;
    }
    return shown.span(start, end);
  }

  /** Returns whether no entry begins between the two lines, so that both are in the same one. */
  boolean isOneEntry(int one, int other) {
    int first = Math.min(one, other);
    List<String> between = text.lines().skip(first).limit(Math.max(one, other) - first).toList();
    return between.stream().noneMatch(line -> ENTRY.matcher(line).find());
  }

  /** Returns bytes {@code start} to {@code end} as a location. */
  Location span(int start, int end) {
    int from = RawText.display(text.substring(0, Math.min(start, text.length()))).length();
    int length =
        RawText.display(
                text.substring(Math.min(start, text.length()), Math.min(end, text.length())))
            .length();
    SourceText shown = source();
    int limit = shown.text().length();
    return shown.span(Math.min(from, limit), Math.min(from + length, limit));
  }

  private SourceText source() {
    if (source == null) {
      source = new SourceText(RawText.display(name), RawText.display(text));
    }
    return Objects.requireNonNull(source);
  }

  @Override
  public String toString() {
    return name;
  }
}
