package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.List;

/** The text of a makefile as logical lines. */
final class Makefile {
  private final List<LogicalLine> lines = new ArrayList<>();

  Makefile(Text makefile) {
    String text = makefile.chars();
    int number = 1;
    for (int start = 0; start < text.length(); ) {
      int firstNumber = number;
      int end = text.indexOf('\n', start);
      while (end >= 0 && isQuoted(text, start, end)) {
        number++;
        end = text.indexOf('\n', end + 1);
      }
      number++;
      int stop = end < 0 ? text.length() : end;
      lines.add(new LogicalLine(makefile, start, stop, firstNumber));
      start = stop + 1;
    }
  }

  List<LogicalLine> lines() {
    return lines;
  }

  /** Parses the lines now, except those that are parts of recipes as a rule. */
  void parse() {
    for (LogicalLine line : lines) {
      if (!line.isEmpty() && line.first() != '\t') {
        if (line.statement() instanceof Statement.Assignment assignment) {
          assignment.value().expression();
        }
      }
    }
  }

  private static boolean isQuoted(String text, int start, int newline) {
    int slashes = 0;
    while (newline - slashes > start && text.charAt(newline - slashes - 1) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }
}
