package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Makefiles that Jazzer makes of those in the corpus, guided by what they reach in the evaluator;
 * profile {@code fuzz}. For {@code kbuild.fuzz} seconds, an hour by default; what it finds is kept
 * in {@code target/fuzz}.
 */
@Tag("fuzz")
final class FuzzIT {
  private static final Path WORK = Path.of("target/fuzz").toAbsolutePath();

  @Test
  void makefilesEndByAnExitStatus() throws Exception {
    long seconds = Long.getLong("kbuild.fuzz", 3600);
    Path seeds = Files.createDirectories(WORK.resolve("seeds"));
    try (Stream<Path> cases = Files.walk(Path.of(System.getProperty("kbuild.corpus")))) {
      for (Path makefile : cases.filter(f -> f.toString().endsWith(".mk")).toList()) {
        Files.write(seeds.resolve(makefile.getFileName()), Files.readAllBytes(makefile));
      }
    }
    Lab.Output output =
        Lab.run(
            WORK,
            new TreeMap<>(System.getenv()),
            List.of(
                    System.getProperty("java.home") + "/bin/java",
                    "-Xss512m",
                    "-Xmx2g",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "com.code_intelligence.jazzer.Jazzer",
                    "--target_class=" + MakefileFuzzer.class.getName(),
                    "--instrumentation_includes=org.kbuildsim.**",
                    "--reproducer_path=" + WORK,
                    "-artifact_prefix=" + WORK + "/",
                    "-max_total_time=" + seconds,
                    "-max_len=4096",
                    "-timeout=600",
                    "-rss_limit_mb=0",
                    "-print_final_stats=1",
                    seeds.toString())
                .toArray(String[]::new));

    Files.writeString(WORK.resolve("log"), output.text());
    assertThat(output.status()).as(output.text()).isZero();
    output.text().lines().filter(line -> line.startsWith("stat::")).forEach(System.out::println);
    assertThat(output.text()).contains("stat::number_of_executed_units");
  }
}
