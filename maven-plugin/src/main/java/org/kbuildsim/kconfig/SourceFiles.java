package org.kbuildsim.kconfig;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.process.Reach;

/**
 * Finds files as {@code conf} does: as named, seen from the working directory, else below the
 * directory that the environment calls {@code srctree}. Remembers what was read.
 */
final class SourceFiles {
  // A whole configuration of Linux has some 300 KB, a Kconfig file less.
  private static final int SIZE_LIMIT = 16 << 20;

  private final Path directory;
  private final @Nullable String srctree;
  private final Reach reach;

  /** Names of the Kconfig files in the order of their first inclusion, and where that was. */
  private final Map<String, @Nullable Place> read = new LinkedHashMap<>();

  private final Map<String, String> texts = new HashMap<>();

  SourceFiles(Path directory, Map<String, String> environment, Reach reach) {
    this.reach = reach;
    this.directory = directory;
    this.srctree = environment.get("srctree");
  }

  /** Returns the names of all Kconfig files read, raw. */
  List<String> names() {
    return new ArrayList<>(read.keySet());
  }

  /** Returns the top file. */
  KconfigFile openTop(String name) {
    String text = readOnce(name);
    if (text == null) {
      throw new KconfigException(
          new Complaint(
              "can't find file " + name + "\n",
              Diagnostic.error("can't find file `" + RawText.display(name) + "`")
                  .help(lookedIn())));
    }
    read.put(name, null);
    return new KconfigFile(name, text, null);
  }

  /**
   * Returns the file {@code name}.
   *
   * @param statement where its {@code source} stands, as the start of the statement
   * @param includedFrom the line of that {@code source}
   */
  KconfigFile open(String name, Place statement, Place includedFrom) {
    String text = readOnce(name);
    if (text == null) {
      throw new KconfigException(
          new Complaint(
              statement.render() + ": can't open file \"" + name + "\"\n",
              withInclusions(
                      Diagnostic.error(
                          statement.location(), "can't open file `" + RawText.display(name) + "`"),
                      statement)
                  .help(lookedIn())));
    }
    read.putIfAbsent(name, includedFrom);
    return new KconfigFile(name, text, includedFrom);
  }

  /** Refuses to read a file for the second time. */
  void checkFirstInclusion(String name, Place statement, Place line) {
    Place first = read.get(name);
    if (first == null) {
      return;
    }
    throw new KconfigException(
        new Complaint(
            line.render()
                + ": error: repeated inclusion of "
                + name
                + "\n"
                + first.render()
                + ": note: location of first inclusion of "
                + name
                + "\n",
            withInclusions(
                    Diagnostic.error(
                        statement.location(),
                        "repeated inclusion of `" + RawText.display(name) + "`"),
                    statement)
                .note(first.location(), "location of first inclusion")));
  }

  /** Adds the chain of inclusions that led to {@code place}. */
  static Diagnostic withInclusions(Diagnostic diagnostic, Place place) {
    Diagnostic result = diagnostic;
    for (Place from = place.file().includedFrom();
        from != null;
        from = from.file().includedFrom()) {
      result = result.note(from.location(), "included from here");
    }
    return result;
  }

  private String lookedIn() {
    return "looked in the working directory `"
        + directory
        + "`"
        + (srctree == null ? "; `srctree` is not set" : " and in `srctree`, `" + srctree + "`");
  }

  private @Nullable String readOnce(String name) {
    String known = texts.get(name);
    if (known == null) {
      known = read(name);
      if (known != null) {
        texts.put(name, known);
      }
    }
    return known;
  }

  /**
   * Returns the content of a file of any kind, raw; null if there is none that can be read.
   *
   * @throws KconfigException if it is larger than anybody's
   */
  @Nullable String read(String name) {
    Path found = find(name);
    if (found == null) {
      return null;
    }
    byte[] content;
    try (InputStream in = Files.newInputStream(reach.read(found))) {
      content = in.readNBytes(SIZE_LIMIT + 1);
    } catch (IOException e) {
      return null;
    }
    if (content.length > SIZE_LIMIT) {
      String text = "larger than " + SIZE_LIMIT + " bytes";
      throw new KconfigException(
          new Complaint(
              name + ": " + text + "\n",
              Diagnostic.error(Location.file(RawText.display(name)), text)
                  .help("name a text file: a device, for one, has no end")));
    }
    return RawText.of(content);
  }

  private @Nullable Path find(String name) {
    Path here = resolve(name);
    if (here != null && Files.isReadable(here) && !Files.isDirectory(here)) {
      return here;
    }
    if (srctree == null || name.startsWith("/")) {
      return null;
    }
    Path there = resolve(RawText.of(srctree) + "/" + name);
    return there != null && Files.isReadable(there) && !Files.isDirectory(there) ? there : null;
  }

  /** Returns the raw file name as a path, or null if it cannot be one. */
  @Nullable Path resolve(String name) {
    if (name.isEmpty()) {
      return null;
    }
    try {
      return directory.resolve(RawText.display(name));
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
