package org.kbuildsim.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table of open file descriptors; immutable, so a subshell and a command share it freely. */
final class Descriptors {

  /** What a descriptor stands for: something to read or something to write. */
  record Descriptor(@Nullable InputStream in, @Nullable OutputStream out) {}

  private final Map<Integer, Descriptor> open;

  private Descriptors(Map<Integer, Descriptor> open) {
    this.open = open;
  }

  static Descriptors of(InputStream in, OutputStream out, OutputStream err) {
    return new Descriptors(
        Map.of(
            0, new Descriptor(in, null),
            1, new Descriptor(null, out),
            2, new Descriptor(null, err)));
  }

  @Nullable Descriptor get(int number) {
    return open.get(number);
  }

  /** Returns a table that differs in one descriptor; null closes it. */
  Descriptors with(int number, @Nullable Descriptor descriptor) {
    Map<Integer, Descriptor> changed = new HashMap<>(open);
    if (descriptor == null) {
      changed.remove(number);
    } else {
      changed.put(number, descriptor);
    }
    return new Descriptors(changed);
  }

  Descriptors withInput(InputStream in) {
    return with(0, new Descriptor(in, null));
  }

  Descriptors withOutput(OutputStream out) {
    return with(1, new Descriptor(null, out));
  }

  /** Returns where reads of {@code number} go; reading a closed descriptor fails. */
  InputStream in(int number) {
    Descriptor descriptor = open.get(number);
    return descriptor == null || descriptor.in() == null ? Closed.INPUT : descriptor.in();
  }

  /** Returns where writes to {@code number} go; writing to a closed descriptor fails. */
  OutputStream out(int number) {
    Descriptor descriptor = open.get(number);
    return descriptor == null || descriptor.out() == null ? Closed.OUTPUT : descriptor.out();
  }

  /** What stands for a descriptor that is closed, or open the other way. */
  private static final class Closed {
    static final InputStream INPUT =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Bad file descriptor");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
          }
        };
    static final OutputStream OUTPUT =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Bad file descriptor");
          }
        };
  }
}
