package org.kbuildsim.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a patch does to one file.
 *
 * @param oldPath its path below the top of the tree before, null for a new file
 * @param newPath its path after, null for a deleted file
 * @param hunks none where only the name or the mode changes, or for a binary file
 */
public record FileChange(@Nullable String oldPath, @Nullable String newPath, List<Hunk> hunks) {

  /** Creates a change; the list is copied. */
  public FileChange {
    hunks = List.copyOf(hunks);
  }

  /** Returns the path that messages name: after the patch, or before it if the file is gone. */
  public String path() {
    return newPath != null ? newPath : oldPath != null ? oldPath : "";
  }
}
