package org.kbuildsim.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;

/**
 * A tree in a jar, as the miniature kernel is published: below the directory {@code kernel}.
 *
 * <p>A jar has no file modes; what begins with {@code #!} is made executable.
 */
public final class PackedTree {
  private static final String TOP = "kernel/";

  private PackedTree() {}

  /** Returns whether {@code place} is a jar, and not a directory. */
  public static boolean is(Path place) {
    return Files.isRegularFile(place) && place.toString().endsWith(".jar");
  }

  /**
   * Unpacks the tree in {@code jar} to {@code to}; files that are there and the same stay as they
   * are, so that object trees made of them stay good.
   *
   * @return {@code to}
   * @throws org.kbuildsim.diagnostic.DiagnosticException if there is no tree in it
   */
  public static Path unpack(Path jar, Path to) {
    Path top = to.toAbsolutePath().normalize();
    boolean found = false;
    try (JarFile packed = new JarFile(jar.toFile())) {
      Enumeration<JarEntry> entries = packed.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        if (entry.isDirectory() || !entry.getName().startsWith(TOP)) {
          continue;
        }
        Path file = top.resolve(entry.getName().substring(TOP.length())).normalize();
        if (!file.startsWith(top)) {
          throw new IOException("`" + entry.getName() + "` leads out of the tree");
        }
        try (InputStream content = packed.getInputStream(entry)) {
          write(file, content.readAllBytes());
        }
        found = true;
      }
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(jar.toString()), "tree cannot be unpacked: " + e)
          .help("name a directory with a kernel tree, or the jar of the miniature kernel")
          .asException();
    }
    if (!found) {
      throw Diagnostic.error(Location.file(jar.toString()), "no tree is in it below `" + TOP + "`")
          .help("name a directory with a kernel tree, or the jar of the miniature kernel")
          .asException();
    }
    return top;
  }

  private static void write(Path file, byte[] content) throws IOException {
    Path directory = file.getParent();
    if (directory != null) {
      Files.createDirectories(directory);
    }
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
      Files.write(file, content);
      boolean script = content.length > 1 && content[0] == '#' && content[1] == '!';
      file.toFile().setExecutable(script, false);
    }
  }
}
