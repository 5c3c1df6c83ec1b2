package org.kbuildsim.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;

/** The content of a file as a buffer: read at once where that is quicker, else mapped. */
public final class FileBytes {
  // A mapping lives until the collector finds it and costs two system calls and page faults, so
  // that for an ordinary module one read is several times quicker; a vmlinux.o is worth mapping.
  private static final long MAP_FROM = 1L << 20;

  private FileBytes() {}

  /**
   * Returns the bytes of {@code path}, position 0, limit at the end of the file.
   *
   * @throws IOException if the file cannot be opened or read
   */
  public static ByteBuffer of(Path path) throws IOException {
    return padded(path, 1);
  }

  /**
   * Returns the bytes of {@code path}, as {@link #of} does; between their end, the limit, and the
   * capacity, which is a multiple of {@code unit}, zeros follow. None do if the file is mapped.
   *
   * @throws IOException if the file cannot be opened or read
   */
  public static ByteBuffer padded(Path path, int unit) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      long size = channel.size();
      if (size > Integer.MAX_VALUE) {
        throw Diagnostic.error(
                Location.file(path.toString()),
                "file is too large: size is " + size + ", at most " + Integer.MAX_VALUE)
            .asException();
      }
      if (size >= MAP_FROM) {
        return channel.map(MapMode.READ_ONLY, 0, size);
      }
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact((size + unit - 1) / unit * unit));
      bytes.limit((int) size);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // A file that is cut off meanwhile reads as zeros.
      }
      return bytes.rewind().limit((int) size);
    }
  }
}
