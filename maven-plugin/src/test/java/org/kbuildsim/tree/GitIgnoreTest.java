package org.kbuildsim.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What git ignores, by rules of several directories. */
final class GitIgnoreTest {
  @TempDir Path tree;

  @Test
  void nearestFileThatSaysSomethingWins() throws Exception {
    Files.writeString(
        tree.resolve(".gitignore"),
        ".*\n*.bc\n/vmlinux\n/out/\n!.gitignore\n!kernel/time/timeconst.bc\n");
    Files.createDirectories(tree.resolve("rust"));
    Files.writeString(tree.resolve("rust/.gitignore"), "gen_*.h\n!keep.bc\n");

    GitIgnore ignore = GitIgnore.of(tree);

    assertThat(ignore.ignores("rust/helpers.bc")).isTrue();
    assertThat(ignore.ignores("rust/keep.bc")).isFalse();
    assertThat(ignore.ignores("keep.bc")).isTrue();
    assertThat(ignore.ignores("kernel/time/timeconst.bc")).isFalse();
    assertThat(ignore.ignores("rust/gen_x.h")).isTrue();
    assertThat(ignore.ignores("gen_x.h")).isFalse();
    assertThat(ignore.ignores("vmlinux")).isTrue();
    assertThat(ignore.ignores("boot/vmlinux")).isFalse();
    assertThat(ignore.ignores("out/a/b.c")).isTrue();
    assertThat(ignore.ignores(".gitignore")).isFalse();
    assertThat(ignore.ignores("rust/.helpers.bc.cmd")).isTrue();
    assertThat(ignore.ignores("rust/Makefile")).isFalse();
  }
}
