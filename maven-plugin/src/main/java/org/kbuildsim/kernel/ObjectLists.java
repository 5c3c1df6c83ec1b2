package org.kbuildsim.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.SourceText;

/**
 * What a tree's makefiles say of when a source is built: {@code obj-$(CONFIG_X) += file.o}, the
 * lists of composite objects, the directories above, {@code ifdef CONFIG_X} around them.
 *
 * <p>Their text is read, not evaluated: evaluation answers for the configuration that there is, and
 * asked for is one in which the source is built. A list that is put together otherwise is not
 * found.
 */
final class ObjectLists {
  private static final List<String> MAKEFILES = List.of("Kbuild", "Makefile");
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "\\s*([-\\w/.]+?)-(?:y|m|objs|\\$\\((CONFIG_\\w+)\\))\\s*[:+?]?=(.*)", Pattern.DOTALL);
  private static final Pattern CONDITIONAL =
      Pattern.compile(
          "\\s*(?:ifdef\\s+|ifeq\\s*\\(\\$\\((?=\\w+\\),\\s*[ym]\\))|ifneq\\s*\\(\\$\\((?=\\w+\\),\\s*\\)))"
              + "(CONFIG_\\w+).*",
          Pattern.DOTALL);
  // What is in one of these is part of the kernel or a module; any other list is an object's.
  private static final Set<String> GOALS =
      Set.of("obj", "lib", "core", "drivers", "net", "libs", "virt");

  private final Path tree;

  ObjectLists(Path tree) {
    this.tree = tree;
  }

  /**
   * Returns what {@code source} needs to be built; null if no makefile is seen to build it.
   *
   * @param source below the tree
   */
  @Nullable List<BuildCondition> conditions(Path source) {
    List<BuildCondition> found = new ArrayList<>();
    Path directory = source.getParent();
    String object = source.getFileName().toString().replaceFirst("\\.\\w+$", ".o");
    if (directory == null || !lists(directory, object, new HashSet<>(), found)) {
      return null;
    }
    for (Path at = directory; at != null && !at.equals(tree); ) {
      // A makefile further up may name it by a longer path, as net's does with drivers/net/.
      Path by = at.getParent();
      while (by != null
          && !lists(by, by.relativize(at) + "/", new HashSet<>(), found)
          && !by.equals(tree)) {
        by = by.getParent();
      }
      at = by;
    }
    return found;
  }

  /**
   * Adds what {@code item} needs, and returns whether the makefile of {@code directory} lists it.
   */
  private boolean lists(
      Path directory, String item, Set<String> asked, List<BuildCondition> found) {
    for (String name : MAKEFILES) {
      Path file = directory.resolve(name);
      if (!Files.isRegularFile(file) || !asked.add(name + " " + item)) {
        continue;
      }
      SourceText text;
      try {
        text = new SourceText(tree.relativize(file).toString(), Files.readString(file));
      } catch (IOException unreadable) {
        continue;
      }
      Deque<List<BuildCondition>> around = new ArrayDeque<>();
      for (int line = 1; line <= text.lines(); ) {
        int start = text.start(line);
        StringBuilder joined = new StringBuilder(text.lineText(line++));
        while (line <= text.lines() && joined.toString().endsWith("\\")) {
          joined.append('\n').append(text.lineText(line++));
        }
        conditional(text, start, joined.toString(), around);
        Matcher list = ASSIGNMENT.matcher(joined);
        if (!list.matches() || !words(list.group(3)).contains(item)) {
          continue;
        }
        List<BuildCondition> here = new ArrayList<>();
        if (list.group(2) != null) {
          here.add(condition(text, start, list, 2));
        }
        around.forEach(here::addAll);
        if (GOALS.contains(list.group(1)) || lists(directory, list.group(1) + ".o", asked, here)) {
          found.addAll(here);
          return true;
        }
      }
    }
    return false;
  }

  private static void conditional(
      SourceText text, int start, String statement, Deque<List<BuildCondition>> around) {
    String word = statement.strip().replaceFirst("\\W.*", "");
    switch (word) {
      case "ifdef", "ifndef", "ifeq", "ifneq" -> {
        Matcher option = CONDITIONAL.matcher(statement);
        around.push(option.matches() ? List.of(condition(text, start, option, 1)) : List.of());
      }
      case "else" -> {
        if (around.poll() != null) {
          around.push(List.of());
        }
      }
      case "endif" -> around.poll();
      default -> {}
    }
  }

  private static BuildCondition condition(SourceText text, int start, Matcher found, int group) {
    return new BuildCondition(
        text.span(start + found.start(group), start + found.end(group)), found.group(group));
  }

  private static List<String> words(String value) {
    return Arrays.asList(
        value.replace("\\\n", " ").replaceFirst("(?s)#.*", "").strip().split("\\s+", -1));
  }
}
