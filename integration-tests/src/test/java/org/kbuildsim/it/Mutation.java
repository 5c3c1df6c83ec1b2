package org.kbuildsim.it;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.kbuildsim.elf.ElfFile;

/**
 * Makes a file wrong in a way that files get wrong: cut off, a byte changed, a number off. Of an
 * ELF file it knows where the numbers are.
 */
final class Mutation {
  private static final long[] NUMBERS = {
    0,
    1,
    2,
    3,
    7,
    8,
    0x7f,
    0xff,
    0xff00,
    0xfff1,
    0xfff2,
    0xffff,
    0x7fffffffL,
    0x80000000L,
    0xffffffffL,
    0x7fffffffffffffffL,
    0x8000000000000000L,
    -1,
    -8,
    1L << 20,
    1L << 32
  };

  private static final String TEXT = "0123456789 /#\n\0.-`";

  private final Random random;
  private final ByteBuffer bytes;
  private final boolean isElf;
  private final boolean is64;
  private final int sections;
  private final int count;

  private Mutation(byte[] file, Random random) {
    this.random = random;
    this.bytes =
        ByteBuffer.wrap(file.clone())
            .order(file[5] == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    this.isElf = ElfFile.isElf(bytes);
    this.is64 = file[4] == 2;
    this.sections = !isElf ? 0 : is64 ? (int) bytes.getLong(40) : bytes.getInt(32);
    this.count = isElf ? bytes.getShort(is64 ? 60 : 48) : 0;
  }

  /** Returns {@code file}, a sound one, with one to three faults. */
  static byte[] of(byte[] file, Random random) {
    Mutation mutation = new Mutation(file, random);
    int length = file.length;
    for (int i = random.nextInt(3); i >= 0; i--) {
      length = Math.min(length, mutation.next());
    }
    return Arrays.copyOf(mutation.bytes.array(), length);
  }

  /** Makes one fault and returns how much of the file is left. */
  private int next() {
    int size = bytes.limit();
    switch (isElf ? random.nextInt(8) : random.nextInt(5) == 0 ? 0 : 7 + random.nextInt(3)) {
      case 0 -> {
        return 1 + random.nextInt(size);
      }
      // Class, order and machine stay: then the right one of the real programs can be asked.
      case 1 -> number(random.nextBoolean() ? 16 : 20 + random.nextInt((is64 ? 64 : 52) - 20));
      case 2, 3 -> number(header() + 4 * random.nextInt(is64 ? 16 : 10));
      case 4, 5, 6 -> {
        int header = header();
        long offset = is64 ? bytes.getLong(header + 24) : bytes.getInt(header + 16);
        long length = is64 ? bytes.getLong(header + 32) : bytes.getInt(header + 20);
        if (offset > 0 && length > 0 && offset + length <= size) {
          number((int) offset + random.nextInt((int) length));
        }
      }
      case 7 -> bytes.put(20 + random.nextInt(size - 20), (byte) random.nextInt());
      default -> { // most numbers and names of an archive are text
        byte text = (byte) TEXT.charAt(random.nextInt(TEXT.length()));
        bytes.put(8 + random.nextInt(Math.min(size, 512) - 8), text);
      }
    }
    return size;
  }

  private int header() {
    return sections + random.nextInt(count) * (is64 ? 64 : 40);
  }

  /** Puts a number of some width near {@code at}: any, or one that is next to the one there. */
  private void number(int at) {
    int width = 1 << random.nextInt(4);
    int place = Math.min(at / width * width, bytes.limit() - width);
    if (place < 20 && (place != 16 || width > 2)) {
      return;
    }
    long value =
        random.nextBoolean()
            ? NUMBERS[random.nextInt(NUMBERS.length)]
            : random.nextBoolean() ? random.nextInt(bytes.limit() + 16) : random.nextInt(count + 2);
    switch (width) {
      case 1 -> bytes.put(place, (byte) value);
      case 2 -> bytes.putShort(place, (short) value);
      case 4 -> bytes.putInt(place, (int) value);
      default -> bytes.putLong(place, value);
    }
  }
}
