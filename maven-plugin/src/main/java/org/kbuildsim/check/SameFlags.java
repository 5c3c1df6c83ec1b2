package org.kbuildsim.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kbuildsim.rule.RecordedCommand;
import org.kbuildsim.tool.Clang;
import org.kbuildsim.tool.ToolInvocation;

/**
 * C that becomes bitcode for Rust objects gets the flags that every other object of its side gets,
 * and so does the bitcode of a Rust object where clang makes machine code of it.
 *
 * <p>kbuild derives flags of instrumentation from the lists that an object stands in; what stands
 * in none gets none, although its code ends up in the kernel as well. Stated reasons to differ:
 * warnings, debug information, names of files and macros.
 */
final class SameFlags implements Property {
  private static final int ENOUGH = 5;
  private static final int SHOWN = 6;

  @Override
  public List<Observation> look(State state) {
    List<Compile> objects = new ArrayList<>();
    List<Compile> toBitcode = new ArrayList<>();
    List<Compile> fromBitcode = new ArrayList<>();
    for (RecordedCommand command : state.commands().values()) {
      for (List<String> words : command.words()) {
        if (ToolInvocation.parse(words, command.directory()) instanceof Clang clang
            && clang.mode() == Clang.Mode.OBJECT) {
          Compile compile = new Compile(command.target(), words);
          if (clang.fromBitcode()) {
            fromBitcode.add(compile);
          } else if (clang.sources().stream().allMatch(source -> source.endsWith(".c"))) {
            (clang.emitsLlvm() ? toBitcode : objects).add(compile);
          }
        }
      }
    }
    List<Observation> found = new ArrayList<>();
    for (Compile compile : toBitcode) {
      List<Compile> peers = objects.stream().filter(o -> o.module() == compile.module()).toList();
      look(compile, peers, compile.module() ? Peers.OF_MODULES : Peers.BUILT_IN, found);
    }
    for (Compile compile : fromBitcode) {
      look(compile, objects, Peers.IN_C, found);
    }
    return found;
  }

  /**
   * Whose flags a step ought to have.
   *
   * @param kind what they are called
   * @param words what a patch that is to blame may have touched, besides the target
   * @param help what to do
   */
  private record Peers(String kind, List<String> words, String help) {
    private static final List<String> SIDE =
        List.of("part-of-module", "part-of-builtin", "is-kernel-object", "-emit-llvm");
    private static final String SAY_SIDE =
        "say which side it is part of: `private part-of-builtin := y` or"
            + " `private part-of-module := y` for the target";
    static final Peers OF_MODULES = new Peers("module", SIDE, SAY_SIDE);
    static final Peers BUILT_IN = new Peers("built-in", SIDE, SAY_SIDE);
    static final Peers IN_C =
        new Peers(
            "C",
            List.of("KBUILD_CFLAGS", "-Wno-override-module"),
            "machine code is made by this step: give it `$(KBUILD_CFLAGS)`");
  }

  private static void look(
      Compile compile, List<Compile> objects, Peers peers, List<Observation> found) {
    if (objects.size() < ENOUGH) {
      return;
    }
    Set<String> missing = commonFlags(objects);
    missing.removeAll(compile.words());
    if (!missing.isEmpty()) {
      found.add(observation(compile, missing, objects.size(), peers));
    }
  }

  private static Observation observation(
      Compile compile, Set<String> missing, int compared, Peers peers) {
    List<String> words = new ArrayList<>();
    words.add(compile.target().substring(compile.target().lastIndexOf('/') + 1));
    words.addAll(peers.words);
    int more = missing.size() - SHOWN;
    return new Observation(
        Check.FLAGS_DIFFER,
        compile.target(),
        "`%s` is compiled without `%s`%s, which other %s objects get"
            .formatted(
                compile.target(),
                String.join(" ", missing.stream().limit(SHOWN).toList()),
                more > 0 ? " and " + more + " more" : "",
                peers.kind),
        words,
        List.of("compared with " + compared + " objects"),
        List.of(peers.help));
  }

  /** Returns the flags that nearly all of them have. */
  private static Set<String> commonFlags(List<Compile> compiles) {
    Map<String, Integer> counts = new HashMap<>();
    for (Compile compile : compiles) {
      new LinkedHashSet<>(compile.words()).forEach(word -> counts.merge(word, 1, Integer::sum));
    }
    Set<String> common = new LinkedHashSet<>();
    for (String word : compiles.get(0).words()) {
      if (word.startsWith("-")
          && !word.matches("-(W|g|D|I|o|include|nostdinc|c$|f\\w+-prefix-map).*")
          && counts.getOrDefault(word, 0) * 10 >= compiles.size() * 9) {
        common.add(word);
      }
    }
    return common;
  }

  private record Compile(String target, List<String> words) {
    boolean module() {
      return words.contains("-DMODULE");
    }
  }
}
