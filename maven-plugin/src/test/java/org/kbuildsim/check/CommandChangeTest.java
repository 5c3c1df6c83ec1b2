package org.kbuildsim.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kbuildsim.check.BuildGraph.Edge;
import org.kbuildsim.check.BuildGraph.Node;
import org.kbuildsim.kernel.ExplainedWord;
import org.kbuildsim.kernel.Position;
import org.kbuildsim.rule.RecordedCommand;

/** What a patch changes in commands, and what is made of what. */
final class CommandChangeTest {

  @Test
  void wordsOfACommandAreKeptAddedAndRemoved() {
    List<CommandChange> changes =
        CommandChange.between(
            commands("a.o: clang -g0 -O2 -c a.c -o a.o"),
            commands("a.o: clang -O2 -DMODULE -c a.c -o a.o"));

    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).words())
        .extracting(word -> word.kind().name().charAt(0) + word.text())
        .containsExactly("Kclang", "R-g0", "K-O2", "A-DMODULE", "K-c", "Ka.c", "K-o", "Ka.o");
  }

  @Test
  void targetsThatChangeAlikeAreToldTogether() {
    List<CommandChange> changes =
        CommandChange.between(
            commands("a.o: clang -c a.c", "b.o: clang -c b.c", "c.o: clang -c c.c", "d.o: as d.S"),
            commands(
                "a.o: clang -c a.c -g0",
                "b.o: clang -c b.c -g0",
                "c.o: clang -O1 -c c.c",
                "d.o: as d.S"));

    assertThat(changes)
        .extracting(CommandChange::targets)
        .containsExactly(List.of("a.o", "b.o"), List.of("c.o"));
  }

  @Test
  void addedWordsHaveTheirOriginWhereverElseTheyStand() {
    CommandChange change =
        CommandChange.between(
                commands("a.o: clang -O2 -c 'a.c' -o a.o"),
                commands("a.o: clang -O2 -DX -c 'a.c' -DX -o a.o"))
            .get(0);
    List<ExplainedWord> explained =
        List.of(
            word("clang", 1),
            word("-O2", 2),
            word("-DX", 3),
            word("-c", 4),
            word("a.c", 5),
            word("-DX", 6));

    assertThat(change.with(explained).words())
        .extracting(word -> word.text() + word.origin())
        .containsExactly(
            "clang", "-O2", "-DXMakefile:3:1", "-c", "'a.c'", "-DXMakefile:6:1", "-o", "a.o");
    assertThat(change.with(List.of())).isEqualTo(change);
  }

  private static ExplainedWord word(String word, int line) {
    return new ExplainedWord(word, new Position("Makefile", line, 1), "", List.of());
  }

  @Test
  void anotherObjectTreeIsNoChange() {
    assertThat(
            CommandChange.between(
                in("/out/x86_64", "a.o: rustc --remap-path-prefix=/out/x86_64/= a.rs"),
                in("/out/x86_64+A", "a.o: rustc --remap-path-prefix=/out/x86_64+A/= a.rs")))
        .isEmpty();
  }

  @Test
  void newTargetIsAChange() {
    List<CommandChange> changes =
        CommandChange.between(commands(), commands("rust/helpers/helpers.bc: clang -c x.c"));

    assertThat(changes.get(0).words()).allMatch(w -> w.kind() == CommandChange.Kind.ADDED);
  }

  @Test
  void graphHoldsTheRustHalfAndLeavesOutWhatACommandMakesForItself() {
    BuildGraph graph =
        BuildGraph.of(
            commands(
                "init/main.o: clang -c init/main.c -o init/main.o",
                "rust/helpers/helpers.bc: clang -c /src/rust/helpers/helpers.c -emit-llvm -o"
                    + " rust/helpers/helpers.bc",
                "rust/kernel.o: rustc --emit=llvm-bc=rust/kernel.bc /src/rust/kernel/lib.rs;"
                    + " llvm-link rust/kernel.bc rust/helpers/helpers.bc -o rust/kernel.m.bc;"
                    + " clang -c rust/kernel.m.bc -o rust/kernel.o"));

    assertThat(graph.edges())
        .containsExactlyInAnyOrder(
            new Edge("rust/helpers/helpers.c", "rust/helpers/helpers.bc"),
            new Edge("rust/kernel/lib.rs", "rust/kernel.o"),
            new Edge("rust/helpers/helpers.bc", "rust/kernel.o"));
    assertThat(graph.nodes())
        .contains(
            new Node("rust/helpers/helpers.c", ""),
            new Node("rust/kernel.o", "rustc, llvm-link, clang"));
  }

  private static Map<String, RecordedCommand> commands(String... lines) {
    return in("/objects", lines);
  }

  private static Map<String, RecordedCommand> in(String objects, String... lines) {
    Map<String, RecordedCommand> commands = new TreeMap<>();
    for (String line : lines) {
      String target = line.substring(0, line.indexOf(':'));
      String text = line.substring(line.indexOf(':') + 2);
      List<List<String>> runs =
          Arrays.stream(text.split("; *")).map(run -> List.of(run.split(" +"))).toList();
      commands.put(target, new RecordedCommand(target, text, runs, Path.of(objects)));
    }
    return commands;
  }
}
