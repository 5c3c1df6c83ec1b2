package org.kbuildsim.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.elf.Archive;

/** The files behind a thin archive: who reads the archive reads them, and no command names them. */
public final class ThinArchive {
  private ThinArchive() {}

  /**
   * Returns the members' files as the archive has them, below the directory of {@code archive};
   * none if it is no thin archive.
   */
  public static List<String> files(String archive, Path directory) {
    List<String> files = new ArrayList<>();
    try {
      Path path = directory.resolve(archive);
      if (!Files.isRegularFile(path) || !isThin(path)) {
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

  private static boolean isThin(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return new String(in.readNBytes(8), StandardCharsets.ISO_8859_1).equals("!<thin>\n");
    }
  }
}
