package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kbuildsim.it.RealKernel.Make;

/**
 * Linux 6.12 and 7.3 by GNU make and by {@code kbuild-make.jar}; profile {@code real-kernel}.
 *
 * <p>Takes an hour on two cores, 3 GB of downloads and 10 GB of space. What it counts goes to
 * {@code docs/real-kernel.md} by hand.
 */
@Tag("real-kernel")
final class RealKernelIT {
  private static final Path WORK = Path.of("target/real-kernel").toAbsolutePath();

  @ParameterizedTest
  @CsvSource({"6.12, x86_64", "6.12, arm64", "7.3, x86_64", "7.3, arm64"})
  void sameCommands(String series, String architecture) throws Exception {
    RealKernel kernel = fresh(series, architecture);
    kernel.succeed(Make.GNU, "-j2", "prepare");
    List<String> expected = kernel.commands(Make.GNU);

    List<String> actual = kernel.commands(Make.OWN);

    long subMakes = expected.stream().filter(line -> line.startsWith("make ")).count();
    List<String> missing = new ArrayList<>(expected);
    actual.forEach(missing::remove);
    List<String> added = new ArrayList<>(actual);
    expected.forEach(added::remove);
    System.out.printf(
        "%s %s: %d lines, %d sub-makes; %d missing, %d too many%n",
        series, architecture, expected.size(), subMakes, missing.size(), added.size());
    assertThat(missing).isEmpty();
    assertThat(added).isEmpty();
    assertThat(subMakes).isGreaterThan(300);
  }

  /**
   * All of {@code make}'s default goal and the programs of Kconfig. An object tree that GNU make
   * has built already is given by {@code kbuild.built}, what named its tools by {@code
   * kbuild.built.tools}; it is changed. Of another kernel nothing is built then.
   */
  @ParameterizedTest
  @CsvSource({"6.12, x86_64", "7.3, x86_64"})
  void recordedCommandsComeFromEvaluationAlone(String series, String architecture)
      throws Exception {
    RealKernel kernel = built(series, architecture);
    Map<String, String> recorded = kernel.recorded();
    // kbuild makes anything again whose command is not the recorded one.
    List<String> remade = remade(kernel, Make.OWN);

    kernel.forget(recorded.keySet());
    Map<String, String> evaluated = RealKernel.recorded(kernel.commands(Make.OWN));
    evaluated.putAll(RealKernel.recorded(kernel.commands(Make.OWN, "olddefconfig")));

    Map<String, String> different = new TreeMap<>(recorded);
    different.entrySet().removeAll(evaluated.entrySet());
    System.out.printf(
        "%s %s: %d recorded, %d evaluated the same; a no-op makes %d%n",
        series, architecture, recorded.size(), recorded.size() - different.size(), remade.size());
    assertThat(different).isEmpty();
    assertThat(remade).isEmpty();
    assertThat(recorded.size()).isGreaterThan(700);
  }

  /** {@code rust/} and {@code samples/rust/} of a tree that GNU make built, made once more. */
  @Test
  void rustBytesAreTheSame() throws Exception {
    RealKernel kernel = built("7.3", "x86_64");
    Path out = kernel.output();
    Path gnu = WORK.resolve("gnu");
    empty(gnu);
    Lab.copy(out, gnu);
    String[] goals = {"prepare", "rust/", "samples/rust/"};
    empty(out.resolve("rust"));
    empty(out.resolve("samples/rust"));

    kernel.succeed(Make.OWN, goals);

    assertSameFiles(gnu, out);
    assertThat(remade(kernel, Make.OWN, goals)).isEmpty();

    Path helper = kernel.source().resolve("rust/helpers/refcount.c");
    FileTime before = Files.getLastModifiedTime(helper);
    try {
      Files.setLastModifiedTime(helper, FileTime.from(Instant.now()));
      List<String> own = remade(kernel, Make.OWN, goals);
      System.out.println("after touching a helper: " + own);
      empty(out);
      Lab.copy(gnu, out);
      assertThat(own).isNotEmpty().isEqualTo(remade(kernel, Make.GNU, goals));
    } finally {
      Files.setLastModifiedTime(helper, before);
    }
  }

  /**
   * Returns kbuild's short lines of a build, sorted: what it makes, but for what it always says.
   */
  private static List<String> remade(RealKernel kernel, Make make, String... goals)
      throws Exception {
    return kernel.succeed(make, goals).lines().stream()
        .filter(line -> line.matches("  [A-Z0-9_]+ .*"))
        .filter(line -> !line.matches("  (CALL|DESCEND|CHK|UPD|INSTALL) .*|  GEN +Makefile"))
        .sorted()
        .toList();
  }

  private static void assertSameFiles(Path gnu, Path own) throws Exception {
    Map<String, Path> expected = rustFiles(gnu);
    Map<String, Path> actual = rustFiles(own);
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    TreeSet<String> different = new TreeSet<>();
    for (String name : expected.keySet()) {
      if (Files.mismatch(gnu.resolve(name), own.resolve(name)) >= 0) {
        different.add(name);
      }
    }
    System.out.printf("%d files, %d different%n", expected.size(), different.size());
    assertThat(different).isEmpty();
    assertThat(expected.keySet()).contains("rust/helpers/helpers.bc", "rust/kernel.o");
  }

  // Without those that modpost and what follows it make of all modules.
  private static Map<String, Path> rustFiles(Path tree) throws Exception {
    Map<String, Path> files = new TreeMap<>();
    for (String name : Lab.files(tree)) {
      if (name.matches("(samples/)?rust/.*") && !name.matches(".*[.](ko|mod[.][co])([.]cmd)?")) {
        files.put(name, tree.resolve(name));
      }
    }
    return files;
  }

  private static RealKernel built(String series, String architecture) throws Exception {
    String given = System.getProperty("kbuild.built", "");
    if (!given.isBlank()) {
      Path tree = Path.of(given).toAbsolutePath();
      Assumptions.assumeThat(tree.resolve("include/config/kernel.release"))
          .content()
          .startsWith(series + ".");
      List<String> tools = List.of(System.getProperty("kbuild.built.tools").split(" "));
      return new RealKernel(series, architecture, tree, tools);
    }
    RealKernel kernel = fresh(series, architecture);
    kernel.succeed(Make.GNU, "-j2");
    return kernel;
  }

  private static RealKernel fresh(String series, String architecture) throws Exception {
    Path out = empty(WORK.resolve(series + "-" + architecture).resolve("out"));
    RealKernel kernel = new RealKernel(series, architecture, out);
    kernel.configure();
    return kernel;
  }

  /** Deletes what is in a directory, which is made if it is not there. */
  private static Path empty(Path directory) throws Exception {
    Files.createDirectories(directory);
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        if (!each.equals(directory)) {
          Files.delete(each);
        }
      }
    }
    return directory;
  }
}
