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
      String side = compile.module() ? "module" : "built-in";
      List<Compile> peers = objects.stream().filter(o -> o.module() == compile.module()).toList();
      look(compile, peers, side, found);
    }
    for (Compile compile : fromBitcode) {
      look(compile, objects, "C", found);
    }
    return found;
  }

  private static void look(
      Compile compile, List<Compile> peers, String kind, List<Observation> found) {
    if (peers.size() < ENOUGH) {
      return;
    }
    Set<String> missing = commonFlags(peers);
    missing.removeAll(compile.words());
    if (!missing.isEmpty()) {
      found.add(observation(compile, missing, peers.size(), kind));
    }
  }

  private static Observation observation(
      Compile compile, Set<String> missing, int peers, String kind) {
    String name = compile.target().substring(compile.target().lastIndexOf('/') + 1);
    List<String> some = missing.stream().limit(SHOWN).toList();
    int more = missing.size() - some.size();
    List<String> words = new ArrayList<>(List.of(name));
    words.addAll(
        kind.equals("C")
            ? List.of("KBUILD_CFLAGS", "-Wno-override-module")
            : List.of("part-of-module", "part-of-builtin", "is-kernel-object", "-emit-llvm"));
    return new Observation(
        Check.FLAGS_DIFFER,
        compile.target(),
        "`%s` is compiled without `%s`%s, which other %s objects get"
            .formatted(
                compile.target(),
                String.join(" ", some),
                more > 0 ? " and " + more + " more" : "",
                kind),
        words,
        List.of("compared with " + peers + " objects"),
        List.of(
            kind.equals("C")
                ? "machine code is made by this step: give it `$(KBUILD_CFLAGS)`"
                : "say which side it is part of: `private part-of-builtin := y` or"
                    + " `private part-of-module := y` for the target"));
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
