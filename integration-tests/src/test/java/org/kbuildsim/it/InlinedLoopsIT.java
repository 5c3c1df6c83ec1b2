package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With helpers inlined, a loop in Rust is the same machine code as the loop in C. */
final class InlinedLoopsIT {
  @TempDir Path directory;

  static List<PairTree> trees() {
    return PairTree.inlined();
  }

  @ParameterizedTest
  @MethodSource("trees")
  void inlinedRustIsTheInstructionsOfC(PairTree pair) throws Exception {
    Loops loops = Loops.compile(pair, directory.resolve("loops"));
    for (String name : Loops.NAMES) {
      String function = "loop_" + name;
      List<String> c = loops.instructions("c", function);
      List<String> called = loops.instructions("called", function);

      assertThat(loops.instructions("inlined", function)).as(name).isEqualTo(c);
      assertThat(c).as(name).noneMatch(line -> line.contains("rust_helper_"));
      // The comparison can tell: what is compared is not the same before.
      assertThat(called).as(name).isNotEqualTo(c);
      assertThat(called).as(name).anyMatch(line -> line.contains("rust_helper_"));
    }
  }
}
