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
    Text line = lines.get(index);
    String joined = joinReferences(line.chars());
    return evaluator.expand(target, joined.equals(line.chars()) ? line : Text.of(joined));
  }

  /** Returns all lines as one, for {@code .ONESHELL}. */
  public Recipe joinedForOneShell() {
    if (lines.size() < 2) {
      return this;
    }
    StringBuilder all = new StringBuilder();
    for (Text line : lines) {
      if (!all.isEmpty()) {
        all.append('\n');
      }
      all.append(line.chars());
    }
    return new Recipe(place, prefix, builtIn, List.of(Text.of(all.toString())));
  }

  // Functions are not to see backslash-newlines; the shell is. So only those inside of references
  // are made a space.
  private static String joinReferences(String line) {
    if (line.indexOf('\n') < 0) {
      return line;
    }
    StringBuilder out = new StringBuilder();
    int done = 0;
    for (int dollar = line.indexOf('$'); dollar >= 0; dollar = line.indexOf('$', done)) {
      int end = Quoting.afterReference(line, dollar);
      out.append(line, done, dollar).append(joinInside(line.substring(dollar, end)));
      done = end;
    }
    return out.append(line, done, line.length()).toString();
  }

  private static String joinInside(String reference) {
    if (reference.indexOf('\n') < 0) {
      return reference;
    }
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < reference.length()) {
      boolean joint = reference.startsWith("\\\n", i) && !oddSlashesBefore(reference, i);
      if (!joint) {
        out.append(reference.charAt(i++));
        continue;
      }
      i = Words.skipSpace(reference, i + 2);
      int end = out.length();
      while (end > 2 && Words.isBlank(out.charAt(end - 1))) {
        end--;
      }
      out.setLength(end);
      out.append(' ');
    }
    return out.toString();
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
