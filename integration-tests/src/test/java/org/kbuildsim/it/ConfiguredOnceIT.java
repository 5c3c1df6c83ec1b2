package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A configuration is not made again while nothing has changed that it was made of; what comes out
 * is what an empty object tree would get.
 */
final class ConfiguredOnceIT {
  private static final String WRITTEN = "configuration written to .config.asked";

  @TempDir Path directory;
  private Path tree;
  private Path output;

  @BeforeEach
  void configureOnce() throws Exception {
    tree = Lab.copy(Lab.tree(), directory.resolve("tree"));
    output = directory.resolve("out");
    assertThat(isConfigured()).isTrue();
    assertThat(isConfigured()).isFalse();
  }

  /** Returns whether the object tree was configured; it has to be right in any case. */
  private boolean isConfigured(String... asked) throws Exception {
    // What was changed a moment ago might be changed again unseen, and is not relied on.
    Thread.sleep(50);
    Lab.Run run = configure(asked, output);
    Path anew = Files.createTempDirectory(directory, "anew");
    configure(asked, anew);
    assertThat(output.resolve(".config")).hasSameTextualContentAs(anew.resolve(".config"));
    return run.text().contains(WRITTEN);
  }

  private Lab.Run configure(String[] asked, Path out) throws Exception {
    Lab.Run run = Lab.build(tree, "x86_64", List.of(asked), out, "include/config/auto.conf");
    assertThat(run.result().succeeded()).as(run.text()).isTrue();
    return run;
  }

  @Test
  void whatIsAskedForCounts() throws Exception {
    assertThat(isConfigured("CONFIG_RUST_INLINE_HELPERS=y")).isTrue();
    assertThat(isConfigured("CONFIG_RUST_INLINE_HELPERS=y")).isFalse();
    assertThat(isConfigured()).isTrue();
    assertThat(isConfigured()).isFalse();
  }

  @Test
  void eachKindOfFileCounts() throws Exception {
    for (String file :
        List.of(
            "Makefile",
            "scripts/kconfig/Makefile",
            "lib/Kconfig.debug",
            "arch/x86/configs/x86_64_defconfig",
            "scripts/min-tool-version.sh",
            "scripts/rust_is_available_bindgen_libclang.h")) {
      Path changed = tree.resolve(file);
      Files.writeString(changed, Files.readString(changed) + "\n");
      assertThat(isConfigured()).as(file).isTrue();
      assertThat(isConfigured()).as(file + ", once").isFalse();
    }
  }

  @Test
  void newDefaultArrivesThoughTheOldOneIsInTheConfiguration() throws Exception {
    Path kconfig = tree.resolve("lib/Kconfig.debug");
    String text = Files.readString(kconfig);
    Files.writeString(kconfig, text + "\nconfig NEWCOMER\n\tbool \"a newcomer\"\n");
    assertThat(isConfigured()).isTrue();
    Files.writeString(kconfig, text + "\nconfig NEWCOMER\n\tbool \"a newcomer\"\n\tdefault y\n");
    assertThat(isConfigured()).isTrue();
    assertThat(output.resolve(".config")).content().contains("CONFIG_NEWCOMER=y");
  }

  @Test
  void editedConfigurationIsMadeAsAskedAgain() throws Exception {
    Path config = output.resolve(".config");
    Files.writeString(config, Files.readString(config) + "CONFIG_NOBODY=y\n");
    assertThat(isConfigured()).isTrue();
    Files.delete(config);
    assertThat(isConfigured()).isTrue();
  }

  @Test
  void warningIsToldInEachRun() throws Exception {
    Path defconfig = tree.resolve("arch/x86/configs/x86_64_defconfig");
    Files.writeString(defconfig, Files.readString(defconfig) + "CONFIG_NOBODY=y\n");
    for (int run = 0; run < 2; run++) {
      Thread.sleep(50);
      assertThat(configure(new String[0], output).text()).contains("NOBODY");
    }
  }
}
