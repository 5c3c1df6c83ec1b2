package org.kbuildsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.toolchain.Toolchain;
import org.kbuildsim.toolchain.Version;

/** Each thing that a configuration is made of makes the stamp of one invalid when it changes. */
final class ConfigurationStampTest {
  private static final Version RUSTC = new Version(1, 85, 0);

  @TempDir Path directory;
  private Path tree;
  private Path output;
  private Path script;
  private Path header;
  private final Map<String, String> environment = new TreeMap<>(Map.of("KCFLAGS", "-O2"));

  @BeforeEach
  void configured() throws Exception {
    tree = Files.createDirectory(directory.resolve("tree"));
    output = Files.createDirectory(directory.resolve("out"));
    for (String file : List.of("Makefile", "Kconfig", "init/Kconfig", "arch/x86/configs/default")) {
      write(tree.resolve(file), "as it is");
    }
    script = write(directory.resolve("scripts/probe.sh"), "#!/bin/sh");
    header = write(directory.resolve("headers/probe.h"), "int x;");
    write(output.resolve(".config"), "CONFIG_A=y\n");
    // What was changed a moment ago may change once more in the same tick of the clock.
    Thread.sleep(50);
    keep(stamp(List.of("CONFIG_A=y")));
  }

  private static Path write(Path file, String text) throws Exception {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void keep(ConfigurationStamp stamp) {
    stamp.begin();
    stamp.makefileRead(tree.toString(), "Makefile");
    stamp.saw(command("scripts/kconfig/conf", "--defconfig=arch/x86/configs/default", "Kconfig"));
    stamp.saw(command(script.toString(), "-I", header.toString()));
    stamp.keep(List.of("Kconfig", "init/Kconfig"));
    stamp.end();
  }

  private Invocation command(String... words) {
    return new Invocation(
        List.of(words),
        environment,
        output,
        InputStream.nullInputStream(),
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream());
  }

  private ConfigurationStamp stamp(List<String> asked) {
    return stamp(asked, "x86_64", RUSTC);
  }

  private ConfigurationStamp stamp(List<String> asked, String architecture, Version rustc) {
    Version version = new Version(19, 1, 7);
    Toolchain tools =
        new Toolchain(
            Path.of("/tools/rustc"),
            rustc,
            version,
            "1",
            version,
            Map.of(),
            Path.of("/tools/bindgen"),
            version,
            version,
            Path.of("/tools/library"),
            null);
    return new ConfigurationStamp(
        new BuildRequest(
            "name",
            new KernelTree(tree),
            architecture,
            output,
            ConfigRequest.parse(asked, directory),
            List.of(),
            tools,
            ModpostDialect.V6_12,
            CacheRequest.in(directory.resolve("cache")),
            2,
            false,
            false),
        environment);
  }

  private boolean isCurrent() {
    return stamp(List.of("CONFIG_A=y")).isCurrent();
  }

  @Test
  void holdsWhileNothingChanges() throws Exception {
    assertThat(isCurrent()).isTrue();
    environment.put("SHLVL", "7");
    environment.put("MAVEN_CMD_LINE_ARGS", "-q");
    write(output.resolve("vmlinux"), "what is made later");
    assertThat(isCurrent()).isTrue();
  }

  @Test
  void eachFileCounts() throws Exception {
    for (Path file :
        List.of(
            tree.resolve("Makefile"),
            tree.resolve("Kconfig"),
            tree.resolve("init/Kconfig"),
            tree.resolve("arch/x86/configs/default"),
            script,
            header,
            output.resolve(".config"))) {
      String before = Files.readString(file);
      Files.writeString(file, "another");
      assertThat(isCurrent()).as(file + " changed").isFalse();
      Files.writeString(file, before);
      Thread.sleep(50);
      keep(stamp(List.of("CONFIG_A=y")));
      assertThat(isCurrent()).as(file + " as it was").isTrue();
      Files.delete(file);
      assertThat(isCurrent()).as(file + " is gone").isFalse();
      Files.writeString(file, before);
      Thread.sleep(50);
      keep(stamp(List.of("CONFIG_A=y")));
    }
  }

  @Test
  void whatAppearsBesideOneCounts() throws Exception {
    write(tree.resolve("init/Kconfig.local"), "config B");
    assertThat(isCurrent()).isFalse();
  }

  @Test
  void whatIsAskedCounts() {
    assertThat(stamp(List.of()).isCurrent()).isFalse();
    assertThat(stamp(List.of("CONFIG_A=n")).isCurrent()).isFalse();
    assertThat(stamp(List.of("CONFIG_A=y", "CONFIG_B=y")).isCurrent()).isFalse();
    assertThat(stamp(List.of("CONFIG_A=y"), "arm64", RUSTC).isCurrent()).isFalse();
    assertThat(stamp(List.of("CONFIG_A=y"), "x86_64", new Version(1, 85, 1)).isCurrent()).isFalse();
  }

  @Test
  void environmentCounts() {
    environment.put("KCFLAGS", "-O3");
    assertThat(isCurrent()).isFalse();
    environment.remove("KCFLAGS");
    assertThat(isCurrent()).isFalse();
  }

  @Test
  void whatChangesMeanwhileLeavesNoStamp() throws Exception {
    ConfigurationStamp stamp = stamp(List.of("CONFIG_A=n"));
    stamp.begin();
    stamp.makefileRead(tree.toString(), "Makefile");
    Files.writeString(tree.resolve("Makefile"), "another");
    stamp.keep(List.of("Kconfig"));
    stamp.end();
    assertThat(stamp(List.of("CONFIG_A=n")).isCurrent()).isFalse();
  }

  @Test
  void damagedStampIsNone() throws Exception {
    try (var all = Files.list(directory.resolve("cache/configurations"))) {
      for (Path file : all.toList()) {
        Files.writeString(file, "");
      }
    }
    assertThat(isCurrent()).isFalse();
  }
}
