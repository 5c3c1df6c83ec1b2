package org.kbuildsim.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.profile.Timeline;

/**
 * The file that a profile goes to. Whether it can be written is found out before the build; it is
 * there when it is whole.
 */
public final class ProfileFile implements AutoCloseable {
  private final Path file;
  private final Path part;

  private ProfileFile(Path file, Path part) {
    this.file = file;
    this.part = part;
  }

  /** Returns the name for one of several builds: {@code trace.json}, {@code trace-arm64.json}. */
  public static Path name(Path file, String build) {
    String name = String.valueOf(file.getFileName());
    if (build.isEmpty()) {
      return file;
    }
    int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
    return file.resolveSibling(name.substring(0, dot) + "-" + build + name.substring(dot));
  }

  /**
   * Makes sure that {@code file} can be written.
   *
   * @throws DiagnosticException if it cannot
   */
  public static ProfileFile open(Path file) {
    Path whole = file.toAbsolutePath();
    try {
      if (Files.isDirectory(whole)) {
        throw new IOException("is a directory");
      }
      Path directory = whole.resolveSibling(".").normalize();
      Files.createDirectories(directory);
      return new ProfileFile(whole, Files.createTempFile(directory, ".profile", ""));
    } catch (IOException e) {
      throw unwritable(whole, e);
    }
  }

  /**
   * Writes the trace.
   *
   * @param name of the build
   */
  public void write(Timeline timeline, String name) {
    try {
      try (Writer to = Files.newBufferedWriter(part)) {
        ProfileTrace.write(timeline, name, to);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException stays) {
      // An empty file beside the one that is wanted.
    }
  }

  private static DiagnosticException unwritable(Path file, IOException e) {
    return Diagnostic.error(Location.file(file.toString()), "profile cannot be written: " + e)
        .help("name a file that can: -Dkbuild.profile=FILE")
        .asException();
  }
}
