package org.kbuildsim.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Output of a recipe, kept back until it can be written in one piece, so that recipes that run at
 * the same time do not mix their lines. What came first is written first, whichever stream it was
 * for.
 */
final class TargetOutput {
  private final OutputStream out;
  private final OutputStream err;
  private final Object lock;
  private final List<Chunk> chunks = new ArrayList<>();

  private record Chunk(OutputStream to, ByteArrayOutputStream bytes) {}

  /** Creates the output of one recipe; {@code lock} is what all of them write under. */
  TargetOutput(OutputStream out, OutputStream err, Object lock) {
    this.out = out;
    this.err = err;
    this.lock = lock;
  }

  OutputStream out() {
    return new Kept(out);
  }

  OutputStream err() {
    return new Kept(err);
  }

  /** Writes what has been kept. */
  void flush() throws IOException {
    synchronized (lock) {
      synchronized (chunks) {
        for (Chunk chunk : chunks) {
          chunk.bytes.writeTo(chunk.to);
          chunk.to.flush();
        }
        chunks.clear();
      }
    }
  }

  private final class Kept extends OutputStream {
    private final OutputStream to;

    Kept(OutputStream to) {
      this.to = to;
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      synchronized (chunks) {
        Chunk last = chunks.isEmpty() ? null : chunks.get(chunks.size() - 1);
        if (last == null || last.to != to) {
          last = new Chunk(to, new ByteArrayOutputStream());
          chunks.add(last);
        }
        last.bytes.write(bytes, offset, length);
      }
    }
  }
}
