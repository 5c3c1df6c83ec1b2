package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;
import org.kbuildsim.process.Reach;
import org.kbuildsim.rule.RecordedCommand;
import org.kbuildsim.tool.ThinArchiver;

/**
 * Our archives beside those of {@code llvm-ar}: all of the miniature kernel, and of members chosen
 * at random, other archives and what is no object among them.
 */
final class ThinArchiverIT {
  private static final int CASES = Integer.getInteger("kbuild.random", 60);

  @TempDir private Path work;

  private final AtomicInteger left = new AtomicInteger();
  private int compared;

  /** The archive's bytes, a character each. */
  private record Outcome(int status, String said, String archive) {}

  @Test
  void archivesOfTheMiniatureKernel() throws Exception {
    for (String variant : Lab.VARIANTS) {
      Path objects = Lab.copy(Lab.mainJob(variant), work.resolve(variant));
      for (RecordedCommand command : RecordedCommand.below(objects).values()) {
        List<String> last = command.words().get(command.words().size() - 1);
        if (last.get(0).endsWith("llvm-ar") && last.size() > 2 && !last.get(1).equals("t")) {
          compare("a", last.subList(1, last.size()), objects);
          compare("a", List.of("t", last.get(2)), objects);
        }
      }
    }
    assertThat(compared).isGreaterThan(120);
    assertThat(left.get()).as("left to the real one").isZero();
  }

  @Test
  void randomMembers() throws Exception {
    Path objects = Lab.mainJob("x86_64-inlined");
    Files.createDirectories(work.resolve("d/e"));
    Files.createDirectories(work.resolve("no \u00e9"));
    List<String> files = List.of("a.o", "d/b.o", "d/e/c.o", "no \u00e9/d.o", "short", "x.bc");
    Files.copy(objects.resolve("lib/string.o"), work.resolve("a.o"));
    Files.copy(objects.resolve("init/main.o"), work.resolve("d/b.o"));
    Files.copy(objects.resolve("rust/core.o"), work.resolve("d/e/c.o"));
    Files.copy(objects.resolve("lib/string.o"), work.resolve("no \u00e9/d.o"));
    Files.copy(objects.resolve("rust/helpers/helpers.bc"), work.resolve("x.bc"));
    Files.writeString(work.resolve("short"), "no");
    List<String> members = new ArrayList<>(files);
    members.add("missing.o");
    members.add("d");
    members.add("./d/../a.o");
    members.add(work.resolve("a.o").toString());
    run(new NativeProgram(), "a", List.of("cDPrs", "d/plain.a", "a.o"), work);
    members.add("d/plain.a");
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      List<String> words = new ArrayList<>();
      words.add(
          List.of("cDPrST", "cDPrsT", "rcsTD", "DPrST", "cDPrT", "cPrST").get(random.nextInt(6)));
      String archive = List.of("", "d/", "d/e/").get(random.nextInt(3)) + seed + ".a";
      words.add(archive);
      int count = random.nextInt(5);
      for (int i = 0; i < count; i++) {
        // Most are such that there is an archive in the end, which others may be made of.
        int bound = random.nextInt(4) == 0 ? members.size() : 4;
        words.add(members.get(random.nextInt(bound)));
      }
      String toolchain = random.nextInt(4) == 0 ? "b" : "a";
      if (compare(toolchain, words, work).status() == 0) {
        members.add(random.nextInt(members.size()), archive);
        compare(toolchain, List.of("t", archive), work);
      }
      if (random.nextInt(4) == 0) {
        compare(toolchain, List.of("t", work.resolve(archive).toString()), work);
      }
    }
    // Else the real one was compared with itself.
    assertThat(left.get()).isLessThan(compared / 2);
  }

  /** Runs both, ours last, whose archive stays. */
  private Outcome compare(String toolchain, List<String> words, Path directory) throws Exception {
    Path archive = directory.resolve(words.get(1));
    boolean lists = words.get(0).equals("t");
    if (!lists) {
      Files.deleteIfExists(archive);
    }
    Outcome expected = run(new NativeProgram(), toolchain, words, directory);
    if (!lists) {
      Files.deleteIfExists(archive);
    }
    Program real =
        invocation -> {
          left.incrementAndGet();
          return new NativeProgram().run(invocation);
        };
    Outcome actual = run(new ThinArchiver(real, Reach.EVERYWHERE), toolchain, words, directory);
    compared++;
    assertThat(actual.status()).as("%s", words).isEqualTo(expected.status());
    assertThat(actual.said()).as("%s", words).isEqualTo(expected.said());
    assertThat(actual.archive()).as("%s", words).isEqualTo(expected.archive());
    return actual;
  }

  private static Outcome run(Program program, String toolchain, List<String> words, Path directory)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Lab.toolchain(toolchain).llvmTool("llvm-ar").toString());
    command.addAll(words);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Map<String, String> environment = Map.of("PATH", System.getenv("PATH"));
    int status =
        program.run(
            new Invocation(
                command, environment, directory, InputStream.nullInputStream(), said, said));
    Path archive = directory.resolve(words.get(1));
    String bytes =
        Files.isRegularFile(archive)
            ? Files.readString(archive, StandardCharsets.ISO_8859_1)
            : "none";
    return new Outcome(status, said.toString(StandardCharsets.UTF_8), bytes);
  }
}
