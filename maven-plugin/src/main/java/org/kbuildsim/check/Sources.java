package org.kbuildsim.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;

/**
 * The text of a tree in one state.
 *
 * @param root top of the tree
 * @param files all files, below the root
 * @param makefiles the logical lines of each makefile
 * @param others text of what may use make's variables by other means: Kconfig files and scripts
 */
record Sources(
    Path root, List<String> files, Map<String, List<Line>> makefiles, Map<String, String> others) {
  private static final Pattern MAKEFILE =
      Pattern.compile("(.*/)?(Makefile|Kbuild|GNUmakefile)(\\.[\\w.-]+)?|.*\\.mk");
  private static final Pattern OTHER =
      Pattern.compile("(.*/)?(Kconfig[\\w.-]*|scripts/.*\\.(sh|pl|py|awk|include)|.*\\.config)");

  /**
   * A logical line: continuation lines are joined, the comment is gone.
   *
   * @param number of the first of its lines, counted from 1
   */
  record Line(int number, String text) {}

  static Sources of(Path root) {
    List<String> files = OutputIgnored.files(root);
    Map<String, List<Line>> makefiles = new TreeMap<>();
    Map<String, String> others = new LinkedHashMap<>();
    for (String file : files) {
      if (MAKEFILE.matcher(file).matches() || file.endsWith("Kbuild.include")) {
        makefiles.put(file, logical(read(root.resolve(file))));
      } else if (OTHER.matcher(file).matches()) {
        others.put(file, read(root.resolve(file)));
      }
    }
    return new Sources(root, files, makefiles, others);
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(file.toString()), "cannot be read: " + e).asException();
    }
  }

  static List<Line> logical(String text) {
    List<Line> lines = new ArrayList<>();
    StringBuilder joined = new StringBuilder();
    int number = 0;
    int start = 1;
    for (String row : text.split("\n", -1)) {
      number++;
      if (joined.length() == 0) {
        start = number;
      }
      if (row.endsWith("\\")) {
        joined.append(row, 0, row.length() - 1).append(' ');
        continue;
      }
      joined.append(row);
      lines.add(new Line(start, withoutComment(joined.toString())));
      joined.setLength(0);
    }
    return lines;
  }

  private static String withoutComment(String line) {
    for (int i = line.indexOf('#'); i >= 0; i = line.indexOf('#', i + 1)) {
      boolean inRecipe = line.startsWith("\t");
      if (!inRecipe && (i == 0 || line.charAt(i - 1) != '\\')) {
        return line.substring(0, i);
      }
    }
    return line;
  }
}
