package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Has the real conf run each probe of a tree once, and remember what it printed: a thousand runs
 * would spend hours in compilers otherwise.
 */
final class ProbeMemory {
  private ProbeMemory() {}

  /**
   * Returns what has to be in the environment of a program that is to remember.
   *
   * @param directory of the memory; one for each environment, as probes look at that too
   */
  static Map<String, String> environment(Path directory) throws IOException, InterruptedException {
    Path source = directory.resolve("popen.c");
    try (InputStream in = ProbeMemory.class.getResourceAsStream("/remembering-popen.c")) {
      Files.copy(Objects.requireNonNull(in), source);
    }
    Path library = directory.resolve("popen.so");
    Lab.Output compiled =
        Lab.run(
            directory,
            Objects.requireNonNull(Lab.toolchain("a").hostCompiler()).toString(),
            "-shared",
            "-fPIC",
            "-O1",
            "-o",
            library.toString(),
            source.toString());
    assertThat(compiled.status()).as(compiled.text()).isZero();
    return Map.of("LD_PRELOAD", library.toString(), "POPEN_MEMORY", directory.toString());
  }
}
