package org.kbuildsim.process;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Bytes as text and back without loss.
 *
 * <p>Make and shells pass bytes on; Java has characters. UTF-8 is read as such, and each byte that
 * is no part of it becomes a lone surrogate, U+DC80 to U+DCFF, as in Python's PEP 383.
 */
public final class ByteText {
  private static final char FIRST = '\uDC80';
  private static final char LAST = '\uDCFF';
  private static final int OFFSET = FIRST - 0x80;

  private ByteText() {}

  /** Returns the text that {@code bytes} spell. */
  public static String of(byte[] bytes) {
    // Much faster than a decoder that reports stray bytes; this puts U+FFFD in their place.
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0 ? text : withStrayBytes(bytes);
  }

  private static String withStrayBytes(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    while (in.hasRemaining()) {
      CoderResult result = decoder.decode(in, out, true);
      for (int stray = result.isError() ? result.length() : 0; stray > 0; stray--) {
        out.put((char) (OFFSET + (in.get() & 0xFF)));
      }
    }
    return out.flip().toString();
  }

  /** Returns the bytes that {@code text} was made of. */
  public static byte[] bytes(String text) {
    int stray = nextStray(text, 0);
    if (stray < 0) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    int start = 0;
    for (; stray >= 0; stray = nextStray(text, start)) {
      out.writeBytes(text.substring(start, stray).getBytes(StandardCharsets.UTF_8));
      out.write(text.charAt(stray) - OFFSET);
      start = stray + 1;
    }
    out.writeBytes(text.substring(start).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /** Returns whether {@code text} has bytes that are not UTF-8: Java can name no such file. */
  public static boolean hasStrayBytes(String text) {
    return nextStray(text, 0) >= 0;
  }

  private static int nextStray(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= FIRST && c <= LAST && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)))) {
        return i;
      }
    }
    return -1;
  }
}
