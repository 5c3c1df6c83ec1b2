package org.kbuildsim.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
  private static final Pattern KERNELS = Pattern.compile(".*\\.k?o|vmlinux");

  @Override
  public List<Observation> look(State state) {
    if (!state.result().succeeded()) {
      return List.of();
    }
    Map<Path, String> variables = variables(state);
    Map<String, List<String>> holders = new TreeMap<>();
    for (RecordedCommand command : state.commands().values()) {
      String target = command.target();
      if (KERNELS.matcher(target).matches() && !isOfHost(state, command)) {
        state
            .objects()
            .namesBelow(target, variables.keySet())
            .forEach(
                (path, name) -> {
                  String variable = variables.get(path);
                  holders
                      .computeIfAbsent(variable, v -> new ArrayList<>())
                      .add("`%s` holds `$(%s)%s`".formatted(target, variable, name));
                });
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

  /** Returns the variables of kbuild that hold the paths of a machine, by path. */
  private static Map<Path, String> variables(State state) {
    Map<Path, String> variables = new HashMap<>();
    variables.put(state.objects().root(), "objtree");
    variables.put(state.source(), "srctree");
    variables.put(state.toolchain().librarySource(), "RUST_LIB_SRC");
    return variables;
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
