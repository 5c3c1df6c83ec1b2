package org.kbuildsim.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kbuildsim.diagnostic.SourceText;
import org.kbuildsim.diagnostic.Span;

/**
 * A configuration option without which something is not compiled.
 *
 * @param where what says so, in a makefile or a source
 * @param option {@code CONFIG_X}
 */
record BuildCondition(Span where, String option) {
  private static final Pattern OPTION = Pattern.compile("CONFIG_\\w+");

  /** Returns the conditionals of the preprocessor that {@code offset} of a source stands in. */
  static List<BuildCondition> around(SourceText text, int offset) {
    Deque<List<BuildCondition>> open = new ArrayDeque<>();
    for (int line = 1; line < text.line(offset); line++) {
      String directive = text.lineText(line).replaceFirst("^\\s*#\\s*", "#");
      if (directive.startsWith("#if")) {
        open.push(of(text, line));
      } else if (directive.startsWith("#el") && !open.isEmpty()) {
        open.pop();
        open.push(of(text, line));
      } else if (directive.startsWith("#endif")) {
        open.poll();
      }
    }
    return open.stream().flatMap(List::stream).toList();
  }

  // Of alternatives none is needed by itself; what must not be set is no help either.
  private static List<BuildCondition> of(SourceText text, int line) {
    String directive = text.lineText(line);
    if (directive.matches(".*(\\|\\||!|ifndef).*")) {
      return List.of();
    }
    List<BuildCondition> found = new ArrayList<>();
    Matcher option = OPTION.matcher(directive);
    while (option.find()) {
      int start = text.start(line);
      Span where = text.span(start + option.start(), start + option.end());
      found.add(new BuildCondition(where, option.group()));
    }
    return found;
  }
}
