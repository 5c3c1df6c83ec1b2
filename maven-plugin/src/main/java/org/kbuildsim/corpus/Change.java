package org.kbuildsim.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.check.Configuration;

/**
 * What is done before a build.
 *
 * @param patches directories of patches on the tree, in this order
 * @param files directories whose files replace those of the tree
 * @param moduleFiles directories whose files replace those of the external module
 * @param words more words of make's command line
 * @param configuration what the tree is configured as instead; null for the case's own
 */
public record Change(
    List<Path> patches,
    List<Path> files,
    List<Path> moduleFiles,
    List<String> words,
    @Nullable Configuration configuration) {
  static final Change NONE = new Change(List.of(), List.of(), List.of(), List.of(), null);

  /** Creates a change; the lists are copied. */
  public Change {
    patches = List.copyOf(patches);
    files = List.copyOf(files);
    moduleFiles = List.copyOf(moduleFiles);
    words = List.copyOf(words);
  }

  /** Returns this with {@code more} after it. */
  Change then(Change more) {
    return new Change(
        and(patches, more.patches),
        and(files, more.files),
        and(moduleFiles, more.moduleFiles),
        and(words, more.words),
        more.configuration == null ? configuration : more.configuration);
  }

  /** Returns whether the tree is another than before. */
  boolean isOfTree() {
    return !patches.isEmpty() || !files.isEmpty();
  }

  private static <T> List<T> and(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
