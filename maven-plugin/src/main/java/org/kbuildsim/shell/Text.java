package org.kbuildsim.shell;

import java.nio.charset.StandardCharsets;
import org.kbuildsim.process.ByteText;

/**
 * Text inside the model: one char holds one byte, because dash counts, matches and splits bytes.
 *
 * <p>Chars have room above the byte. While a word is expanded, marks stand there that say how each
 * byte came about; field splitting, globbing and quote removal read them ({@link Fields}).
 */
final class Text {
  /** The byte was quoted: neither split nor special in a pattern. */
  static final char QUOTED = 0x100;

  /** The byte came from an unquoted expansion: a place to split, if IFS holds it. */
  static final char SPLIT = 0x200;

  /** No byte: here one field of {@code $@} ends and the next begins. */
  static final char BREAK = 0x400;

  /** No byte: something quoted stood here, so the field exists even if it is empty. */
  static final char PRESENT = 0x800;

  private Text() {}

  /** Returns the bytes of {@code unicode}. */
  static String bytes(String unicode) {
    return isAscii(unicode)
        ? unicode
        : new String(ByteText.bytes(unicode), StandardCharsets.ISO_8859_1);
  }

  /** Returns what {@code bytes} spell, for Java's file and process functions. */
  static String unicode(String bytes) {
    return isAscii(bytes) ? bytes : ByteText.of(raw(bytes));
  }

  static byte[] raw(String bytes) {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String ofRaw(byte[] raw, int length) {
    return new String(raw, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** Appends {@code text}, each byte with {@code mark}. */
  static void append(StringBuilder out, String text, char mark) {
    for (int i = 0; i < text.length(); i++) {
      out.append((char) (text.charAt(i) | mark));
    }
  }

  /** Returns {@code text} without marks; fields joined by spaces. */
  static String plain(CharSequence text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == BREAK) {
        out.append(' ');
      } else if (c != PRESENT) {
        out.append((char) (c & 0xFF));
      }
    }
    return out.toString();
  }

  /** Returns {@code text} as a pattern: the quoted bytes keep their mark. */
  static String pattern(CharSequence text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == BREAK) {
        out.append(' ');
      } else if (c != PRESENT) {
        out.append((char) (c & (0xFF | QUOTED)));
      }
    }
    return out.toString();
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }
}
