package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.corpus.CaseResult;
import org.kbuildsim.corpus.Corpus;
import org.kbuildsim.corpus.CorpusReport;
import org.kbuildsim.corpus.CorpusRequest;
import org.kbuildsim.corpus.CorpusRun;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;

/** All cases of the corpus, and the goal that runs them. */
final class CorpusIT {
  private static final Path CORPUS = Lab.tree().resolveSibling("corpus");

  private static final Path HISTORY =
      Path.of("../docs/review-history.md").toAbsolutePath().normalize();

  @TempDir private Path directory;

  @TestFactory
  Collection<DynamicTest> everyCaseIsAsItsGoldenFilesSay() throws Exception {
    List<CaseResult> results =
        CorpusRun.run(
            new CorpusRequest(
                Corpus.read(CORPUS, ""),
                KernelTree.open(Lab.tree()),
                false,
                directory.resolve("out"),
                Lab.toolchain("a"),
                ModpostDialect.V6_12,
                Lab.cache(),
                Runtime.getRuntime().availableProcessors()),
            result -> CorpusReport.lines(result).forEach(System.out::println));
    List<DynamicTest> tests = new ArrayList<>();
    for (CaseResult result : results) {
      tests.add(
          DynamicTest.dynamicTest(
              result.of().name(), () -> assertThat(result.differences()).isEmpty()));
    }
    tests.add(
        DynamicTest.dynamicTest(
            "docs/review-history.md holds the table that the run made",
            () ->
                assertThat(Files.readAllLines(HISTORY))
                    .containsSequence(CorpusReport.history(results, CORPUS))));
    return tests;
  }

  /** A newcomer's way: a directory, three files, bless, and it runs. */
  @Test
  void caseOfAUserIsBlessedOnceAndHoldsThen() throws Exception {
    Path mine = Files.createDirectories(directory.resolve("corpus/mine/llvm-as"));
    String patch = patch("RUSTC_BOOTSTRAP := 1", "export LLVM_AS := llvm-as");
    Files.writeString(
        Files.createDirectories(mine.resolve("patches")).resolve("0001.patch"), patch);
    Files.writeString(
        Files.createDirectories(mine.resolve("cure")).resolve("0001.patch"), reversed(patch));
    Files.writeString(
        mine.resolve("case.yaml"),
        """
        title: A tool variable that nobody uses
        reference: made up
        matrix: [x86_64]
        checks: [variable-unused]
        """);

    Lab.Output first = run("-Dkbuild.bless");
    Lab.Output second = run();
    Files.writeString(mine.resolve("findings.txt"), "nothing\n");
    Lab.Output third = run();

    assertThat(first.status()).as(first.text()).isNotZero();
    assertThat(first.text()).contains("wrote  mine/llvm-as").doesNotContain("\tat ");
    assertThat(second.status()).as(second.text()).isZero();
    assertThat(second.text()).contains("ok     mine/llvm-as", "1 cases, 0 failed");
    assertThat(third.status()).isNotZero();
    assertThat(third.text())
        .contains("FAILED mine/llvm-as", "-nothing", "+Makefile:", "`LLVM_AS` is set, exported");
    assertThat(directory.resolve("work/TEST-corpus.xml")).content().contains("<failure");
  }

  private Lab.Output run(String... words) throws Exception {
    TreeMap<String, String> environment = new TreeMap<>(System.getenv());
    environment.remove("MAVEN_OPTS");
    List<String> command =
        new ArrayList<>(
            Lab.mvn(
                "corpus",
                "-Dkbuild.tree=" + Lab.tree(),
                "-Dkbuild.corpus=" + directory.resolve("corpus"),
                "-Dkbuild.toolchain=a",
                "-Dkbuild.output=" + directory.resolve("work")));
    command.addAll(List.of(words));
    return Lab.run(directory, environment, command.toArray(String[]::new));
  }

  /** Returns a patch of the top Makefile that adds a line behind another. */
  private static String patch(String line, String added) throws IOException {
    List<String> lines = Files.readAllLines(Lab.tree().resolve("Makefile"));
    int at = lines.indexOf(line);
    return """
        diff --git a/Makefile b/Makefile
        --- a/Makefile
        +++ b/Makefile
        @@ -%d,2 +%d,3 @@
         %s
        +%s
         %s
        """
        .formatted(at + 1, at + 1, line, added, lines.get(at + 1));
  }

  private static String reversed(String patch) {
    return patch
        .replaceFirst("(?m)^@@ -(\\d+),2 \\+(\\d+),3 @@$", "@@ -$1,3 +$2,2 @@")
        .replaceFirst("(?m)^\\+(?!\\+)", "-");
  }
}
