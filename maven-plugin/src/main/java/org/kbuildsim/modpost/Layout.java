package org.kbuildsim.modpost;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The layout of one {@code struct X_device_id} (kernel: {@code include/linux/mod_devicetable.h}) by
 * C's rules of natural alignment.
 *
 * <p>Written as {@code "u16 vendor device; char[20] name; long data"}: types {@code u8 u16 u32},
 * {@code long} (also a pointer), {@code char[n]} and {@code T[n]}, and {@code bits[n]}, a bitmap of
 * as many longs as bit n needs.
 */
final class Layout {
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final int size;

  /**
   * A field.
   *
   * @param offset its place in bytes
   * @param width the size of one number of it in bytes
   */
  record Field(int offset, int width) {}

  private Layout(String text, int longSize) {
    int at = 0;
    int align = 1;
    for (String line : text.split(";", -1)) {
      String[] words = line.strip().split("\\s+", -1);
      int bracket = words[0].indexOf('[');
      String type = bracket < 0 ? words[0] : words[0].substring(0, bracket);
      int count =
          bracket < 0
              ? 1
              : Integer.parseInt(words[0].substring(bracket + 1, words[0].length() - 1));
      int width =
          switch (type) {
            case "u8", "char" -> 1;
            case "u16" -> 2;
            case "u32" -> 4;
            default -> longSize;
          };
      if (type.equals("bits")) {
        count = count / (8 * longSize) + 1;
      }
      for (int i = 1; i < words.length; i++) {
        at = (at + width - 1) / width * width;
        fields.put(words[i], new Field(at, width));
        at += width * count;
      }
      align = Math.max(align, width);
    }
    this.size = (at + align - 1) / align * align;
  }

  /** Reads a layout for a machine whose {@code long} has {@code longSize} bytes. */
  static Layout of(String text, int longSize) {
    return new Layout(text, longSize);
  }

  Field field(String name) {
    Field field = fields.get(name);
    if (field == null) {
      throw new IllegalArgumentException("no field " + name);
    }
    return field;
  }

  /** Returns the size of one entry in bytes. */
  int size() {
    return size;
  }
}
