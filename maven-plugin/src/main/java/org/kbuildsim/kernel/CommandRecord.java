package org.kbuildsim.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.make.Words;

/** The record that kbuild keeps beside each object, {@code .NAME.cmd}. */
public final class CommandRecord {
  private static final Pattern SOURCE =
      Pattern.compile("^source_\\S+ := (\\S+)$", Pattern.MULTILINE);

  private static final String SAVED = "savedcmd_";

  // In place of a quote that the shell's quoting leaves to the record.
  private static final String QUOTE = "\0";

  // A line of `deps_… := \`: two spaces and a name; what depends on an option is in $(wildcard …).
  private static final Pattern DEPENDENCY =
      Pattern.compile("^  ([^\\s$]+) \\\\$", Pattern.MULTILINE);

  private CommandRecord() {}

  /** Returns the record of {@code object}, empty where there is none. */
  public static String text(Path object) {
    try {
      return Files.readString(object.resolveSibling(name(object)));
    } catch (IOException notThere) {
      return "";
    }
  }

  /** Returns whether {@code object} was compiled from a Rust source, be it gone by now. */
  public static boolean isOfRust(Path object) {
    Matcher source = SOURCE.matcher(text(object));
    return source.find() && source.group(1).endsWith(".rs");
  }

  /** Returns the command that made {@code object}, as the shell got it; empty if none is saved. */
  public static String command(Path object) {
    String line = text(object).lines().findFirst().orElse("");
    int start = line.indexOf(" := ");
    return start < 0 || !line.startsWith(SAVED) ? "" : unquoted(line.substring(start + 4));
  }

  /** Returns whether an expanded recipe of {@code object} writes its record: it then makes it. */
  static boolean isIn(String recipe, Path object) {
    return recipe.contains(name(object));
  }

  private static String name(Path object) {
    return "." + object.getFileName() + ".cmd";
  }

  /** Returns the words of the command that made {@code object}, none if that is not recorded. */
  public static List<String> saved(Path object) {
    String line = text(object).lines().findFirst().orElse("");
    int start = line.indexOf(" := ");
    return start < 0 || !line.startsWith(SAVED)
        ? List.of()
        : Words.split(line.substring(start + 4)).stream().map(CommandRecord::unquoted).toList();
  }

  /**
   * Returns the words that a recipe saves as the command of {@code object}, as {@link #saved} will
   * find them; none if it does not.
   *
   * @param recipe all its words, {@code printf '%s\n' 'savedcmd_X := WORDS' > .X.cmd} or {@code
   *     fixdep X.d X 'WORDS' > .X.cmd} among them
   */
  static List<ExplainedWord> toBeSaved(List<ExplainedWord> recipe, Path object) {
    int end = 0;
    while (end < recipe.size() && !recipe.get(end).word().contains("/" + name(object))) {
      end++;
    }
    if (end == recipe.size()) {
      return List.of();
    }
    // From the `>` back to the quote that opens what stands before it; the one that closes it may
    // stand alone.
    int start = end - 2;
    if (start > 0 && recipe.get(start).word().equals("'")) {
      start--;
    }
    while (start > 0 && !quoted(recipe.get(start).word()).startsWith("'")) {
      start--;
    }
    List<ExplainedWord> words = new ArrayList<>();
    for (ExplainedWord word : recipe.subList(Math.max(start, 0), Math.max(end - 1, 0))) {
      String text = quoted(word.word()).replace("'", "").replace(QUOTE, "'");
      if (text.startsWith(SAVED) || text.equals(":=") || text.isEmpty()) {
        continue;
      }
      words.add(new ExplainedWord(unquoted(text), word.at(), word.how(), word.chain()));
    }
    return words;
  }

  private static String quoted(String word) {
    return word.replace("'\\''", QUOTE);
  }

  // As kbuild's make-cmd quotes for make.
  private static String unquoted(String word) {
    return word.replace("$$", "$").replace("$(pound)", "#");
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

  /**
   * Returns the files that the compiler read for {@code object}, as its record names them.
   *
   * @param objects the directory that recorded names are relative to
   */
  static List<Path> dependencies(Path objects, String object) {
    return DEPENDENCY
        .matcher(text(objects.resolve(object)))
        .results()
        .map(found -> objects.resolve(found.group(1)).normalize())
        .toList();
  }
}
