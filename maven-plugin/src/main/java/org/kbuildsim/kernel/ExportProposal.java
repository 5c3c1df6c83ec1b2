package org.kbuildsim.kernel;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The export that a symbol lacks.
 *
 * @param line what to add: {@code EXPORT_SYMBOL(f);}
 * @param place the definition that it stands behind
 * @param isStatic whether the symbol is for its own source only, so far
 */
record ExportProposal(String symbol, String line, SourcePlace place, boolean isStatic) {
  private static final Pattern EXPORT = Pattern.compile("^EXPORT_SYMBOL\\w*\\(", Pattern.MULTILINE);
  private static final Pattern INCLUDE = Pattern.compile("#\\s*include <linux/(.*)\\.h>.*");

  /** Returns the export in the form of its neighbour in the source, else the GPL-only one. */
  static ExportProposal of(String symbol, Definition definition, SourcePlace place) {
    String form = "EXPORT_SYMBOL_GPL(";
    Matcher export = EXPORT.matcher(place.name().source().text());
    for (boolean first = true; export.find(); first = false) {
      if (first || export.start() < place.name().start()) {
        form = export.group().contains("GPL") ? "EXPORT_SYMBOL_GPL(" : "EXPORT_SYMBOL(";
      }
    }
    return new ExportProposal(symbol, form + symbol + ");", place, definition.isStatic());
  }

  /** Returns what to do, in words. */
  String help() {
    return "%sadd `%s` behind %s:%d"
        .formatted(
            isStatic ? "remove `static`, and " : "",
            line,
            place.name().source().name(),
            place.lastLine());
  }

  /**
   * Says the same in {@code patch}, with the header that the export needs.
   *
   * @return whether the patch can say it
   */
  boolean into(ProposedPatch patch, Path source) {
    if (!patch.insert(source, place.lastLine(), line)) {
      return false;
    }
    List<String> lines = patch.lines(source);
    int header = lineBeforeHeader(lines);
    if (header >= 0) {
      patch.insert(source, header, "#include <linux/export.h>");
    }
    if (isStatic) {
      // Its declarations, too: the first one decides on the linkage (C11, 6.2.2).
      Pattern declared = Pattern.compile("^static\\b[^;=(){}]*\\b" + Pattern.quote(symbol) + "\\b");
      for (int i = 0; i < lines.size(); i++) {
        if (declared.matcher(lines.get(i)).find()) {
          patch.replace(source, i + 1, text -> text.replaceFirst("^static\\s+", ""));
        }
      }
    }
    return true;
  }

  /** Returns the line behind which the header belongs by the alphabet; -1 if nothing is missing. */
  private static int lineBeforeHeader(List<String> lines) {
    int found = -1;
    for (int i = 0; i < lines.size(); i++) {
      Matcher include = INCLUDE.matcher(lines.get(i));
      if (include.matches()) {
        String name = include.group(1);
        if (name.equals("export") || name.equals("module")) {
          return -1;
        }
        found =
            found < 0 || name.compareTo("export") < 0
                ? (name.compareTo("export") < 0 ? i + 1 : i)
                : found;
      }
    }
    return found;
  }
}
