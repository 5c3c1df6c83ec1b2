package org.kbuildsim.kernel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.SourceText;

/** Finds definitions in a tree's C sources that no object of the configuration has. */
final class SourceSearch {

  private SourceSearch() {}

  /**
   * A definition in a source.
   *
   * @param needs the options that are needed for it to be compiled, from the inside out
   */
  record Found(SourcePlace place, List<BuildCondition> needs) {}

  /**
   * Returns the definition of each of {@code symbols} that is found, the first by path of a source
   * that a makefile builds.
   *
   * @param tree without links
   */
  static Map<String, Found> find(Path tree, Collection<String> symbols) {
    Map<String, Found> found = new HashMap<>();
    ObjectLists lists = new ObjectLists(tree);
    for (Path source : symbols.isEmpty() ? List.<Path>of() : sources(tree)) {
      SourceText text = read(tree, source);
      for (String symbol : symbols) {
        SourcePlace place =
            text == null || found.containsKey(symbol) ? null : SourcePlace.find(text, symbol);
        List<BuildCondition> built = place == null ? null : lists.conditions(source);
        if (text != null && place != null && built != null) {
          List<BuildCondition> needs =
              new ArrayList<>(BuildCondition.around(text, place.name().start()));
          needs.addAll(built);
          found.put(symbol, new Found(place, needs));
        }
      }
    }
    return found;
  }

  private static List<Path> sources(Path tree) {
    List<Path> sources = new ArrayList<>();
    try {
      Files.walkFileTree(
          tree,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes a) {
              // Such as .git; and an object tree below the sources has none of its own.
              return !directory.equals(tree) && directory.getFileName().toString().startsWith(".")
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
              String name = file.toString();
              if (a.isRegularFile() && name.endsWith(".c") && !name.endsWith(".mod.c")) {
                sources.add(file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException unreadable) {
      return List.of();
    }
    Collections.sort(sources);
    return sources;
  }

  private static @Nullable SourceText read(Path tree, Path source) {
    try {
      return new SourceText(
          tree.relativize(source).toString(),
          Files.readString(source, StandardCharsets.ISO_8859_1));
    } catch (IOException unreadable) {
      return null;
    }
  }
}
