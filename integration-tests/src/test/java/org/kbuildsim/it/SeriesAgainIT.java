package org.kbuildsim.it;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.check.Check;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.tree.Directories;

/**
 * What a check leaves for the next run in its directory: an answer; or, if it was ended, disturbed
 * or had no room, nothing that the next one takes for an answer.
 *
 * <p>In C alone, for speed: what is kept and how does not depend on what is built.
 */
final class SeriesAgainIT {
  private static final Configuration C_ALONE = Configuration.parse("x86_64+RUST=n");
  private static final int MOMENTS = 2;
  private static final int MANY = 20;
  private static final long SEED = 7;

  /** Faults that are found by what is kept: programs that may run, and what mrproper leaves. */
  private static final List<Fault> FAULTS =
      List.of(
          new Fault(
              Check.CLEAN_LEAVES,
              "kernel/time/Makefile",
              "obj-y\t+= timekeeping.o timer.o\n",
              """
              obj-y	+= timekeeping.o timer.o

              $(obj)/timer.o: $(obj)/left.txt
              $(obj)/left.txt:
              	@id -u > $@
              """),
          new Fault(Check.OUTPUT_NOT_IGNORED, ".gitignore", "*.ko\n", ""),
          new Fault(Check.TOOL_WARNING, "lib/string.c", "#include", "#warning here\n#include"));

  @TempDir static Path directory;
  private static Path patches;
  private static Path out;
  private static String undisturbed;

  /** How long a check takes, from its first line on. */
  private static long milliseconds;

  @BeforeAll
  static void checkUndisturbed() throws Exception {
    patches = series(FAULTS);
    out = directory.resolve("out");
    Started run = new Started(command(out));
    run.await("configurations: ");
    long begin = System.nanoTime();
    assertThat(run.ended()).as(run.log()).isNotZero();
    milliseconds = (System.nanoTime() - begin) / 1_000_000;
    undisturbed = findings(out);
    assertThat(undisturbed)
        .contains("clean-leaves", "program-added", "output-not-ignored", "tool-warning");
  }

  @Test
  void endedAtAnyMomentTheNextRunIsRight() throws Exception {
    Random random = new Random(SEED);
    for (int i = 0; i < Integer.getInteger("kbuild.random", MOMENTS); i++) {
      String signal = List.of("INT", "TERM", "KILL").get(i % 3);
      boolean kept = random.nextBoolean();
      long moment = (long) (random.nextDouble() * milliseconds);
      String what = "%s after %d ms, tree %skept".formatted(signal, moment, kept ? "" : "not ");
      Files.deleteIfExists(out.resolve("record.json"));
      if (!kept) {
        Directories.delete(out.resolve("kept"));
      }
      Started first = new Started(command(out));
      first.await("configurations: ");
      Thread.sleep(moment);
      List<ProcessHandle> children = first.process().descendants().toList();

      Lab.run(directory, "/bin/kill", "-" + signal, Long.toString(first.process().pid()));

      assertThat(first.ended()).as(what + first.log()).isNotZero();
      assertThat(first.log()).as(what).doesNotContain("\tat ");
      for (ProcessHandle child : children) {
        child.onExit().orTimeout(10, SECONDS).join();
      }
      checked(out);
      assertThat(findings(out)).as(what).isEqualTo(undisturbed);
    }
  }

  @Test
  void compilerThatIsKilledIsToldAndTheNextRunIsRight() throws Exception {
    Files.deleteIfExists(out.resolve("record.json"));
    Directories.delete(out.resolve("kept"));
    // With results in the cache no compiler runs.
    Started first = new Started(command(out, "-Dkbuild.cacheSize=0"));
    first.await("the tree as it is");

    killCompilers(first.process());

    assertThat(first.ended()).as(first.log()).isNotZero();
    assertThat(first.log())
        .containsPattern("disturbed: `clang(-\\d+)?` was ended by signal 9; run it again")
        .contains("the check was disturbed and has to be run again")
        .doesNotContain("\tat ");
    checked(out);
    assertThat(findings(out)).isEqualTo(undisturbed);
  }

  // One that has just ended can be killed as well, and nothing comes of it; of many, some had not.
  private static void killCompilers(Process of) {
    int killed = 0;
    while (of.isAlive() && killed < MANY) {
      List<ProcessHandle> compilers =
          of.descendants()
              .filter(child -> child.info().command().orElse("").matches(".*/clang(-\\d+)?"))
              .toList();
      killed += (int) compilers.stream().filter(ProcessHandle::destroyForcibly).count();
    }
    assertThat(killed).isPositive();
  }

  // A file system of our own, as in FullDiskIT.
  private static final String SMALL_DISK =
      """
      out=$1 copy=$2 size=$3; shift 3
      mount -t tmpfs -o size=$size tmpfs "$out" || exit 1
      "$@" > "$copy/first.log" 2>&1; echo $? > "$copy/first"
      mount -o remount,size=2g "$out" || exit 1
      "$@" > "$copy/second.log" 2>&1; echo $? > "$copy/second"
      cp "$out/findings.sarif" "$copy"
      """;

  @Test
  void diskThatFillsUpIsToldAndTheNextRunIsRight() throws Exception {
    assumeTrue(
        Lab.run(directory, "unshare", "-Urm", "/bin/true").status() == 0,
        "no user namespaces on this machine: no file system of our own");
    Path small = Files.createDirectories(directory.resolve("small"));
    Path copy = Files.createTempDirectory(directory, "copy");
    List<String> script = new ArrayList<>(List.of("unshare", "-Urm", "/bin/sh", "-c"));
    // Enough to begin with, not for all that a run leaves.
    String half = Long.toString(room(out) / 2);
    script.addAll(List.of(SMALL_DISK, "sh", small.toString(), copy.toString(), half));
    script.addAll(command(small));

    Lab.Output output = Lab.run(directory, script.toArray(String[]::new));

    String first = Files.readString(copy.resolve("first.log"));
    assertThat(first).contains("No space left on device").doesNotContain("\tat ");
    assertThat(copy.resolve("first")).content().isNotEqualTo("0\n");
    assertThat(copy.resolve("findings.sarif"))
        .as(() -> output.text() + read(copy.resolve("second.log")))
        .hasContent(undisturbed);
  }

  /** Returns what the files below {@code directory} take of a file system in memory. */
  private static long room(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .mapToLong(file -> pages(file.toFile().length()))
          .sum();
    }
  }

  private static long pages(long size) {
    return (size + 4095) / 4096 * 4096;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path series(List<Fault> faults) throws IOException {
    Path series = Files.createDirectory(directory.resolve("patches"));
    for (int i = 0; i < faults.size(); i++) {
      Fault fault = faults.get(i);
      String before = Files.readString(Lab.tree().resolve(fault.file()));
      Files.writeString(series.resolve("%04d-fault.patch".formatted(i + 1)), fault.patch(before));
    }
    return series;
  }

  private static List<String> command(Path output, String... options) {
    // What a shell without job control starts in the background has INT ignored, for good.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    List<String> words =
        new ArrayList<>(
            List.of(
                "-Dkbuild.tree=" + Lab.tree(),
                "-Dkbuild.series=" + patches,
                "-Dkbuild.matrix=" + C_ALONE.name(),
                "-Dkbuild.toolchain=a",
                "-Dkbuild.output=" + output));
    words.addAll(List.of(options));
    command.addAll(Lab.mvn("check-series", words.toArray(String[]::new)));
    return command;
  }

  /** Runs a check to its end, which finds something and nothing disturbs. */
  private static void checked(Path output) throws Exception {
    Started run = new Started(command(output));
    assertThat(run.ended()).as(run.log()).isNotZero();
    assertThat(run.log()).contains("; reports are in ").doesNotContain("disturbed: ", "\tat ");
  }

  private static String findings(Path output) throws IOException {
    return Files.readString(output.resolve("findings.sarif"));
  }

  /** A real Maven that runs beside us. */
  private static final class Started {
    private final Path log;
    private final Process process;

    Started(List<String> command) throws IOException {
      log = Files.createTempFile(directory, "log", "");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().remove("MAVEN_OPTS");
      process = builder.start();
    }

    Process process() {
      return process;
    }

    String log() throws IOException {
      return Files.readString(log);
    }

    void await(String line) throws Exception {
      while (!log().contains(line)) {
        assertThat(process.isAlive()).as(log()).isTrue();
        Thread.sleep(5);
      }
    }

    int ended() throws InterruptedException {
      assertThat(process.waitFor(10, MINUTES)).isTrue();
      return process.exitValue();
    }
  }
}
