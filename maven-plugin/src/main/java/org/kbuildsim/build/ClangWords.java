package org.kbuildsim.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of clang that are known to read and write nothing but what the dependency file and
 * {@code -o} name. A compilation with any other option is never taken from a cache.
 */
final class ClangWords {
  /** Options that stand alone and change nothing that a cache has to know. */
  private static final Set<String> PLAIN =
      Set.of(
          "-c",
          "-S",
          "-E",
          "-P",
          "-C",
          "-CC",
          "-w",
          "-nostdinc",
          "-nostdlib",
          "-pipe",
          "-ansi",
          "-undef",
          "-pg",
          "-pthread",
          "-static",
          "-shared",
          "-emit-llvm",
          "-Qunused-arguments",
          "-no-canonical-prefixes",
          "-v");

  /** Options with a value in the next word that is no file. */
  private static final Set<String> WITH_VALUE =
      Set.of("-D", "-U", "-x", "-o", "-MF", "-MT", "-MQ", "-target", "--param", "-mllvm");

  /** {@code -f} options that read or write files beside. */
  private static final List<String> BESIDE =
      List.of(
          "-fplugin",
          "-fpass-plugin",
          "-fprofile",
          "-fmodule",
          "-fimplicit-module",
          "-fprebuilt",
          "-fsave-optimization",
          "-foptimization-record",
          "-ftime-",
          "-fdump",
          "-fauto-profile",
          "-frandomize-layout-seed-file",
          "-fstack-usage",
          "-fcoverage",
          "-ftest-coverage",
          "-fcs-profile",
          "-fembed",
          "-fthinlto",
          "-fthin-link",
          "-fbuild-session",
          "-fdepfile",
          "-fcreate-profile",
          "-fmemory-profile",
          "-fproc-stat-report",
          "-fapinotes");

  /** {@code -f} options whose value is a directory that is only a name. */
  private static final List<String> NAMES =
      List.of(
          "-fmacro-prefix-map=",
          "-ffile-prefix-map=",
          "-fdebug-prefix-map=",
          "-fdebug-compilation-dir=");

  private ClangWords() {}

  /**
   * Returns the directories in which headers are searched, or null if an option is not known.
   *
   * @param words without the program
   */
  static @Nullable List<String> includeDirectories(List<String> words) {
    List<String> directories = new ArrayList<>();
    boolean standardHeaders = true;
    boolean bitcode = false;
    boolean listsHeaders = false;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("-")) {
        bitcode |= word.endsWith(".bc") || word.endsWith(".ll");
      } else if (word.equals("-I") || word.equals("-iquote")) {
        directories.add(++i < words.size() ? words.get(i) : "");
      } else if (word.startsWith("-I")) {
        directories.add(word.substring(2));
      } else if (word.startsWith("-iquote")) {
        directories.add(word.substring("-iquote".length()));
      } else if (word.equals("-include") || word.equals("-imacros")) {
        i++;
      } else if (WITH_VALUE.contains(word)) {
        i++;
        if (word.equals("-mllvm") && i < words.size() && words.get(i).contains("/")) {
          return null;
        }
      } else if (word.startsWith("-Wp,-MMD,") || word.startsWith("-Wp,-MD,")) {
        listsHeaders = true;
      } else if (word.equals("-MMD") || word.equals("-MD") || word.equals("-MP")) {
        listsHeaders = true;
      } else if (!isKnown(word)) {
        return null;
      }
      standardHeaders &= !word.equals("-nostdinc");
    }
    // -MMD leaves out what it takes for the system's headers.
    return bitcode || (listsHeaders && !standardHeaders) ? directories : null;
  }

  private static boolean isKnown(String word) {
    if (word.startsWith("-D") || word.startsWith("-U") || PLAIN.contains(word)) {
      return true;
    }
    if (NAMES.stream().anyMatch(word::startsWith)) {
      return true;
    }
    // A value with a slash names a file: a list, a plugin, a profile.
    if (word.indexOf('/') >= 0) {
      return false;
    }
    if (word.startsWith("-f")) {
      return BESIDE.stream().noneMatch(word::startsWith) && !word.contains("list=");
    }
    if (word.startsWith("-W")) {
      return !word.startsWith("-Wl,") && !word.startsWith("-Wa,") && !word.startsWith("-Wp,");
    }
    if (word.startsWith("-g")) {
      // Other files beside the object, or compression, which hides directories in it.
      return !word.startsWith("-gsplit") && !word.startsWith("-gz");
    }
    return word.startsWith("-m")
        || word.startsWith("-O")
        || word.startsWith("-std=")
        || word.startsWith("--target=")
        || word.startsWith("-pedantic")
        || word.startsWith("-traditional");
  }
}
