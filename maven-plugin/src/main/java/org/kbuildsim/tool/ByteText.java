package org.kbuildsim.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * A growing text of bytes, for one thread: lists of symbols are written a few bytes at a time,
 * where the lock of a {@link java.io.ByteArrayOutputStream} would be most of the work.
 */
final class ByteText {
  private byte[] bytes;
  private int size;

  ByteText(int capacity) {
    bytes = new byte[Math.max(capacity, 64)];
  }

  ByteText add(byte[] text) {
    return add(text, 0, text.length);
  }

  ByteText add(byte[] text, int from, int length) {
    System.arraycopy(text, from, room(length), size, length);
    size += length;
    return this;
  }

  ByteText add(char oneByte) {
    room(1)[size++] = (byte) oneByte;
    return this;
  }

  /** Returns the array that {@code length} more bytes have room in, at {@link #size}. */
  byte[] room(int length) {
    if (bytes.length - size < length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
    }
    return bytes;
  }

  int size() {
    return size;
  }

  /** Makes {@code length} bytes part of the text that were put into {@link #room}. */
  void added(int length) {
    size += length;
  }

  void clear() {
    size = 0;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
  }
}
