package org.kbuildsim.build;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of rustc that are known to read and write nothing but what the dependency file and
 * {@code --emit} name. A compilation with any other option is never taken from a cache.
 */
final class RustcWords {
  /** Options with a value that says nothing of files, or of those that are accounted for. */
  private static final Set<String> WITH_VALUE =
      Set.of(
          "--emit",
          "--extern",
          "-L",
          "--crate-name",
          "--crate-type",
          "--edition",
          "--cfg",
          "--check-cfg",
          "--cap-lints",
          "-A",
          "-W",
          "-D",
          "-F",
          "--allow",
          "--warn",
          "--deny",
          "--forbid",
          "--force-warn",
          "--target",
          "--sysroot",
          "--remap-path-prefix",
          "-o",
          "--out-dir",
          "--error-format",
          "--color",
          "--json",
          "--diagnostic-width");

  private static final Set<String> PLAIN = Set.of("-O", "-g", "--test");

  private static final Set<String> EMITTED =
      Set.of("dep-info", "obj", "metadata", "link", "llvm-bc", "llvm-ir", "asm", "mir");

  /** {@code -C} and {@code -Z} options that read or write files beside, or end early. */
  private static final List<String> BESIDE =
      List.of(
          "incremental",
          "save-temps",
          "split-",
          "profile",
          "linker-plugin",
          "extra-filename",
          "dlltool",
          "dump",
          "self-profile",
          "time",
          "print",
          "remark-dir",
          "llvm-time",
          "llvm-plugins",
          "codegen-backend",
          "ls",
          "unpretty",
          "temps-dir",
          "link-only",
          "no-link",
          "pre-link",
          "post-link",
          "link-arg",
          "staticlib-prefer",
          "metrics-dir",
          "embed-source");

  private RustcWords() {}

  /** Returns whether {@code word} has the dependency file list crates; both spellings are used. */
  static boolean listsCrates(String word) {
    return word.replace('_', '-').equals("-Zbinary-dep-depinfo=y");
  }

  /** Returns the words with response files, one word a line, in place. */
  static List<String> expanded(List<String> words, Path directory) {
    List<String> all = new ArrayList<>();
    for (String word : words) {
      try {
        if (word.startsWith("@")) {
          all.addAll(FileStates.text(directory.resolve(word.substring(1))).lines().toList());
        } else {
          all.add(word);
        }
      } catch (IOException | InvalidPathException e) {
        all.add(word);
      }
    }
    return all;
  }

  /**
   * Returns the linkers that are named, or null if an option is not known.
   *
   * @param words without the program and response files
   */
  static @Nullable List<String> linkers(List<String> words) {
    List<String> linkers = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String option = word.replaceFirst("^(--[^=]*)=.*", "$1");
      if (!word.startsWith("-") || PLAIN.contains(word)) {
        continue;
      }
      if (word.startsWith("-C") || word.startsWith("-Z")) {
        String setting =
            word.length() > 2 ? word.substring(2) : ++i < words.size() ? words.get(i) : "";
        if (setting.startsWith("linker=")) {
          linkers.add(setting.substring("linker=".length()));
        } else if (!isKnown(setting)) {
          return null;
        }
      } else if (option.equals("--emit")) {
        String kinds = word.equals(option) ? value(words, ++i) : word.substring("--emit=".length());
        for (String kind : kinds.split(",", -1)) {
          if (!EMITTED.contains(kind.replaceFirst("=.*", ""))) {
            return null;
          }
        }
      } else if (WITH_VALUE.contains(word)) {
        i++;
      } else if (!WITH_VALUE.contains(option) && !isJoined(word)) {
        return null;
      }
    }
    return linkers;
  }

  private static String value(List<String> words, int i) {
    return i < words.size() ? words.get(i) : "";
  }

  // -Lrust, -Dwarnings.
  private static boolean isJoined(String word) {
    return word.length() > 2 && !word.startsWith("--") && WITH_VALUE.contains(word.substring(0, 2));
  }

  private static boolean isKnown(String setting) {
    String name = setting.replaceFirst("=.*", "").replace('_', '-');
    if (name.startsWith("link-arg") && setting.matches("[^=]*=(|'')")) {
      return true;
    }
    // A value with a slash names a file.
    return setting.indexOf('/') < 0 && BESIDE.stream().noneMatch(name::startsWith);
  }
}
