package org.kbuildsim.tree;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How a tree with patches on it differs from the tree below.
 *
 * @param files by path below the top: the file as it is with the patches, empty if it is gone
 */
public record Overlay(Map<String, Optional<Content>> files) {
  /** The tree as it is. */
  public static final Overlay NONE = new Overlay(Map.of());

  /** A regular file. */
  public static final class Content {
    private final byte[] bytes;
    private final boolean executable;

    Content(byte[] bytes, boolean executable) {
      this.bytes = bytes;
      this.executable = executable;
    }

    /** Returns what is in it; not a copy. */
    byte[] bytes() {
      return bytes;
    }

    /** Returns whether it may be run. */
    public boolean executable() {
      return executable;
    }

    /** Returns what is in it as text. */
    public String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /** Returns an overlay of the files below {@code directory}. */
  public static Overlay of(Path directory) throws IOException {
    Map<String, Optional<Content>> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        files.put(
            directory.relativize(file).toString(),
            Optional.of(new Content(Files.readAllBytes(file), Files.isExecutable(file))));
      }
    }
    return new Overlay(files);
  }

  /** Returns an overlay of one file, which is no program. */
  public static Overlay of(String path, String text) {
    return new Overlay(
        Map.of(path, Optional.of(new Content(text.getBytes(StandardCharsets.UTF_8), false))));
  }

  /** Returns this with {@code other} on top. */
  public Overlay with(Overlay other) {
    Map<String, Optional<Content>> all = new TreeMap<>(files);
    all.putAll(other.files);
    return new Overlay(all);
  }

  /** Creates an overlay; the map is copied. */
  public Overlay {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }
}
