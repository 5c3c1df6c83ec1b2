package org.kbuildsim.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Where one recipe writes to. */
sealed interface TargetOutput {
  OutputStream out();

  OutputStream err();

  /** Writes what has been kept. */
  void flush() throws IOException;

  /**
   * Writes at once.
   *
   * @param out standard output
   * @param err standard error
   */
  record Direct(OutputStream out, OutputStream err) implements TargetOutput {
    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }

  /**
   * Keeps output back until it can be written in one piece, so that recipes that run at the same
   * time do not mix their lines. What came first is written first, whichever stream it was for.
   */
  final class Kept implements TargetOutput {
    private final OutputStream out;
    private final OutputStream err;
    private final Object lock;
    private final String heading;
    private final String footing;
    private final List<Chunk> chunks = new ArrayList<>();

    private record Chunk(OutputStream to, ByteArrayOutputStream bytes) {}

    /**
     * Creates the output of one recipe.
     *
     * @param lock what all of them write under
     * @param heading what stands before each piece
     * @param footing what stands behind each piece
     */
    Kept(OutputStream out, OutputStream err, Object lock, String heading, String footing) {
      this.out = out;
      this.err = err;
      this.lock = lock;
      this.heading = heading;
      this.footing = footing;
    }

    @Override
    public OutputStream out() {
      return new Keeper(out);
    }

    @Override
    public OutputStream err() {
      return new Keeper(err);
    }

    @Override
    public void flush() throws IOException {
      synchronized (lock) {
        synchronized (chunks) {
          if (chunks.isEmpty()) {
            return;
          }
          out.write(heading.getBytes(StandardCharsets.UTF_8));
          for (Chunk chunk : chunks) {
            chunk.bytes.writeTo(chunk.to);
            chunk.to.flush();
          }
          chunks.clear();
          out.write(footing.getBytes(StandardCharsets.UTF_8));
          out.flush();
        }
      }
    }

    private final class Keeper extends OutputStream {
      private final OutputStream to;

      Keeper(OutputStream to) {
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
}
