package org.kbuildsim.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Directories of one build (the object tree, the source tree, the toolchain) that lie elsewhere in
 * another one: their names are written as marks in what builds share.
 */
public final class Places {
  // No file of a kernel tree has it in its name, and a text that has it is not shared.
  private static final char MARK = '\u0001';

  private final List<String> roots;
  private final List<Integer> longestFirst;

  private Places(List<String> roots) {
    this.roots = roots;
    // An object tree may lie in the source tree, or the other way round.
    this.longestFirst =
        IntStream.range(0, roots.size())
            .boxed()
            .sorted(Comparator.comparing(i -> -roots.get(i).length()))
            .toList();
  }

  /**
   * Returns the places of a build.
   *
   * @param toolchain directories of the toolchain; their order says which is which elsewhere
   */
  public static Places of(Path objects, Path source, Path... toolchain) {
    return new Places(
        Stream.concat(Stream.of(objects, source), Stream.of(toolchain))
            .map(root -> root.toAbsolutePath().normalize().toString())
            .toList());
  }

  /** Returns the object tree and the source tree: where the build itself makes and finds files. */
  List<String> ofBuild() {
    return roots.subList(0, 2);
  }

  /**
   * Returns whether a file lies in the object tree or the source tree, and not only by name: a
   * directory on the way may be a link that leads out of them.
   */
  boolean holds(Path file) throws IOException {
    Path directory = file.getParent();
    if (directory == null) {
      return false;
    }
    Path real = directory.toRealPath();
    for (String root : ofBuild()) {
      if (real.startsWith(Path.of(root).toRealPath())) {
        return true;
      }
    }
    return false;
  }

  /** Returns {@code text} with a mark in the place of each root. */
  String generalize(String text) {
    String result = text;
    for (int i : longestFirst) {
      result = marked(result, roots.get(i), "" + MARK + i);
    }
    return result;
  }

  private static String marked(String text, String root, String mark) {
    int at = text.indexOf(root);
    if (at < 0) {
      return text;
    }
    StringBuilder result = new StringBuilder();
    int from = 0;
    for (; at >= 0; at = text.indexOf(root, at + 1)) {
      int end = at + root.length();
      // `/src` is not the beginning of `/src2`.
      if (at >= from && (end == text.length() || !isOfName(text.charAt(end)))) {
        result.append(text, from, at).append(mark);
        from = end;
      }
    }
    return result.append(text.substring(from)).toString();
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '+';
  }

  /** Returns what {@code generalize} was given, for these roots. */
  String localize(String text) {
    String result = text;
    for (int i = 0; i < roots.size(); i++) {
      result = result.replace("" + MARK + i, roots.get(i));
    }
    return result;
  }

  /** Returns whether a mark stands in {@code text} already, so that it cannot be generalized. */
  static boolean isMarked(String text) {
    return text.indexOf(MARK) >= 0;
  }

  /** Returns the roots whose names stand anywhere in {@code content}, one byte a char. */
  List<String> namedIn(String content) {
    return roots.stream()
        .filter(
            root ->
                content.contains(
                    new String(root.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)))
        .toList();
  }

  /** Returns all roots. */
  List<String> roots() {
    return roots;
  }

  /** Returns what a result can be bound to, in the order to try: nothing, the sources, all. */
  List<List<String>> bounds() {
    // Compilers split -fmacro-prefix-map=FROM=TO at a `=` of FROM as well, and then leave a part of
    // a root's name behind that nobody knows for one.
    return roots.stream().anyMatch(root -> root.indexOf('=') >= 0)
        ? List.of(roots)
        : List.of(List.of(), List.of(roots.get(1)), roots);
  }

  /** Returns what a result that names {@code named} is bound to: bitcode names its source file. */
  List<String> bound(Set<String> named) {
    return bounds().stream().filter(bound -> bound.containsAll(named)).findFirst().orElse(roots);
  }
}
