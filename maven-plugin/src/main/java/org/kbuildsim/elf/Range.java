package org.kbuildsim.elf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.Location;

/**
 * A checked stretch of a file: every read is tested against its bounds, so that a corrupt offset
 * becomes a diagnostic that names the part of the file it was found in.
 */
final class Range {
  private final String file;
  private final String what;
  private final ByteBuffer data;
  private final int start;
  private final int size;

  private Range(String file, String what, ByteBuffer data, int start, int size) {
    this.file = file;
    this.what = what;
    this.data = data;
    this.start = start;
    this.size = size;
  }

  /** Returns the whole of {@code data}, whose byte order has been set. */
  static Range whole(String file, ByteBuffer data) {
    return new Range(file, "file", data, 0, data.limit());
  }

  /** Returns {@code length} bytes from {@code offset} on, which messages call {@code part}. */
  Range part(String part, long offset, long length) {
    if (offset < 0 || length < 0 || offset > size || length > size - offset) {
      throw corrupt(
          part
              + ": offset is "
              + Long.toUnsignedString(offset)
              + " and size is "
              + Long.toUnsignedString(length)
              + ", expected to end within "
              + size);
    }
    return new Range(file, part, data, start + (int) offset, (int) length);
  }

  int size() {
    return size;
  }

  int u8(long offset) {
    return data.get(at(offset, 1)) & 0xff;
  }

  int u16(long offset) {
    return data.getShort(at(offset, 2)) & 0xffff;
  }

  int s32(long offset) {
    return data.getInt(at(offset, 4));
  }

  long u32(long offset) {
    return data.getInt(at(offset, 4)) & 0xffffffffL;
  }

  long s64(long offset) {
    return data.getLong(at(offset, 8));
  }

  /** Returns the bytes from {@code offset} up to the next NUL, one character each. */
  String string(long offset) {
    int from = at(offset, 1);
    return latin1(from, stringEnd(offset, from) - from);
  }

  /** Returns whether the bytes from {@code offset} on are those of {@code prefix}. */
  boolean startsWith(long offset, String prefix) {
    for (int i = 0; i < prefix.length(); i++) {
      if (offset + i >= size || u8(offset + i) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private int stringEnd(long offset, int from) {
    int limit = start + size;
    int end = from;
    // Eight bytes at a time: to read a symbol table is, most of all, to look for the ends of names.
    while (end <= limit - 8 && !hasZero(data.getLong(end))) {
      end += 8;
    }
    while (end < limit && data.get(end) != 0) {
      end++;
    }
    if (end == limit) {
      throw corrupt(what + ": string at " + offset + " is not terminated within " + size);
    }
    return end;
  }

  /**
   * Returns whether one of the eight bytes is zero: only such a one borrows without its top bit.
   */
  private static boolean hasZero(long bytes) {
    return (bytes - 0x0101010101010101L & ~bytes & 0x8080808080808080L) != 0;
  }

  /** Returns how many bytes there are from {@code offset} up to the next NUL. */
  int stringLength(long offset) {
    int from = at(offset, 1);
    return stringEnd(offset, from) - from;
  }

  /** Copies {@code length} bytes from {@code offset} on. */
  void copy(long offset, int length, byte[] to, int at) {
    if (length > 0) {
      data.get(at(offset, length), to, at, length);
    }
  }

  /** Returns {@code length} bytes from {@code offset} on, one character each. */
  String text(long offset, int length) {
    return latin1(length == 0 ? start : at(offset, length), length);
  }

  ByteBuffer buffer() {
    ByteBuffer view = data.duplicate().order(data.order());
    view.position(start).limit(start + size);
    return view.slice().order(data.order()).asReadOnlyBuffer().order(data.order());
  }

  DiagnosticException corrupt(String message) {
    return Diagnostic.error(Location.file(file), message).asException();
  }

  private String latin1(int from, int length) {
    if (data.hasArray()) {
      return new String(
          data.array(), data.arrayOffset() + from, length, StandardCharsets.ISO_8859_1);
    }
    byte[] bytes = new byte[length];
    data.get(from, bytes);
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private int at(long offset, int length) {
    if (offset < 0 || offset > size - length) {
      throw corrupt(
          what
              + ": offset is "
              + Long.toUnsignedString(offset)
              + ", expected at most "
              + (size - length));
    }
    return start + (int) offset;
  }
}
