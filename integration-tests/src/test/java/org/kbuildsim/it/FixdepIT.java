package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;
import org.kbuildsim.tool.Fixdep;

/**
 * Our fixdep beside the real ones, on the corpus (FixdepTest holds ours to what is recorded there)
 * and on {@code kbuild.random} made-up dependency files.
 */
final class FixdepIT {
  static final List<String> SERIES = Lab.SERIES;

  private static final Path CORPUS = Lab.corpus("fixdep");
  private static final String COMMAND = "cc -DX='\"a b\"' $(pound) \\ ü -c";

  private static final String[] PIECES = {
    "main.c",
    "b.h",
    "lib.rs",
    "m.rs",
    "missing",
    "x.o",
    ":",
    ": ",
    " ",
    " ",
    "\n",
    "\t",
    "\\\n",
    "\\",
    "#",
    "\\#",
    "\\:",
    "include/generated/autoconf.h",
    "libm.so",
    "nul.h",
    "empty.h"
  };

  @TempDir Path temporary;

  private record Outcome(int status, String out, String err) {}

  @ParameterizedTest
  @FieldSource("SERIES")
  void sameOnTheCorpus(String series) throws Exception {
    Path real = Lab.hostTool(series, "basic/fixdep");
    List<Path> depfiles;
    try (Stream<Path> files = Files.list(CORPUS)) {
      depfiles = files.filter(file -> file.toString().endsWith(".d")).sorted().toList();
    }
    assertThat(depfiles).hasSizeGreaterThan(10);
    for (Path depfile : depfiles) {
      assertSame(depfile.getFileName().toString(), real);
    }
  }

  @ParameterizedTest
  @FieldSource("SERIES")
  void sameOnRandomDependencyFiles(String series) throws Exception {
    Path real = Lab.hostTool(series, "basic/fixdep");
    long from = Long.getLong("kbuild.random.from", 0);
    long count = Long.getLong("kbuild.random", 150);
    for (long seed = from; seed < from + count; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder("x.o: main.c");
      for (int n = random.nextInt(20); n > 0; n--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      assertSame(Files.writeString(temporary.resolve("random.d"), text).toString(), real);
    }
  }

  private static void assertSame(String depfile, Path real) throws Exception {
    assertThat(run(new Fixdep(), "fixdep", depfile))
        .as("%s <%s>", depfile, Files.readString(CORPUS.resolve(depfile)))
        .isEqualTo(run(new NativeProgram(), real.toString(), depfile));
  }

  private static Outcome run(Program fixdep, String program, String depfile) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        fixdep.run(
            new Invocation(
                List.of(program, depfile, "dir/main.o", COMMAND),
                Map.of("LC_ALL", "C", "PATH", "/usr/bin:/bin"),
                CORPUS,
                InputStream.nullInputStream(),
                out,
                err));
    return new Outcome(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
