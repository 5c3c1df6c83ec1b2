package org.kbuildsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.modpost.ModpostDialect;

final class KernelTreeTest {
  @TempDir Path directory;

  private Path tree(String name) throws Exception {
    Path root = Files.createDirectories(directory.resolve(name));
    Files.createDirectories(root.resolve("arch/x86"));
    Files.createDirectories(root.resolve("arch/riscv"));
    Files.createDirectories(root.resolve("scripts"));
    for (String file :
        new String[] {"Makefile", "Kconfig", "scripts/Makefile.build", "arch/x86/Makefile"}) {
      Files.createFile(root.resolve(file));
    }
    return root;
  }

  private static void assertFails(Runnable action, String... parts) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e -> assertThat(DiagnosticRenderer.render(e.diagnostic())).contains(parts));
  }

  @Test
  void opensATree() throws Exception {
    Path root = tree("linux");
    Path link = Files.createSymbolicLink(directory.resolve("link"), root);

    KernelTree opened = KernelTree.open(link);

    assertThat(opened.root()).isEqualTo(root.toRealPath());
    opened.requireArchitecture("x86");
    opened.requireArchitecture("x86_64");
  }

  @Test
  void noSuchTree() {
    assertFails(
        () -> KernelTree.open(directory.resolve("none")), "none: error: no such kernel tree");
  }

  @Test
  void notAKernelTree() throws Exception {
    Path root = tree("other");
    Files.delete(root.resolve("scripts/Makefile.build"));

    assertFails(
        () -> KernelTree.open(root),
        "other: error: not a kernel tree: it has no `scripts/Makefile.build`");
  }

  @Test
  void spacesInTheName() throws Exception {
    Path root = tree("my kernel");

    assertFails(
        () -> KernelTree.open(root), "source tree directory cannot contain spaces or colons");
  }

  @Test
  void unknownArchitectureSaysWhichThereAre() throws Exception {
    KernelTree opened = KernelTree.open(tree("linux"));

    assertFails(
        () -> opened.requireArchitecture("riscv"),
        "unknown architecture `riscv`",
        "note: the tree has: x86\n");
  }

  @Test
  void modpostIsTheOneNamedOrTheTreesOwn() throws Exception {
    KernelTree kernel = KernelTree.open(tree("linux"));
    Path source = kernel.root().resolve("scripts/mod/modpost.c");

    assertThat(kernel.modpost(null)).isEqualTo(ModpostDialect.V6_12);
    Files.createDirectories(source.getParent());
    Files.writeString(source, "x(\"\\\"%s\\\" [%s.ko] undefined!\\n\");");
    assertThat(kernel.modpost(null)).isEqualTo(ModpostDialect.V6_12);
    Files.writeString(source, "x(\"symbol '%s' undefined!\\n\");");
    assertThat(kernel.modpost(null)).isEqualTo(ModpostDialect.V7_3);
    assertThat(kernel.modpost("6.12")).isEqualTo(ModpostDialect.V6_12);
    assertFails(() -> kernel.modpost("5"), "no modpost of version `5`");
  }
}
