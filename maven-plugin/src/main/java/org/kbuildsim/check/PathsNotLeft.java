package org.kbuildsim.check;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.rule.RecordedCommand;

/**
 * The same build in another directory has the same bytes: no object, module or image holds the path
 * of the source tree, of the object tree or of Rust's library.
 *
 * <p>Of the kernel's files alone: what runs on the machine that builds may know its paths. Bitcode
 * names its source in full and is no part of what is installed.
 */
final class PathsNotLeft implements Property {
  private static final int SHOWN = 8;
  private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1,200}");

  @Override
  public List<Observation> look(State state) {
    if (!state.result().succeeded()) {
      return List.of();
    }
    Map<String, List<String>> holders = new TreeMap<>();
    for (RecordedCommand command : state.commands().values()) {
      if (command.target().matches(".*\\.k?o|vmlinux") && !isOfHost(state, command)) {
        look(state, command.target(), holders);
      }
    }
    List<Observation> found = new ArrayList<>();
    holders.forEach((variable, lines) -> found.add(observation(variable, lines)));
    return found;
  }

  private static boolean isOfHost(State state, RecordedCommand command) {
    String hostCompiler = String.valueOf(state.toolchain().hostCompiler());
    return command.words().stream().anyMatch(words -> words.get(0).equals(hostCompiler));
  }

  private static void look(State state, String target, Map<String, List<String>> holders) {
    Path objects = state.objects().root();
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(objects.resolve(target));
    } catch (IOException gone) {
      return;
    }
    if (!ElfFile.isElf(ByteBuffer.wrap(bytes))) {
      return;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    paths(state)
        .forEach(
            (variable, path) -> {
              int at = text.indexOf(path + "/");
              if (at >= 0) {
                Matcher rest = PRINTABLE.matcher(text).region(at + path.length(), text.length());
                holders
                    .computeIfAbsent(variable, v -> new ArrayList<>())
                    .add(
                        "`%s` holds `$(%s)%s`"
                            .formatted(target, variable, rest.lookingAt() ? rest.group() : ""));
              }
            });
  }

  /** Returns the variables that hold the paths, and the paths; one path once. */
  private static Map<String, String> paths(State state) {
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("RUST_LIB_SRC", state.toolchain().librarySource().toString());
    paths.put("srctree", state.source().toString());
    String objects = state.objects().root().toString();
    if (!paths.containsValue(objects)) {
      paths.put("objtree", objects);
    }
    return paths;
  }

  private static Observation observation(String variable, List<String> lines) {
    List<String> words = new ArrayList<>();
    if (variable.equals("RUST_LIB_SRC")) {
      words.add("--remap-path-prefix=$(RUST_LIB_SRC)");
    }
    words.addAll(
        List.of(
            "$(" + variable + ")",
            "$(abs_" + variable + ")",
            "$(srcroot)",
            "$(CURDIR)",
            "--remap-path-prefix",
            "-fmacro-prefix-map",
            "-fdebug-prefix-map",
            "-ffile-prefix-map"));
    int more = lines.size() - SHOWN;
    List<String> evidence = new ArrayList<>(more > 0 ? lines.subList(0, SHOWN) : lines);
    if (more > 0) {
      evidence.add("and %d more".formatted(more));
    }
    return new Observation(
        Check.PATH_LEFT,
        variable,
        "%s, so a build elsewhere has other bytes".formatted(lines.get(0)),
        words,
        evidence,
        List.of(
            "map it: `--remap-path-prefix` for rustc, `-fmacro-prefix-map` and `-fdebug-prefix-map`"
                + " for clang"));
  }
}
