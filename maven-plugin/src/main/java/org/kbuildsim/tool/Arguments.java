package org.kbuildsim.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over an argument list whose response files have been put in place.
 *
 * <p>rustc has one argument a line in them, the others words with quotes; a name that cannot be
 * read stays as it is, since the tool will say so.
 */
final class Arguments {
  private static final int DEPTH = 8;

  private final List<String> words = new ArrayList<>();
  private final List<String> responseFiles = new ArrayList<>();
  private int position;

  private Arguments() {}

  static Arguments of(List<String> words, Path directory) {
    Arguments result = new Arguments();
    result.addAll(words, directory, 0);
    return result;
  }

  private void addAll(List<String> from, Path directory, int depth) {
    for (String word : from) {
      String text =
          word.startsWith("@") && depth < DEPTH ? read(word.substring(1), directory) : null;
      if (text == null) {
        words.add(word);
      } else {
        responseFiles.add(word.substring(1));
        addAll(split(text), directory, depth + 1);
      }
    }
  }

  private static @Nullable String read(String name, Path directory) {
    try {
      Path file = directory.resolve(name);
      return Files.isRegularFile(file)
          ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
          : null;
    } catch (IOException | InvalidPathException e) {
      return null;
    }
  }

  private static List<String> split(String text) {
    List<String> result = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\\' && i + 1 < text.length()) {
        word.append(text.charAt(++i));
        inWord = true;
      } else if (c == '\'' || c == '"') {
        quote = c;
        inWord = true;
      } else if (!Character.isWhitespace(c)) {
        word.append(c);
        inWord = true;
      } else if (inWord) {
        result.add(word.toString());
        word.setLength(0);
        inWord = false;
      }
    }
    if (inWord) {
      result.add(word.toString());
    }
    return result;
  }

  /** Returns the response files that were read, in the order of their use. */
  List<String> responseFiles() {
    return List.copyOf(responseFiles);
  }

  boolean hasNext() {
    return position < words.size();
  }

  String next() {
    return words.get(position++);
  }

  /** Returns the value of an option that has it in the next word, or null at the end. */
  @Nullable String value() {
    return hasNext() ? next() : null;
  }

  /**
   * Returns the value if {@code word} is the option {@code name}: in the same word after {@code =},
   * or the whole next word.
   */
  @Nullable String longOption(String word, String name) {
    if (word.equals(name)) {
      return value();
    }
    return word.startsWith(name + "=") ? word.substring(name.length() + 1) : null;
  }

  /** Returns the value of a one-letter option, glued to it or in the next word. */
  @Nullable String shortOption(String word, String name) {
    if (word.equals(name)) {
      return value();
    }
    return word.startsWith(name) ? word.substring(name.length()) : null;
  }
}
