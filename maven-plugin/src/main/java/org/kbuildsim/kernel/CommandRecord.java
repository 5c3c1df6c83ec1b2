package org.kbuildsim.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The record that kbuild keeps beside each object, {@code .NAME.cmd}. */
public final class CommandRecord {
  private static final Pattern SOURCE =
      Pattern.compile("^source_\\S+ := (\\S+)$", Pattern.MULTILINE);

  private CommandRecord() {}

  /** Returns the record of {@code object}, empty where there is none. */
  public static String text(Path object) {
    try {
      return Files.readString(object.resolveSibling("." + object.getFileName() + ".cmd"));
    } catch (IOException notThere) {
      return "";
    }
  }

  /** Returns whether {@code object} was compiled from a Rust source, be it gone by now. */
  public static boolean isOfRust(Path object) {
    Matcher source = SOURCE.matcher(text(object));
    return source.find() && source.group(1).endsWith(".rs");
  }

  /**
   * Returns the source that {@code object} was compiled from, or null where that is not recorded or
   * the source is gone.
   *
   * @param objects the directory that recorded names are relative to
   */
  static @Nullable Path source(Path objects, String object) {
    Matcher source = SOURCE.matcher(text(objects.resolve(object)));
    if (!source.find()) {
      return null;
    }
    Path file = objects.resolve(source.group(1)).normalize();
    return Files.isRegularFile(file) ? file : null;
  }
}
