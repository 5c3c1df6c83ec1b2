package org.kbuildsim.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.diagnostic.DiagnosticException;

final class PackedTreeTest {
  @TempDir private Path directory;

  @Test
  void treeIsUnpackedAndItsScriptsMayRun() throws IOException {
    Path jar =
        jar(Map.of("kernel/Makefile", "all:\n", "kernel/scripts/a.sh", "#!/bin/sh\n", "other", ""));

    Path tree = PackedTree.unpack(jar, directory.resolve("tree"));

    assertThat(tree.resolve("Makefile")).hasContent("all:\n");
    assertThat(Files.isExecutable(tree.resolve("scripts/a.sh"))).isTrue();
    assertThat(Files.isExecutable(tree.resolve("Makefile"))).isFalse();
    assertThat(tree.resolve("other")).doesNotExist();
  }

  @Test
  void whatIsThereAndTheSameKeepsItsTime() throws IOException {
    Path jar = jar(Map.of("kernel/Makefile", "all:\n", "kernel/Kconfig", "new\n"));
    Path tree = PackedTree.unpack(jar, directory.resolve("tree"));
    FileTime old = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(tree.resolve("Makefile"), old);
    Files.writeString(tree.resolve("Kconfig"), "old\n");

    PackedTree.unpack(jar, tree);

    assertThat(Files.getLastModifiedTime(tree.resolve("Makefile"))).isEqualTo(old);
    assertThat(tree.resolve("Kconfig")).hasContent("new\n");
  }

  @Test
  void jarWithoutATreeIsTold() throws IOException {
    assertThat(told(jar(Map.of("other", "")))).contains("no tree is in it below `kernel/`");
    assertThat(told(directory.resolve("none.jar"))).contains("tree cannot be unpacked");
  }

  @Test
  void nothingIsWrittenOutsideOfTheTree() throws IOException {
    assertThat(told(jar(Map.of("kernel/../../evil", "")))).contains("leads out of the tree");
    assertThat(directory.resolve("evil")).doesNotExist();
  }

  private String told(Path jar) {
    DiagnosticException told =
        catchThrowableOfType(
            DiagnosticException.class,
            () -> PackedTree.unpack(jar, directory.resolve("tree/below")));
    return Objects.requireNonNull(told).diagnostic().message();
  }

  private Path jar(Map<String, String> files) throws IOException {
    Path jar = directory.resolve("tree.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        out.putNextEntry(new JarEntry(file.getKey()));
        out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }
}
