package org.kbuildsim.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes up makefiles and command lines; the same for the same seed.
 *
 * <p>Nothing is started and nothing written: recipes speak by {@code $(info)}, so that a case costs
 * no more than one make. Files they can find are {@link RandomMakefilesTest}'s.
 */
final class RandomMakefile {
  /** Files that exist, oldest first. */
  static final List<String> FILES = List.of("e1.o", "e2.o", "e3.q", "d/e4.o", "d/e5.q", "e6.x");

  /** A makefile that exists, for {@code include}. */
  static final String INCLUDED = "inc.mk";

  static final String INCLUDED_TEXT =
      """
      a += included $(a0)
      i := $(lastword $(MAKEFILE_LIST))
      ifdef b
      t5: e1.o
      endif
      """;

  private static final String[] NAMES = {"a", "b", "c", "d", "e", "v1", "v2", "x-y", "Z", "w.w"};
  private static final String[] FUNCTIONS = {"f", "g", "h"};
  private static final String[] TARGETS = {
    "t1", "t2", "t3", "t4", "t5", "u.o", "w.q", "d/n.o", "n.x", "m.q", "p_1", "p_2.o"
  };
  private static final String[] WORDS = {
    "x", "foo", "bar.c", "a.o", "d/b.o", "%", "%.o", "-k", "e1.o", "1", "2", "0", "u.o", "w.q", "_",
    "y,z", "(p)", "a:b", "x=y", ".o", ".", "..", "/", "./t1", "d/", "*.o", "e?.q", "~", "\\#",
    "\\%", "a\\ b", "{", "'q'", "\"", "FORCE", "foo", "foo"
  };
  private static final String[] SPACES = {" ", " ", " ", " ", "  ", "\t", " \\\n  ", ""};
  private static final String[] FLAGS = {
    "-k",
    "-n",
    "-s",
    "-B",
    "-r",
    "-R",
    "-e",
    "-i",
    "-w",
    "-q",
    "--warn-undefined-variables",
    "--no-print-directory",
    "-rR",
    "-W e1.o",
    "-o e3.q",
    "-W t1",
    "--trace",
    "-j1",
    "-I d"
  };

  private final Random random;
  private final StringBuilder out = new StringBuilder();

  private RandomMakefile(long seed) {
    random = new Random(seed);
  }

  /** A makefile, and the words after {@code make -f makefile}. */
  record Case(String text, List<String> arguments) {}

  static Case make(long seed) {
    return new RandomMakefile(seed).make();
  }

  private Case make() {
    if (chance(30)) {
      line("MAKEFLAGS += " + pick("-rR", "-r", "--no-builtin-rules", "-k", "-s"));
    }
    int statements = 4 + random.nextInt(22);
    for (int i = 0; i < statements; i++) {
      statement(0);
    }
    out.append(
        "$(foreach v,a b c d e v1 v2 x-y Z w.w,"
            + "$(info $v $(origin $v) $(flavor $v) [$(value $v)] [$($v)]))\n");
    List<String> arguments = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      arguments.addAll(List.of(pick(FLAGS).split(" ", -1)));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      arguments.add(pick(TARGETS));
    }
    if (chance(25)) {
      arguments.add(pick(NAMES) + pick("=", ":=", "?=", "+=") + pick("cl", "$(b) cl", "$$x", ""));
    }
    return new Case(out.toString(), arguments);
  }

  private void statement(int depth) {
    switch (random.nextInt(depth > 3 ? 12 : 16)) {
      case 0, 1, 2, 3, 4 -> assignment();
      case 5 -> define();
      case 6 -> directive();
      case 7, 8, 9 -> rule();
      case 10 -> targetVariable();
      case 11 -> line("$(" + pick("eval ", "if x,", "info ", "strip ") + argument(2) + ")");
      default -> conditional(depth);
    }
  }

  private void assignment() {
    String name = chance(85) ? pick(NAMES) : "$(" + pick(NAMES) + ")" + pick("", "1", "_x");
    String prefix = pick("", "", "", "", "", "", "override ", "export ", "unexport ", "private ");
    String operator = pick("=", "=", ":=", ":=", "::=", "?=", "+=", "+=");
    line(prefix + name + pick(" ", "", "  ") + operator + pick(" ", "", "  ") + text(3));
  }

  private void define() {
    String name = chance(60) ? pick(FUNCTIONS) : pick(NAMES);
    line(
        pick("define ", "define ", "override define ")
            + name
            + pick("", " =", " :=", " +=", "\t?="));
    for (int i = random.nextInt(4); i > 0; i--) {
      line(pick("", "", "\t", "@") + text(2).replace("\\\n", ""));
    }
    line("endef" + pick("", "", " # end"));
  }

  private void directive() {
    line(
        switch (random.nextInt(10)) {
          case 0 -> "undefine " + pick(NAMES);
          case 1 -> "include " + INCLUDED;
          case 2 -> "-include nosuch " + pick(INCLUDED, "", "$(" + pick(NAMES) + ")");
          case 3 -> ".PHONY: " + targets(2);
          case 4 -> ".SECONDEXPANSION:";
          case 5 ->
              pick(".SECONDARY: ", ".PRECIOUS: ", ".INTERMEDIATE: ", ".SILENT: ") + targets(1);
          case 6 -> "vpath %" + pick(".o", ".q", ".x") + " d";
          case 7 -> pick("export", "unexport") + pick("", " " + pick(NAMES));
          case 8 -> ".DEFAULT_GOAL " + pick(":=", "=") + " " + pick(TARGETS);
          default -> "# " + text(1);
        });
  }

  private void rule() {
    String colon = pick(":", ":", ":", ":", "::", "&:");
    String prerequisites = prerequisites();
    switch (random.nextInt(6)) {
      case 0 -> line(pattern() + pick("", "", " " + pattern()) + ": " + patterns());
      case 1 -> line(targets(3) + ": " + pattern() + ": " + patterns());
      default -> line(targets(2) + pick(colon, " " + colon) + " " + prerequisites);
    }
    if (chance(10)) {
      out.setLength(out.length() - 1);
      line(" ; " + recipeLine());
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      line("\t" + recipeLine());
    }
  }

  private void targetVariable() {
    String modifier = pick("", "", "", "private ", "override ", "export ");
    String where = chance(70) ? targets(2) : pattern();
    line(where + ": " + modifier + pick(NAMES) + pick(" = ", " := ", " += ", " ?= ") + text(2));
  }

  private void conditional(int depth) {
    condition("");
    statement(depth + 1);
    while (chance(25)) {
      condition("else ");
      statement(depth + 1);
    }
    if (chance(50)) {
      line("else");
      statement(depth + 1);
    }
    line(pick("", "  ") + "endif" + pick("", "", "", " # e"));
  }

  private void condition(String start) {
    String compared =
        pick("(" + argument(1) + "," + argument(1) + ")", "'" + pick("", "x", "cl") + "' '$(a)'");
    line(
        start
            + pick(
                "ifdef " + pick(NAMES),
                "ifndef " + pick(NAMES),
                "ifeq " + compared,
                "ifneq " + compared));
  }

  private String recipeLine() {
    String prefix = pick("", "@", "@", "@", "-", "+", "@-");
    String shown =
        "$(info "
            + pick("$@", "[$@]")
            + " "
            + pick("<$<>", "^$^", "+$+", "?$?", "|$|", "*$*")
            + " "
            + pick("$(@D)", "$(^F)", "$(*F)", "$(<D)", "")
            + " "
            + argument(2)
            + ")";
    return prefix + pick(":", ":", ":", "") + shown;
  }

  // Names in rules.

  private String targets(int most) {
    StringBuilder names = new StringBuilder(pick(TARGETS));
    for (int i = random.nextInt(most); i > 0; i--) {
      names.append(' ').append(pick(TARGETS));
    }
    return names.toString();
  }

  private String pattern() {
    return pick("%", "%.o", "%.q", "%.x", "d/%", "t%", "p_%", "%_1", "p_%.o");
  }

  private String patterns() {
    return pick("", "", "%", "%.q", "%.o", "e%.x", "d/%.q", "e1.o", "%.x %.q", "| %.q", "x%y");
  }

  private String prerequisites() {
    StringBuilder names = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      names.append(
          switch (random.nextInt(10)) {
            case 0, 1 -> pick(FILES.toArray(String[]::new));
            case 2 -> "|";
            case 3 -> "$(" + pick(NAMES) + ")";
            case 4 -> pick("$$a", "$$@.x", "$$*", "e*.o", "FORCE");
            default -> pick(TARGETS);
          });
      names.append(' ');
    }
    return names.toString();
  }

  // Values.

  /** A value or the like: words and references. */
  private String text(int depth) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(depth > 0 && chance(60) ? reference(depth - 1) : pick(WORDS));
      text.append(i > 1 ? pick(SPACES) : pick("", "", " "));
    }
    return text.toString();
  }

  /** The same inside brackets, where those that it holds have to be balanced. */
  private String argument(int depth) {
    return text(depth).replace("(p)", "p").replace("{", "_");
  }

  private String reference(int depth) {
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> "$(" + pick(NAMES) + ")";
      case 3 -> "$" + pick("a", "b", "{c}", "(v$(d))", "$", "{Z}", "(x-y)", "e");
      case 4 ->
          "$(" + pick(NAMES) + ":" + pick("%.o=%.c", ".o=.q", "%=x%y", "=z", "a%=%$b", "%=") + ")";
      case 5 -> "$(call " + pick(FUNCTIONS) + "," + argument(depth) + "," + argument(depth) + ")";
      default -> function(depth);
    };
  }

  private String function(int depth) {
    String a = argument(depth);
    String b = argument(depth);
    String name = pick(NAMES);
    String word = pick(WORDS).replace("(p)", "%p").replace("{", "%");
    return switch (random.nextInt(30)) {
      case 0 -> "$(subst " + word + "," + b + "," + a + ")";
      case 1 -> "$(patsubst " + word + "," + b + "," + a + ")";
      case 2 -> "$(strip " + a + ")";
      case 3 -> "$(findstring " + word + "," + a + ")";
      case 4 -> "$(filter " + word + " " + b + "," + a + ")";
      case 5 -> "$(filter-out " + word + "," + a + ")";
      case 6 -> "$(sort " + a + " " + b + ")";
      case 7 -> "$(word " + pick("1", "2", "3", "$(words " + b + ")") + "," + a + " x y z)";
      case 8 ->
          "$(wordlist " + pick("1", "2", "4") + "," + pick("0", "1", "2", "3") + "," + a + ")";
      case 9 -> "$(words " + a + ")";
      case 10 -> "$(firstword " + a + ")$(lastword " + b + ")";
      case 11 -> "$(" + pick("dir", "notdir", "suffix", "basename") + " " + a + ")";
      case 12 -> "$(addsuffix " + word + "," + a + ")";
      case 13 -> "$(addprefix " + word + "," + a + ")";
      case 14 -> "$(join " + a + "," + b + ")";
      case 15 -> "$(wildcard " + pick("e*", "d/*.o", "e1.o nosuch", "*.x e?.o", word) + ")";
      case 16 -> "$(" + pick("abspath", "realpath") + " " + pick("d/../e1.o", "./", a) + ")";
      case 17 -> "$(if " + a + "," + b + "," + argument(depth) + ")";
      case 18 -> "$(or " + a + "," + b + ")";
      case 19 -> "$(and " + a + "," + b + ")";
      case 20, 21 ->
          "$(foreach " + pick("i", "a", "v1") + "," + a + "," + b + pick("$i", "$(i).") + ")";
      case 22 -> "$(value " + name + ")";
      case 23 -> "$(origin " + name + ")";
      case 24 -> "$(flavor " + name + ")";
      case 25 -> "$(eval " + name + pick("=", ":=", "+=", "?=") + a.replace("\\\n", "") + ")";
      case 26 -> "$(call " + name + "," + a + ")";
      case 27 -> "$(" + pick("info", "warning") + " " + a + ")";
      case 28 -> "$(call " + pick("if", "subst,x", "words", "sort") + "," + a + "," + b + ")";
      default -> pick("$1", "$2", "$(1)", "$0", "$(" + a + ")", "$(" + name + ")$(" + name + ")");
    };
  }

  private void line(String line) {
    out.append(line).append('\n');
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
