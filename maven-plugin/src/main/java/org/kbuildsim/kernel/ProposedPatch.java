package org.kbuildsim.kernel;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;

/**
 * Changes to the sources of a tree, collected line by line, as one unified diff that {@code git
 * apply} and {@code patch -p1} take.
 *
 * <p>Knows nothing of what the lines mean.
 */
final class ProposedPatch {
  private static final int CONTEXT = 3;

  private final Path tree;
  private final Path file;
  private final Map<Path, Change> changes = new TreeMap<>();

  /**
   * Creates an empty patch.
   *
   * @param tree the source tree that it is for, without links
   * @param file where it will be written
   */
  ProposedPatch(Path tree, Path file) {
    this.tree = tree;
    this.file = file;
  }

  /** Returns the source tree that it is for. */
  Path tree() {
    return tree;
  }

  /** Returns a line of help: the command that applies the patch. */
  String howToApply() {
    return "as a patch: git -C " + tree + " apply " + file;
  }

  /** What becomes of one file; lines count from 1, before any change. */
  private record Change(
      List<String> lines, Map<Integer, String> replaced, Map<Integer, List<String>> inserted) {

    List<String> result() {
      List<String> result = new ArrayList<>(inserted.getOrDefault(0, List.of()));
      for (int line = 1; line <= lines.size(); line++) {
        result.add(replaced.getOrDefault(line, lines.get(line - 1)));
        result.addAll(inserted.getOrDefault(line, List.of()));
      }
      return result;
    }
  }

  /** Returns the lines of {@code source} as they are; none if the patch cannot be about it. */
  List<String> lines(Path source) {
    Change change = change(source);
    return change == null ? List.of() : change.lines;
  }

  /**
   * Puts a line behind line {@code behind} of {@code source}, 0 for the beginning.
   *
   * @return whether the patch can say it
   */
  boolean insert(Path source, int behind, String line) {
    Change change = change(source);
    if (change == null) {
      return false;
    }
    List<String> there = change.inserted.computeIfAbsent(behind, l -> new ArrayList<>());
    if (!there.contains(line)) {
      there.add(line);
    }
    return true;
  }

  /** Changes line {@code line} of {@code source}, if the patch can say it. */
  void replace(Path source, int line, UnaryOperator<String> edit) {
    Change change = change(source);
    if (change != null) {
      String before = change.lines.get(line - 1);
      change.replaced.put(line, edit.apply(change.replaced.getOrDefault(line, before)));
    }
  }

  /**
   * Writes the patch, or removes the one that an earlier run left where there is nothing to change.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if it cannot be written
   */
  void write() {
    String text = text();
    try {
      // What is there may be a link, and lead anywhere.
      Files.deleteIfExists(file);
      if (!text.isEmpty()) {
        Files.writeString(
            file,
            text,
            StandardCharsets.ISO_8859_1,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
      }
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(file.toString()), "cannot be written: " + e)
          .asException();
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    changes.forEach(
        (source, change) -> {
          String name = tree.relativize(source).toString();
          UnifiedDiffUtils.generateUnifiedDiff(
                  "a/" + name,
                  "b/" + name,
                  change.lines,
                  DiffUtils.diff(change.lines, change.result()),
                  CONTEXT)
              .forEach(line -> text.append(line).append('\n'));
        });
    return text.toString();
  }

  // A file of another tree is not this patch's, and a last line without its end has no simple form.
  private @Nullable Change change(Path source) {
    try {
      Path real = source.toRealPath();
      Change known = changes.get(real);
      if (known != null || !real.startsWith(tree)) {
        return known;
      }
      // Bytes, one character each: what encoding a source has does not matter here.
      String text = Files.readString(real, StandardCharsets.ISO_8859_1);
      if (!text.endsWith("\n")) {
        return null;
      }
      List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
      Change change = new Change(lines, new HashMap<>(), new HashMap<>());
      changes.put(real, change);
      return change;
    } catch (IOException unreadable) {
      return null;
    }
  }
}
