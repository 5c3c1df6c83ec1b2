package org.kbuildsim.modpost;

/**
 * MD4 (RFC 1320) as the kernel's tools compute it: each word of the message is taken most
 * significant byte first, unlike the RFC's. Used as a checksum of sources only.
 */
final class Md4 {
  private static final int[] SHIFT_1 = {3, 7, 11, 19};
  private static final int[] SHIFT_2 = {3, 5, 9, 13};
  private static final int[] SHIFT_3 = {3, 9, 11, 15};
  private static final int[] ORDER_3 = {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15};

  private final int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
  private final int[] block = new int[16];
  private long count;

  /** Adds one byte. */
  void add(int value) {
    put(value);
    count++;
    if ((count & 63) == 0) {
      transform();
    }
  }

  /** Returns the digest in upper-case hexadecimal, 32 digits; nothing can be added after it. */
  String digest() {
    long length = count << 3;
    add(0x80);
    while ((count & 63) != 56) {
      add(0);
    }
    block[14] = (int) length;
    block[15] = (int) (length >>> 32);
    transform();
    StringBuilder text = new StringBuilder(32);
    for (int word : state) {
      text.append(String.format("%08X", Integer.reverseBytes(word)));
    }
    return text.toString();
  }

  private void put(int value) {
    int at = (int) (count & 63);
    int shift = 24 - 8 * (at & 3);
    block[at >> 2] = (block[at >> 2] & ~(0xff << shift)) | (value & 0xff) << shift;
  }

  private void transform() {
    int[] s = state.clone();
    for (int i = 0; i < 48; i++) {
      int a = -i & 3;
      int b = s[a + 1 & 3];
      int c = s[a + 2 & 3];
      int d = s[a + 3 & 3];
      int sum;
      int shift;
      if (i < 16) {
        sum = ((b & c) | (~b & d)) + block[i];
        shift = SHIFT_1[i & 3];
      } else if (i < 32) {
        sum = ((b & c) | (b & d) | (c & d)) + block[(i & 3) << 2 | (i - 16) >> 2] + 0x5a827999;
        shift = SHIFT_2[i & 3];
      } else {
        sum = (b ^ c ^ d) + block[ORDER_3[i - 32]] + 0x6ed9eba1;
        shift = SHIFT_3[i & 3];
      }
      s[a] = Integer.rotateLeft(s[a] + sum, shift);
    }
    for (int i = 0; i < 4; i++) {
      state[i] += s[i];
    }
  }
}
