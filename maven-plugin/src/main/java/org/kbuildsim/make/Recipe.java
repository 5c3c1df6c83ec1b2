package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.List;

/** The lines of a recipe as they stand in the makefile, each without its first prefix character. */
public final class Recipe {
  private final Place place;
  private final char prefix;
  private final boolean builtIn;
  private final List<Text> lines;

  Recipe(Place place, char prefix, boolean builtIn, List<Text> lines) {
    this.place = place;
    this.prefix = prefix;
    this.builtIn = builtIn;
    this.lines = lines;
  }

  /** Returns the line where the recipe begins. */
  public Place place() {
    return place;
  }

  /** Returns line {@code index} as messages name it. */
  public String where(int index) {
    return builtIn || !place.isInFile() ? "<builtin>" : place.plus(index).toString();
  }

  /** Returns whether make brought the recipe itself. */
  public boolean isBuiltIn() {
    return builtIn;
  }

  /** Returns the character that recipe lines began with. */
  public char prefix() {
    return prefix;
  }

  /** Returns the number of lines, continued ones counted once. */
  public int size() {
    return lines.size();
  }

  /** Returns line {@code index} as it was written. */
  public String line(int index) {
    return lines.get(index).chars();
  }

  /** Returns whether there is nothing in it but white space and prefix characters. */
  public boolean isEmpty() {
    for (Text line : lines) {
      String chars = line.chars();
      for (int i = 0; i < chars.length(); i++) {
        char c = chars.charAt(i);
        if (!Words.isSpace(c) && c != '-' && c != '@' && c != '+') {
          return false;
        }
      }
    }
    return true;
  }

  /** Returns line {@code index} expanded for {@code target}. */
  public String expand(Evaluator evaluator, Target target, int index) {
    return evaluator.expand(target, joinReferences(lines.get(index)));
  }

  /** Returns line {@code index} expanded for {@code target}, with where it all came from. */
  public TracedText trace(Evaluator evaluator, Target target, int index) {
    return evaluator.trace(target, joinReferences(lines.get(index)));
  }

  /** Returns all lines as one, for {@code .ONESHELL}. */
  public Recipe joinedForOneShell() {
    if (lines.size() < 2) {
      return this;
    }
    return new Recipe(place, prefix, builtIn, List.of(Text.join(lines, "\n")));
  }

  // Functions are not to see backslash-newlines; the shell is. So only those inside of references
  // are made a space.
  private static Text joinReferences(Text text) {
    String line = text.chars();
    if (line.indexOf('\n') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    int[] positions = new int[line.length() + 1];
    int done = 0;
    for (int dollar = line.indexOf('$'); dollar >= 0; dollar = line.indexOf('$', done)) {
      copy(line, done, dollar, out, positions);
      done = Quoting.afterReference(line, dollar);
      joinInside(line, dollar, done, out, positions);
    }
    copy(line, done, line.length(), out, positions);
    if (out.length() == line.length()) {
      return text;
    }
    positions[out.length()] = line.length();
    return text.changed(out.toString(), () -> positions);
  }

  private static void copy(String line, int from, int to, StringBuilder out, int[] positions) {
    for (int i = from; i < to; i++) {
      positions[out.length()] = i;
      out.append(line.charAt(i));
    }
  }

  private static void joinInside(
      String line, int start, int limit, StringBuilder out, int[] positions) {
    String reference = line.substring(start, limit);
    int begin = out.length();
    int i = 0;
    while (i < reference.length()) {
      boolean joint = reference.startsWith("\\\n", i) && !oddSlashesBefore(reference, i);
      positions[out.length()] = start + i;
      if (!joint) {
        out.append(reference.charAt(i++));
        continue;
      }
      i = Words.skipSpace(reference, i + 2);
      int end = out.length();
      while (end > begin + 2 && Words.isBlank(out.charAt(end - 1))) {
        end--;
      }
      out.setLength(end);
      positions[end] = start + i - 1;
      out.append(' ');
    }
  }

  private static boolean oddSlashesBefore(String text, int at) {
    int slashes = 0;
    while (at - slashes > 0 && text.charAt(at - slashes - 1) == '\\') {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  /** Splits {@code text} into recipe lines at newlines that no backslash continues. */
  static List<Text> split(Text text) {
    String chars = text.chars();
    List<Text> lines = new ArrayList<>();
    int start = 0;
    for (int end = chars.indexOf('\n'); end >= 0; end = chars.indexOf('\n', end + 1)) {
      if (!oddSlashesBefore(chars, end)) {
        lines.add(text.part(start, end));
        start = end + 1;
      }
    }
    lines.add(text.from(start));
    return lines;
  }
}
