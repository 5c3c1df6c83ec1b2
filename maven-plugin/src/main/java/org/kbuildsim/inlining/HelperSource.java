package org.kbuildsim.inlining;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.diagnostic.SourceText;
import org.kbuildsim.kernel.HelperNeeds;

/**
 * A helper as its source defines it.
 *
 * @param name with its prefix
 * @param at where the name stands in its definition; the file below the source tree
 * @param annotated whether it is marked {@code __rust_helper}
 */
public record HelperSource(String name, SourcePosition at, boolean annotated) {
  /** What every helper's symbol begins with. */
  static final String PREFIX = HelperNeeds.PREFIX;

  /** Below a kernel tree, where helpers are. */
  private static final String DIRECTORY = "rust/helpers";

  // By the kernel's style a line of a definition's head begins in the first column, and no call
  // does; the type may have lines of its own.
  private static final Pattern FUNCTION =
      Pattern.compile("^(?=\\S)[^\\n;{}]*?\\b(" + PREFIX + "\\w+)\\s*\\(", Pattern.MULTILINE);
  private static final Pattern ANNOTATION = Pattern.compile("\\b__rust_helper\\b");
  private static final Pattern COMMENT_OR_DIRECTIVE =
      Pattern.compile(
          "/\\*.*?\\*/|//[^\\n]*|^[ \\t]*#(?:[^\\n\\\\]|\\\\.)*",
          Pattern.MULTILINE | Pattern.DOTALL);

  /**
   * Returns the helpers of a kernel tree, in the order of files and lines; none where it has none.
   *
   * <p>Their text is read as it is: a name that a macro puts together is not found.
   */
  static List<HelperSource> of(Path tree) {
    Path directory = tree.resolve(DIRECTORY);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<HelperSource> helpers = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".c")).sorted().toList()) {
        read(tree.relativize(file).toString(), text(file), helpers);
      }
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(directory.toString()), "cannot be read: " + e)
          .asException();
    }
    return helpers;
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (MalformedInputException notUtf8) {
      throw new IOException(file + " is not UTF-8", notUtf8);
    }
  }

  static void read(String file, String source, List<HelperSource> helpers) {
    // Blanks in their place keep lines and columns.
    String plain =
        COMMENT_OR_DIRECTIVE
            .matcher(source)
            .replaceAll(found -> found.group().replaceAll("[^\\n]", " "));
    SourceText text = new SourceText(file, source);
    Matcher function = FUNCTION.matcher(plain);
    while (function.find()) {
      int name = function.start(1);
      if (isDefinition(plain, function.end())) {
        SourcePosition at = new SourcePosition(file, text.line(name), column(source, name));
        helpers.add(
            new HelperSource(function.group(1), at, ANNOTATION.matcher(head(plain, name)).find()));
      }
    }
  }

  /** Returns what stands between the declaration before and the name at {@code end}. */
  private static String head(String text, int end) {
    int start = end;
    while (start > 0 && ";{}".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return text.substring(start, end);
  }

  private static int column(String text, int offset) {
    return offset - text.lastIndexOf('\n', offset - 1);
  }

  /** Returns whether a body follows the parameters, which begin at {@code from}. */
  private static boolean isDefinition(String text, int from) {
    int depth = 1;
    int i = from;
    for (; i < text.length() && depth > 0; i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    while (i < text.length() && text.charAt(i) != ';' && text.charAt(i) != '{') {
      i++;
    }
    return i < text.length() && text.charAt(i) == '{';
  }
}
