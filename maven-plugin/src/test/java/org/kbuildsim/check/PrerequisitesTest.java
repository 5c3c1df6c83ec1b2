package org.kbuildsim.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has a target made anew, over sub-makes and names of several kinds. */
final class PrerequisitesTest {
  private final Prerequisites prerequisites = new Prerequisites();

  @Test
  void whatPrerequisitesDependOnCounts() {
    prerequisites.add("/o", "rust/kernel.o", List.of("rust/core.o", "/s/rust/kernel/lib.rs"));
    prerequisites.add("/o/rust", "core.o", List.of("../scripts/target.json"));

    assertThat(prerequisites.of(Path.of("/o/rust/kernel.o")))
        .containsExactlyInAnyOrder(
            Path.of("/o/rust/core.o"),
            Path.of("/s/rust/kernel/lib.rs"),
            Path.of("/o/scripts/target.json"));
  }

  @Test
  void circlesEnd() {
    prerequisites.add("/o", "a", List.of("b"));
    prerequisites.add("/o", "b", List.of("a"));

    assertThat(prerequisites.of(Path.of("/o/a"))).containsOnly(Path.of("/o/a"), Path.of("/o/b"));
  }

  @Test
  void whatRunsSayOfOneTargetAddsUp() {
    prerequisites.add("/o", "a", List.of("b"));
    prerequisites.add("/o", "a", List.of("c"));

    assertThat(prerequisites.of(Path.of("/o/a"))).containsOnly(Path.of("/o/b"), Path.of("/o/c"));
    assertThat(prerequisites.knows(Path.of("/o/b"))).isFalse();
  }

  @Test
  void whatIsKnownFirstStands() {
    prerequisites.addFirst("/o", "rust/a", List.of("b"));
    prerequisites.addFirst("/o/rust", "a", List.of("c"));

    assertThat(prerequisites.directly(Path.of("/o/rust/a"))).containsOnly(Path.of("/o/b"));
  }
}
