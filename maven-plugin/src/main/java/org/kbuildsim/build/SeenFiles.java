package org.kbuildsim.build;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/**
 * Files that something was made of, known by what the file system says of them: nothing is read.
 */
public final class SeenFiles {
  private static final String MISSING = "none";

  private SeenFiles() {}

  /**
   * Returns a digest of {@code text} and of how {@code files} are now: another one when one of them
   * was changed, or something appeared beside it or went from there.
   */
  public static String digest(String text, Collection<Path> files) throws IOException {
    MessageDigest digest = Digests.sha256();
    Digests.add(digest, text);
    Set<Path> directories = new TreeSet<>();
    for (Path file : new TreeSet<>(files)) {
      Digests.add(digest, file.toString());
      Digests.add(digest, state(file));
      Path directory = file.getParent();
      if (directory != null) {
        directories.add(directory);
      }
    }
    for (Path directory : directories) {
      for (String name : FileStates.shared().names(directory)) {
        Digests.add(digest, name);
      }
      Digests.add(digest, "");
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String state(Path file) {
    try {
      return FileStates.shared().stamp(file);
    } catch (IOException gone) {
      return MISSING;
    }
  }

  /** Returns whether all {@code files} were certainly last changed before {@code millis}. */
  public static boolean areOlder(Collection<Path> files, long millis) throws IOException {
    for (Path file : files) {
      if (!FileStates.isUnchangedSince(file, millis)) {
        return false;
      }
    }
    return true;
  }
}
