package org.kbuildsim.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The options of linkers and their like that are known to read no file beside those that the typed
 * invocation names. A run with any other option is never taken from a cache.
 */
final class BinutilsWords {
  private static final Set<String> LLVM_LINK =
      Set.of(
          "-o",
          "-internalize",
          "--internalize",
          "-suppress-warnings",
          "--suppress-warnings",
          "--only-needed",
          "-only-needed",
          "--override",
          "-override");

  private static final Set<String> OBJCOPY =
      Set.of(
          "-w",
          "--wildcard",
          "-W",
          "-N",
          "-K",
          "-G",
          "-L",
          "-R",
          "-j",
          "-O",
          "-I",
          "-S",
          "-g",
          "-x",
          "-X",
          "--redefine-sym",
          "--rename-section",
          "--set-section-flags",
          "--strip-all",
          "--strip-debug",
          "--strip-unneeded",
          "--strip-symbol",
          "--remove-section",
          "--only-section",
          "--keep-symbol",
          "--keep-global-symbol",
          "--localize-symbol",
          "--globalize-symbol",
          "--weaken-symbol",
          "--weaken",
          "--prefix-symbols",
          "--only-keep-debug",
          "--localize-hidden",
          "--set-section-alignment",
          "--keep-section");

  private static final Set<String> LLD =
      Set.of(
          "-r",
          "-s",
          "-S",
          "-n",
          "-N",
          "-q",
          "-x",
          "-X",
          "-EL",
          "-EB",
          "-shared",
          "-pie",
          "-Bsymbolic",
          "-Bstatic",
          "-Bdynamic",
          "--relocatable",
          "--emit-relocs",
          "--no-undefined",
          "--whole-archive",
          "--no-whole-archive",
          "--start-group",
          "--end-group",
          "--eh-frame-hdr",
          "--no-eh-frame-hdr",
          "--pic-veneer",
          "--no-dynamic-linker",
          "--strip-debug",
          "--strip-all",
          "--discard-none",
          "--discard-all",
          "--discard-locals",
          "--gc-sections",
          "--no-gc-sections",
          "--be8",
          "--fix-cortex-a53-843419",
          "--noinhibit-exec",
          "--warn-common",
          "--fatal-warnings",
          "--no-fatal-warnings");

  private static final Set<String> LLD_WITH_VALUE =
      Set.of("-m", "-z", "-o", "-T", "--script", "--version-script", "-soname", "-e", "--entry");

  private static final Pattern LLD_JOINED =
      Pattern.compile(
          "(-O\\d|-z.*|-m[a-z0-9_]+|--?(build-id|hash-style|orphan-handling|script|soname|entry"
              + "|version-script|pack-dyn-relocs|defsym|Ttext|unresolved-symbols)=.*)");

  /** Commands of linker scripts that name further files. */
  private static final Pattern READS_MORE =
      Pattern.compile("\\b(INPUT|INCLUDE|GROUP|SEARCH_DIR|STARTUP)\\b");

  private static final List<String> BINDGEN_BESIDE =
      List.of(
          "--wrap-static",
          "--emit",
          "--dump",
          "--rustfmt-configuration",
          "--depfile",
          "--clang-macro-fallback",
          "--experimental",
          "--time-phases",
          "--generate-shell");

  private BinutilsWords() {}

  static boolean llvmLink(List<String> words) {
    return words.stream().allMatch(w -> !w.startsWith("-") || LLVM_LINK.contains(name(w)));
  }

  static boolean objcopy(List<String> words) {
    return words.stream()
        .allMatch(w -> !w.startsWith("-") || (OBJCOPY.contains(name(w)) && !w.contains("/")));
  }

  /** Returns whether bindgen's own options, before {@code --}, are known. */
  static boolean bindgen(List<String> words) {
    return words.stream()
        .takeWhile(word -> !word.equals("--"))
        .noneMatch(word -> BINDGEN_BESIDE.stream().anyMatch(word::startsWith));
  }

  /** Returns whether a link reads objects, archives and scripts that name no more of them. */
  static boolean lld(List<String> words, Path directory) {
    try {
      List<String> all = new ArrayList<>();
      for (String word : words) {
        if (word.startsWith("@")) {
          String text = FileStates.text(directory.resolve(word.substring(1)));
          all.addAll(List.of(text.trim().split("\\s+")));
        } else {
          all.add(word);
        }
      }
      String before = "";
      for (String word : all) {
        if (LLD_WITH_VALUE.contains(before)) {
          if (!Set.of("-T", "--script").contains(before) || isClosed(directory.resolve(word))) {
            before = "";
            continue;
          }
          return false;
        }
        before = word;
        if (word.startsWith("--script=")) {
          if (!isClosed(directory.resolve(word.substring("--script=".length())))) {
            return false;
          }
        } else if (word.startsWith("-")
            ? !LLD.contains(word)
                && !LLD_WITH_VALUE.contains(word)
                && !LLD_JOINED.matcher(word).matches()
            : !isObject(directory.resolve(word))) {
          return false;
        }
      }
      return true;
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  private static boolean isClosed(Path script) throws IOException {
    return !READS_MORE.matcher(FileStates.text(script)).find();
  }

  // An input that is neither would be read as a linker script.
  private static boolean isObject(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String magic = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
      return magic.startsWith("\u007fELF") || magic.startsWith("!<") || magic.startsWith("BC");
    }
  }

  private static String name(String word) {
    int equals = word.indexOf('=');
    return equals < 0 ? word : word.substring(0, equals);
  }
}
