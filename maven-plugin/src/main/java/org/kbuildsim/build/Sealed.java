package org.kbuildsim.build;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Bytes with their SHA-256 behind them: torn or damaged ones are told from whole ones. */
final class Sealed {
  private Sealed() {}

  static byte[] seal(byte[] bytes) {
    byte[] stored = Arrays.copyOf(bytes, bytes.length + Digests.LENGTH);
    System.arraycopy(Digests.sha256().digest(bytes), 0, stored, bytes.length, Digests.LENGTH);
    return stored;
  }

  /** Returns what was stored, or nothing if it is not whole. */
  static Optional<byte[]> open(byte[] stored) {
    int length = stored.length - Digests.LENGTH;
    if (length < 0) {
      return Optional.empty();
    }
    byte[] bytes = Arrays.copyOf(stored, length);
    byte[] seal = Arrays.copyOfRange(stored, length, stored.length);
    return Arrays.equals(Digests.sha256().digest(bytes), seal)
        ? Optional.of(bytes)
        : Optional.empty();
  }

  /** Returns what is stored for {@code bytes}. */
  static byte[] stored(ActionStore.Kind kind, byte[] bytes) {
    return kind == ActionStore.Kind.AC ? seal(bytes) : bytes;
  }

  /** Returns the bytes that were stored under {@code key}, or nothing if these are others. */
  static Optional<byte[]> checked(ActionStore.Kind kind, String key, byte[] stored) {
    if (kind == ActionStore.Kind.AC) {
      return open(stored);
    }
    String hash = HexFormat.of().formatHex(Digests.sha256().digest(stored));
    return hash.equals(key) ? Optional.of(stored) : Optional.empty();
  }
}
