package org.kbuildsim.modpost;

import java.nio.ByteBuffer;
import java.util.Locale;

/** One entry of a device table: its fields by name. */
final class DeviceEntry {
  private final Layout layout;
  private final ByteBuffer data;
  private final int start;
  private final int longSize;

  /**
   * Creates an entry.
   *
   * @param data the table, in the target's byte order
   * @param start where the entry begins
   */
  DeviceEntry(Layout layout, ByteBuffer data, int start, int longSize) {
    this.layout = layout;
    this.data = data;
    this.start = start;
    this.longSize = longSize;
  }

  /** Returns a number, unsigned (a 64-bit one as its bits). */
  long get(String field) {
    return get(field, 0);
  }

  /** Returns element {@code index} of an array. */
  long get(String field, int index) {
    Layout.Field place = layout.field(field);
    int at = start + place.offset() + index * place.width();
    return switch (place.width()) {
      case 1 -> data.get(at) & 0xff;
      case 2 -> data.getShort(at) & 0xffff;
      case 4 -> data.getInt(at) & 0xffffffffL;
      default -> data.getLong(at);
    };
  }

  /** Returns whether the field's number is not {@code any}, the mark for "matches all". */
  boolean isNot(String field, long any) {
    return get(field) != any;
  }

  boolean has(String field, long flag) {
    return (get(field) & flag) != 0;
  }

  /** Returns whether bit {@code bit} of a bitmap is set. */
  boolean bit(String field, int bit) {
    int perLong = 8 * longSize;
    return (get(field, bit / perLong) >>> (bit % perLong) & 1) != 0;
  }

  /** Returns the C string that begins with a field, one character a byte. */
  String string(String field) {
    return string(field, 0);
  }

  /** Returns the C string that begins {@code offset} bytes into a field. */
  String string(String field, int offset) {
    StringBuilder text = new StringBuilder();
    for (int at = start + layout.field(field).offset() + offset; at < data.limit(); at++) {
      int c = data.get(at) & 0xff;
      if (c == 0) {
        break;
      }
      text.append((char) c);
    }
    return text.toString();
  }

  /** Returns the number in upper-case hexadecimal, as many digits as the field can need. */
  String hex(String field) {
    return hex(field, 0);
  }

  String hex(String field, int index) {
    return hex(get(field, index), 2 * layout.field(field).width());
  }

  static String hex(long value, int digits) {
    return String.format(Locale.ROOT, "%0" + digits + "X", value);
  }
}
