package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The variables and rules that make brings along (manual, 10.2 and 10.3), unless `-r` or `-R`. */
public final class BuiltIns {
  private static final Place NOWHERE = new Place("<builtin>", 0);

  private static final String SUFFIXES =
      ".out .a .ln .o .c .cc .C .cpp .p .f .F .m .r .y .l .ym .yl .s .S .mod .sym .def .h .info .dvi .tex .texinfo .texi .txinfo .w .ch .web .sh .elc .el";

  private static final String[][] VARIABLES = {
    {".LIBPATTERNS", "lib%.so lib%.a"},
    {"AR", "ar"},
    {"ARFLAGS", "rv"},
    {"AS", "as"},
    {"CC", "cc"},
    {"CHECKOUT,v", "+$(if $(wildcard $@),,$(CO) $(COFLAGS) $< $@)"},
    {"CO", "co"},
    {"COFLAGS", ""},
    {"COMPILE.C", "$(COMPILE.cc)"},
    {"COMPILE.F", "$(FC) $(FFLAGS) $(CPPFLAGS) $(TARGET_ARCH) -c"},
    {"COMPILE.S", "$(CC) $(ASFLAGS) $(CPPFLAGS) $(TARGET_MACH) -c"},
    {"COMPILE.c", "$(CC) $(CFLAGS) $(CPPFLAGS) $(TARGET_ARCH) -c"},
    {"COMPILE.cc", "$(CXX) $(CXXFLAGS) $(CPPFLAGS) $(TARGET_ARCH) -c"},
    {"COMPILE.cpp", "$(COMPILE.cc)"},
    {"COMPILE.def", "$(M2C) $(M2FLAGS) $(DEFFLAGS) $(TARGET_ARCH)"},
    {"COMPILE.f", "$(FC) $(FFLAGS) $(TARGET_ARCH) -c"},
    {"COMPILE.m", "$(OBJC) $(OBJCFLAGS) $(CPPFLAGS) $(TARGET_ARCH) -c"},
    {"COMPILE.mod", "$(M2C) $(M2FLAGS) $(MODFLAGS) $(TARGET_ARCH)"},
    {"COMPILE.p", "$(PC) $(PFLAGS) $(CPPFLAGS) $(TARGET_ARCH) -c"},
    {"COMPILE.r", "$(FC) $(FFLAGS) $(RFLAGS) $(TARGET_ARCH) -c"},
    {"COMPILE.s", "$(AS) $(ASFLAGS) $(TARGET_MACH)"},
    {"CPP", "$(CC) -E"},
    {"CTANGLE", "ctangle"},
    {"CWEAVE", "cweave"},
    {"CXX", "g++"},
    {"F77", "$(FC)"},
    {"F77FLAGS", "$(FFLAGS)"},
    {"FC", "f77"},
    {"GET", "get"},
    {"LD", "ld"},
    {"LEX", "lex"},
    {"LEX.l", "$(LEX) $(LFLAGS) -t"},
    {"LEX.m", "$(LEX) $(LFLAGS) -t"},
    {"LINK.C", "$(LINK.cc)"},
    {"LINK.F", "$(FC) $(FFLAGS) $(CPPFLAGS) $(LDFLAGS) $(TARGET_ARCH)"},
    {"LINK.S", "$(CC) $(ASFLAGS) $(CPPFLAGS) $(LDFLAGS) $(TARGET_MACH)"},
    {"LINK.c", "$(CC) $(CFLAGS) $(CPPFLAGS) $(LDFLAGS) $(TARGET_ARCH)"},
    {"LINK.cc", "$(CXX) $(CXXFLAGS) $(CPPFLAGS) $(LDFLAGS) $(TARGET_ARCH)"},
    {"LINK.cpp", "$(LINK.cc)"},
    {"LINK.f", "$(FC) $(FFLAGS) $(LDFLAGS) $(TARGET_ARCH)"},
    {"LINK.m", "$(OBJC) $(OBJCFLAGS) $(CPPFLAGS) $(LDFLAGS) $(TARGET_ARCH)"},
    {"LINK.o", "$(CC) $(LDFLAGS) $(TARGET_ARCH)"},
    {"LINK.p", "$(PC) $(PFLAGS) $(CPPFLAGS) $(LDFLAGS) $(TARGET_ARCH)"},
    {"LINK.r", "$(FC) $(FFLAGS) $(RFLAGS) $(LDFLAGS) $(TARGET_ARCH)"},
    {"LINK.s", "$(CC) $(ASFLAGS) $(LDFLAGS) $(TARGET_MACH)"},
    {"LINT", "lint"},
    {"LINT.c", "$(LINT) $(LINTFLAGS) $(CPPFLAGS) $(TARGET_ARCH)"},
    {"M2C", "m2c"},
    {"MAKEINFO", "makeinfo"},
    {"OBJC", "cc"},
    {"OUTPUT_OPTION", "-o $@"},
    {"PC", "pc"},
    {"PREPROCESS.F", "$(FC) $(FFLAGS) $(CPPFLAGS) $(TARGET_ARCH) -F"},
    {"PREPROCESS.S", "$(CC) -E $(CPPFLAGS)"},
    {"PREPROCESS.r", "$(FC) $(FFLAGS) $(RFLAGS) $(TARGET_ARCH) -F"},
    {"RM", "rm -f"},
    {"TANGLE", "tangle"},
    {"TEX", "tex"},
    {"TEXI2DVI", "texi2dvi"},
    {"WEAVE", "weave"},
    {"YACC", "yacc"},
    {"YACC.m", "$(YACC) $(YFLAGS)"},
    {"YACC.y", "$(YACC) $(YFLAGS)"},
  };

  private static final String[][] SUFFIX_RULES = {
    {".cpp", "$(LINK.cpp) $^ $(LOADLIBES) $(LDLIBS) -o $@"},
    {".c.o", "$(COMPILE.c) $(OUTPUT_OPTION) $<"},
    {".sh", "cat $< >$@ ", " chmod a+x $@"},
    {".r.f", "$(PREPROCESS.r) $(OUTPUT_OPTION) $<"},
    {".def.sym", "$(COMPILE.def) -o $@ $<"},
    {".m.o", "$(COMPILE.m) $(OUTPUT_OPTION) $<"},
    {".lm.m", "@$(RM) $@ ", " $(LEX.m) $< > $@"},
    {".p.o", "$(COMPILE.p) $(OUTPUT_OPTION) $<"},
    {".C", "$(LINK.C) $^ $(LOADLIBES) $(LDLIBS) -o $@"},
    {".y.ln", "$(YACC.y) $< ", " $(LINT.c) -C$* y.tab.c ", " $(RM) y.tab.c"},
    {".l.c", "@$(RM) $@ ", " $(LEX.l) $< > $@"},
    {".r.o", "$(COMPILE.r) $(OUTPUT_OPTION) $<"},
    {".mod", "$(COMPILE.mod) -o $@ -e $@ $^"},
    {".S", "$(LINK.S) $^ $(LOADLIBES) $(LDLIBS) -o $@"},
    {".texi.dvi", "$(TEXI2DVI) $(TEXI2DVI_FLAGS) $<"},
    {".txinfo.dvi", "$(TEXI2DVI) $(TEXI2DVI_FLAGS) $<"},
    {".y.c", "$(YACC.y) $< ", " mv -f y.tab.c $@"},
    {".cpp.o", "$(COMPILE.cpp) $(OUTPUT_OPTION) $<"},
    {".cc", "$(LINK.cc) $^ $(LOADLIBES) $(LDLIBS) -o $@"},
    {".m", "$(LINK.m) $^ $(LOADLIBES) $(LDLIBS) -o $@"},
    {".F", "$(LINK.F) $^ $(LOADLIBES) $(LDLIBS) -o $@"},
    {".web.tex", "$(WEAVE) $<"},
    {".texinfo.info", "$(MAKEINFO) $(MAKEINFO_FLAGS) $< -o $@"},
    {".ym.m", "$(YACC.m) $< ", " mv -f y.tab.c $@"},
    {".f", "$(LINK.f) $^ $(LOADLIBES) $(LDLIBS) -o $@"},
    {".r", "$(LINK.r) $^ $(LOADLIBES) $(LDLIBS) -o $@"},
    {".w.tex", "$(CWEAVE) $< - $@"},
    {".s.o", "$(COMPILE.s) -o $@ $<"},
    {".c.ln", "$(LINT.c) -C$* $<"},
    {".tex.dvi", "$(TEX) $<"},
    {".texinfo.dvi", "$(TEXI2DVI) $(TEXI2DVI_FLAGS) $<"},
    {".F.o", "$(COMPILE.F) $(OUTPUT_OPTION) $<"},
    {".s", "$(LINK.s) $^ $(LOADLIBES) $(LDLIBS) -o $@"},
    {".S.o", "$(COMPILE.S) -o $@ $<"},
    {".o", "$(LINK.o) $^ $(LOADLIBES) $(LDLIBS) -o $@"},
    {".C.o", "$(COMPILE.C) $(OUTPUT_OPTION) $<"},
    {".c", "$(LINK.c) $^ $(LOADLIBES) $(LDLIBS) -o $@"},
    {".txinfo.info", "$(MAKEINFO) $(MAKEINFO_FLAGS) $< -o $@"},
    {".texi.info", "$(MAKEINFO) $(MAKEINFO_FLAGS) $< -o $@"},
    {".l.r", "$(LEX.l) $< > $@ ", " mv -f lex.yy.r $@"},
    {".p", "$(LINK.p) $^ $(LOADLIBES) $(LDLIBS) -o $@"},
    {".l.ln", "@$(RM) $*.c", " $(LEX.l) $< > $*.c", "$(LINT.c) -i $*.c -o $@", " $(RM) $*.c"},
    {".mod.o", "$(COMPILE.mod) -o $@ $<"},
    {".web.p", "$(TANGLE) $<"},
    {".S.s", "$(PREPROCESS.S) $< > $@"},
    {".f.o", "$(COMPILE.f) $(OUTPUT_OPTION) $<"},
    {".cc.o", "$(COMPILE.cc) $(OUTPUT_OPTION) $<"},
    {".F.f", "$(PREPROCESS.F) $(OUTPUT_OPTION) $<"},
    {".w.c", "$(CTANGLE) $< - $@"},
  };

  // Target, colon, prerequisites, recipe.
  private static final String[][] PATTERN_RULES = {
    {"(%)", ":", "%", "$(AR) $(ARFLAGS) $@ $<"},
    {"%.out", ":", "%", "@rm -f $@ ", " cp $< $@"},
    {"%.c", ":", "%.w %.ch", "$(CTANGLE) $^ $@"},
    {"%.tex", ":", "%.w %.ch", "$(CWEAVE) $^ $@"},
    {"%", "::", "%,v", "$(CHECKOUT,v)"},
    {"%", "::", "RCS/%,v", "$(CHECKOUT,v)"},
    {"%", "::", "RCS/%", "$(CHECKOUT,v)"},
    {"%", "::", "s.%", "$(GET) $(GFLAGS) $(SCCS_OUTPUT_OPTION) $<"},
    {"%", "::", "SCCS/s.%", "$(GET) $(GFLAGS) $(SCCS_OUTPUT_OPTION) $<"},
  };

  private static final String[][] POSIX_VARIABLES = {
    {".SHELLFLAGS", "-ec"},
    {"ARFLAGS", "-rv"},
    {"CC", "c99"},
    {"CFLAGS", "-O1"},
    {"FC", "fort77"},
    {"FFLAGS", "-O1"},
    {"SCCSGETFLAGS", "-s"},
  };

  private BuiltIns() {}

  /** Defines the variables that name tools and their usual calls. */
  public static void defineVariables(Evaluator evaluator) {
    for (String[] variable : VARIABLES) {
      evaluator.define(variable[0], variable[1], Origin.DEFAULT, true);
    }
  }

  /** Defines what {@code .POSIX} has be otherwise. */
  static void definePosixVariables(Evaluator evaluator) {
    for (String[] variable : POSIX_VARIABLES) {
      evaluator.define(variable[0], variable[1], Origin.DEFAULT, false);
    }
  }

  /** Takes them back, for a makefile that adds {@code -R} to its flags. */
  public static void removeVariables(Evaluator evaluator) {
    for (String[] variable : VARIABLES) {
      evaluator.global().undefine(variable[0], Origin.DEFAULT);
    }
  }

  /** Defines the variables that describe make itself. */
  public static void defineAlways(Evaluator evaluator) {
    AutomaticVariables.defineDirectoryForms(evaluator);
    evaluator.define(".SHELLFLAGS", "-c", Origin.DEFAULT, false);
    evaluator.define(".RECIPEPREFIX", "", Origin.DEFAULT, false);
    evaluator.define(".LOADED", "", Origin.DEFAULT, false);
    evaluator.define(
        "MAKE_VERSION", evaluator.settings().version().number(), Origin.DEFAULT, false);
    evaluator.define("MAKE_HOST", "x86_64-pc-linux-gnu", Origin.DEFAULT, false);
    evaluator.define("MAKEFILE_LIST", "", Origin.FILE, false);
    evaluator.define(".DEFAULT_GOAL", "", Origin.FILE, false);
    evaluator.define(".FEATURES", evaluator.settings().version().features(), Origin.DEFAULT, false);
    evaluator.define(
        ".INCLUDE_DIRS",
        String.join(" ", evaluator.settings().includeDirectories()),
        Origin.DEFAULT,
        true);
    evaluator.defineShell();
  }

  /** Defines the old-fashioned rules; they become pattern rules behind those of the makefiles. */
  public static void addSuffixRules(Evaluator evaluator) {
    RuleDatabase rules = evaluator.rules();
    Target suffixes = rules.enter(".SUFFIXES");
    suffixes.builtIn = true;
    for (String name : Words.split(SUFFIXES)) {
      Target suffix = rules.enter(name);
      suffix.builtIn = true;
      suffixes.prerequisites.add(new Prerequisite(suffix, false));
    }
    evaluator.define("SUFFIXES", SUFFIXES, Origin.DEFAULT, false);
    for (String[] rule : SUFFIX_RULES) {
      Target target = rules.enter(rule[0]);
      target.builtIn = true;
      target.recipe = recipe(rule, 1);
    }
  }

  /** Takes the list of suffixes back, for a makefile that adds {@code -r} to its flags. */
  public static void removeSuffixes(Evaluator evaluator) {
    Target suffixes = evaluator.rules().find(".SUFFIXES");
    if (suffixes != null && !suffixes.isTarget) {
      suffixes.prerequisites.clear();
    }
    evaluator.define("SUFFIXES", "", Origin.DEFAULT, false);
  }

  static void addPatternRules(RuleDatabase rules) {
    for (String[] rule : PATTERN_RULES) {
      List<Prerequisite.Name> from = new ArrayList<>();
      Words.split(rule[2]).forEach(name -> from.add(new Prerequisite.Name(name, false)));
      rules.addPatternRule(
          new PatternRule(
              Words.split(rule[0]).stream().map(Pattern::of).toList(),
              from,
              rule[1].equals("::"),
              recipe(rule, 3)),
          false);
    }
  }

  private static Recipe recipe(String[] rule, int first) {
    return new Recipe(
        NOWHERE, '\t', true, Arrays.stream(rule, first, rule.length).map(Text::of).toList());
  }
}
