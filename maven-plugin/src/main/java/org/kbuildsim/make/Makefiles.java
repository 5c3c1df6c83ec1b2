package org.kbuildsim.make;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kbuildsim.diagnostic.SourceText;
import org.kbuildsim.process.ByteText;
import org.kbuildsim.process.Reach;

/**
 * Makefiles that have been read, shared by all runs: a kernel build reads the same few four hundred
 * times. A file is read again when its size or time has changed, or may have.
 */
public final class Makefiles {
  /** Longer files are generated and read once; keeping them would only fill the heap. */
  private static final long KEPT_SIZE = 256 * 1024;

  // A file written twice between two ticks of the clock has the time of both. No file system's
  // ticks are longer than this, in milliseconds.
  private static final long TICK = 2_000;

  /**
   * A makefile that was read.
   *
   * @param state how the file was seen before it was read
   * @param changed when the file or what is known of it was changed, in milliseconds since 1970
   * @param read when it was read
   */
  record Entry(Disk.FileState state, long changed, long read, String name, Makefile makefile) {
    // The very same state, not one that is alike: no command was run since.
    @SuppressWarnings("ReferenceEquality")
    boolean holds(String wanted, Disk.FileState now, Path path) throws IOException {
      return name.equals(wanted)
          && (state == now
              || (state.equals(now) && read - changed > TICK && changed == changeTime(path)));
    }
  }

  // Times of change can be set, this one cannot.
  private static long changeTime(Path path) throws IOException {
    return ((FileTime) Files.getAttribute(path, "unix:ctime")).toMillis();
  }

  // Most are read once: `.cmd` files, by one sub-make. To keep those would only fill the heap.
  private final Set<Path> met = ConcurrentHashMap.newKeySet();
  private final Map<Path, Entry> entries = new ConcurrentHashMap<>();

  /**
   * Returns a makefile.
   *
   * @param name what messages call it, too
   * @param ahead where it may have been read already
   */
  Makefile read(Host host, String name, ReadAhead ahead) throws IOException {
    Path path = host.resolve(name);
    Disk.FileState now = host.look(name);
    Entry known = entries.get(path);
    if (known != null && known.holds(name, now, path)) {
      return known.makefile;
    }
    Entry entry = ahead.take(name);
    if (entry == null || !entry.holds(name, now, path)) {
      entry = read(host, path, name, now);
    }
    if (!met.add(path) && isKept(now)) {
      entries.put(path, entry);
    }
    return entry.makefile;
  }

  /** Begins to read those of {@code names} that are there and were not read before. */
  ReadAhead ahead(Host host, List<String> names) {
    if (names.size() == 1 || host.disk().reach() != Reach.EVERYWHERE) {
      // What is out of reach is told of, so it has to be wanted in earnest.
      return ReadAhead.NOTHING;
    }
    List<String> unread = new ArrayList<>();
    for (String name : names) {
      if (isKept(host.look(name)) && !met.contains(host.resolve(name))) {
        unread.add(name);
      }
    }
    return unread.isEmpty() ? ReadAhead.NOTHING : ReadAhead.of(this, host, unread);
  }

  Entry readAhead(Host host, String name) throws IOException {
    Entry entry = read(host, host.resolve(name), name, host.look(name));
    entry.makefile.parse();
    return entry;
  }

  private static boolean isKept(Disk.FileState state) {
    return state.regular() && state.size() <= KEPT_SIZE;
  }

  private static Entry read(Host host, Path path, String name, Disk.FileState now)
      throws IOException {
    long read = System.currentTimeMillis();
    Makefile makefile = parse(Files.readAllBytes(host.disk().reach().read(path)), name);
    return new Entry(now, now.regular() ? changeTime(path) : 0, read, name, makefile);
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
