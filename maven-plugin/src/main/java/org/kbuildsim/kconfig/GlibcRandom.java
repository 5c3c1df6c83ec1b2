package org.kbuildsim.kconfig;

/** The numbers that glibc's {@code rand()} gives after {@code srand(seed)}. */
final class GlibcRandom {
  private static final int DEGREE = 31;
  private static final int SEPARATION = 3;

  private final int[] state = new int[DEGREE];
  private int front = SEPARATION;
  private int rear;

  GlibcRandom(int seed) {
    // Each word is 16807 times the one before, modulo 2^31 - 1, by Schrage's method.
    int word = seed == 0 ? 1 : seed;
    state[0] = word;
    for (int i = 1; i < DEGREE; i++) {
      int high = word / 127773;
      int low = word % 127773;
      word = 16807 * low - 2836 * high;
      word = word < 0 ? word + Integer.MAX_VALUE : word;
      state[i] = word;
    }
    for (int i = 0; i < DEGREE * 10; i++) {
      next();
    }
  }

  /** Returns the next number, 0 to 2^31 - 1. */
  int next() {
    state[front] += state[rear];
    int result = state[front] >>> 1;
    front = (front + 1) % DEGREE;
    rear = (rear + 1) % DEGREE;
    return result;
  }
}
