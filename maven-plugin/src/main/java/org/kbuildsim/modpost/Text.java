package org.kbuildsim.modpost;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Between the byte strings modpost works on and the outside's paths and arguments. */
final class Text {
  private Text() {}

  /** Returns the bytes of {@code argument}, one character each. */
  static String ofArgument(String argument) {
    return new String(argument.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String ofBytes(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Returns {@code text} as a person reads it. */
  static String readable(String text) {
    return new String(bytes(text), StandardCharsets.UTF_8);
  }

  static Path resolve(Path directory, String name) {
    // A name may be as long as the system allows, and the directory comes on top.
    String shortened = name;
    while (shortened.startsWith("./") || shortened.contains("/./")) {
      shortened =
          shortened.startsWith("./") ? shortened.substring(2) : shortened.replace("/./", "/");
    }
    return directory.resolve(readable(shortened));
  }

  /** Returns what follows the last slash of {@code path}. */
  static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Returns what precedes {@link #baseName}, the slash included. */
  static String directory(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /** Returns whether C's {@code isspace} holds in the C locale. */
  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /** Returns the part of {@code text} before its first NUL. */
  static String cString(String text) {
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
