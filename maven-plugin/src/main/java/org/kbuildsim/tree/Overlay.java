package org.kbuildsim.tree;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

  /** Creates an overlay; the map is copied. */
  public Overlay {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }
}
