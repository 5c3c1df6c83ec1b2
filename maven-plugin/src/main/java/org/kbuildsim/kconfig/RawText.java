package org.kbuildsim.kconfig;

import java.nio.charset.StandardCharsets;

/**
 * Text as {@code conf} sees it: bytes, one to a char.
 *
 * <p>{@code conf} knows no encoding. To give back every byte it was given, files are read as
 * Latin-1 throughout this package; only where text leaves it towards people, the shell or the file
 * system is it taken for the UTF-8 that it usually is.
 */
final class RawText {
  private RawText() {}

  /** Returns the bytes as raw text. */
  static String of(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** Returns ordinary text as raw text. */
  static String of(String text) {
    return isAscii(text) ? text : of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the bytes of raw text. */
  static byte[] bytes(String raw) {
    return raw.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Returns raw text as ordinary text. */
  static String display(String raw) {
    return isAscii(raw) ? raw : new String(bytes(raw), StandardCharsets.UTF_8);
  }

  /** Returns C's {@code isspace} in the C locale. */
  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
