package org.kbuildsim.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.elf.Archive;

/** The files behind a thin archive: who reads the archive reads them, and no command names them. */
public final class ThinArchive {
  /** What a thin archive begins with. */
  static final String MAGIC = "!<thin>\n";

  private ThinArchive() {}

  /**
   * Returns the members' files as the archive has them, below the directory of {@code archive};
   * none if it is no thin archive.
   */
  public static List<String> files(String archive, Path directory) {
    List<String> files = new ArrayList<>();
    try {
      Path path = directory.resolve(archive);
      if (!MAGIC.equals(magic(path))) {
        return files;
      }
      Path base = Path.of(archive);
      for (Archive.Member member : Archive.open(path).members()) {
        files.add(base.resolveSibling(name(member)).normalize().toString());
      }
    } catch (IOException | InvalidPathException | DiagnosticException unreadable) {
      // The tool that reads it will say so.
      return files;
    }
    return files;
  }

  /** Returns the name of a member's file; an archive holds it as bytes. */
  static String name(Archive.Member member) {
    return new String(member.name().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** Returns the bytes that say what kind of file it is, null if it is no regular one. */
  static @Nullable String magic(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return null;
    }
    try (InputStream in = Files.newInputStream(path)) {
      return new String(in.readNBytes(MAGIC.length()), StandardCharsets.ISO_8859_1);
    }
  }
}
