package org.kbuildsim.build;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.make.MakeVersion;

/** What the command line and {@code MAKEFLAGS} ask for (manual, 9.7). */
final class Options {
  /** Means as many jobs as there is work. */
  static final int UNLIMITED = Integer.MAX_VALUE;

  final MakeVersion version;

  boolean alwaysMake;
  boolean debug;
  boolean environmentOverrides;
  boolean ignoreErrors;
  boolean keepGoing;
  boolean justPrint;
  boolean printDatabase;
  boolean question;
  boolean noBuiltInRules;
  boolean noBuiltInVariables;
  boolean silent;
  boolean touch;
  boolean printVersion;
  boolean help;
  boolean trace;
  boolean noPrintDirectory;
  boolean warnUndefinedVariables;
  boolean checkSymlinks;
  @Nullable Boolean printDirectory;

  /** Jobs at a time; 0 when not said. */
  int jobs;

  @Nullable String loadLimit;
  @Nullable String outputSync;

  /** The order that {@code --shuffle} asks for. */
  @Nullable String shuffle;

  final List<String> directories = new ArrayList<>();
  final List<String> makefiles = new ArrayList<>();
  final List<String> includeDirectories = new ArrayList<>();
  final List<String> evals = new ArrayList<>();
  final List<String> oldFiles = new ArrayList<>();
  final List<String> newFiles = new ArrayList<>();
  final List<String> debugLevels = new ArrayList<>();

  Options(MakeVersion version) {
    this.version = version;
  }

  /** Returns the flags as MAKEFLAGS holds them: letters without a dash, then all others. */
  String encode(boolean all) {
    StringBuilder letters = new StringBuilder();
    letter(letters, alwaysMake, 'B');
    letter(letters, debug, 'd');
    letter(letters, environmentOverrides, 'e');
    letter(letters, ignoreErrors, 'i');
    letter(letters, keepGoing, 'k');
    letter(letters, checkSymlinks, 'L');
    letter(letters, justPrint, 'n');
    letter(letters, printDatabase, 'p');
    letter(letters, question, 'q');
    letter(letters, noBuiltInRules, 'r');
    letter(letters, noBuiltInVariables, 'R');
    letter(letters, silent, 's');
    letter(letters, touch, 't');
    letter(letters, Boolean.TRUE.equals(printDirectory), 'w');
    List<String> words = new ArrayList<>();
    if (all) {
      includeDirectories.forEach(directory -> words.add("-I" + quoted(directory)));
      if (jobs == UNLIMITED) {
        words.add("-j");
      } else if (jobs > 0) {
        words.add("-j" + jobs);
      }
      if (loadLimit != null) {
        words.add("-l" + loadLimit);
      }
      if (outputSync != null) {
        words.add("-O" + outputSync);
      }
      debugLevels.forEach(level -> words.add("--debug=" + level));
    }
    if (trace) {
      words.add("--trace");
    }
    if (noPrintDirectory) {
      words.add("--no-print-directory");
    }
    if (shuffle != null && !shuffle.equals("none")) {
      words.add("--shuffle=" + shuffle);
    }
    if (warnUndefinedVariables) {
      words.add("--warn-undefined-variables");
    }
    StringBuilder flags = new StringBuilder(letters);
    words.forEach(word -> flags.append(' ').append(word));
    return flags.toString();
  }

  private static void letter(StringBuilder letters, boolean set, char letter) {
    if (set) {
      letters.append(letter);
    }
  }

  /** Returns {@code text} as one word of MAKEFLAGS. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '$') {
        out.append('$');
      } else if (c == ' ' || c == '\t' || c == '\\') {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }
}
