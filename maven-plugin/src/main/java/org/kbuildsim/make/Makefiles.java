package org.kbuildsim.make;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kbuildsim.diagnostic.SourceText;
import org.kbuildsim.process.ByteText;

/**
 * Makefiles that have been read, shared by all runs: a kernel build reads the same few four hundred
 * times. A file is read again when its size or time has changed.
 */
public final class Makefiles {
  /** Longer files are generated and read once; keeping them would only fill the heap. */
  private static final long KEPT_SIZE = 256 * 1024;

  private record Entry(FileTime time, long size, String name, Makefile makefile) {}

  private final Map<Path, Entry> entries = new ConcurrentHashMap<>();

  /**
   * Returns the makefile at {@code path}.
   *
   * @param name how messages call it
   */
  Makefile read(Path path, String name) throws IOException {
    BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
    Entry known = entries.get(path);
    if (known != null
        && known.time.equals(now.lastModifiedTime())
        && known.size == now.size()
        && known.name.equals(name)) {
      return known.makefile;
    }
    Makefile makefile = parse(Files.readAllBytes(path), name);
    if (now.size() <= KEPT_SIZE && now.isRegularFile()) {
      entries.put(path, new Entry(now.lastModifiedTime(), now.size(), name, makefile));
    }
    return makefile;
  }

  static Makefile parse(byte[] bytes, String name) {
    String text = asRead(ByteText.of(bytes));
    return new Makefile(
        Text.of(new SourceText(name, text.startsWith("\uFEFF") ? text.substring(1) : text)));
  }

  // GNU make takes a carriage return before a line feed for part of it, and reads by C strings:
  // what is behind a NUL is lost, the end of that line too.
  private static String asRead(String text) {
    String read = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
    return read.indexOf('\0') < 0 ? read : read.replaceAll("\0[^\n]*\n?", "");
  }
}
