package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.kconfig.Conf;
import org.kbuildsim.kconfig.KconfigVersion;
import org.kbuildsim.kconfig.ProbeCache;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;

/**
 * Reading the whole x86 tree and {@code olddefconfig}, ours against conf, turn by turn in one run.
 * For {@code BENCHMARKS.md}; what it measures is printed and not judged.
 */
@Tag("real-kernel")
final class KconfigBenchmarkIT {
  private static final int WARM_UP = 5;
  private static final int ROUNDS = 9;
  private static final int ROUNDS_AS_IT_IS = 3;

  @TempDir Path directory;

  @Test
  void olddefconfigOfX86() throws Exception {
    Path tree = Lab.linux("6.12");
    Map<String, String> environment = RealKconfigIT.environment(tree, "x86");
    String real = Lab.hostTool("6.12", "kconfig/conf").toString();
    Conf ours =
        new Conf(
            KconfigVersion.V6_12,
            new NativeProgram(),
            new ProbeCache(),
            (configuration, diagnostics) -> {});
    run(ours, "conf", environment, "--defconfig=arch/x86/configs/x86_64_defconfig");
    String config = config();
    for (int i = 0; i < WARM_UP; i++) {
      run(ours, "conf", environment, "--olddefconfig");
    }
    Map<String, String> remembering = new TreeMap<>(environment);
    remembering.putAll(ProbeMemory.environment(Files.createDirectory(directory.resolve("probes"))));
    run(new NativeProgram(), real, remembering, "--olddefconfig");
    print("conf that remembers its probes", ours, environment, real, remembering, ROUNDS);
    print("conf as it is", ours, environment, real, environment, ROUNDS_AS_IT_IS);
    assertThat(config()).isEqualTo(config);
  }

  private void print(
      String against,
      Conf ours,
      Map<String, String> environment,
      String real,
      Map<String, String> realEnvironment,
      int rounds)
      throws IOException, InterruptedException {
    double[] ratios = new double[rounds];
    double[] milliseconds = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      milliseconds[i] = run(ours, "conf", environment, "--olddefconfig");
      String config = config();
      ratios[i] =
          milliseconds[i] / run(new NativeProgram(), real, realEnvironment, "--olddefconfig");
      assertThat(config()).isEqualTo(config);
    }
    Arrays.sort(ratios);
    Arrays.sort(milliseconds);
    System.out.printf(
        "olddefconfig of x86, 6.12, against %s: ours %.0f ms, ours / conf %.2f (%.2f to %.2f), %d"
            + " rounds%n",
        against,
        milliseconds[rounds / 2],
        ratios[rounds / 2],
        ratios[0],
        ratios[rounds - 1],
        rounds);
  }

  private String config() throws IOException {
    return Files.readString(directory.resolve(".config"), StandardCharsets.ISO_8859_1);
  }

  /** Returns the milliseconds that a run took. */
  private double run(Program conf, String name, Map<String, String> environment, String option)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    int status =
        conf.run(
            new Invocation(
                List.of(name, option, "Kconfig"),
                environment,
                directory,
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream()));
    assertThat(status).isZero();
    return (System.nanoTime() - start) / 1e6;
  }
}
