package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.corpus.CaseResult;
import org.kbuildsim.corpus.Corpus;
import org.kbuildsim.corpus.CorpusReport;
import org.kbuildsim.corpus.CorpusRequest;
import org.kbuildsim.corpus.CorpusRun;
import org.kbuildsim.corpus.NewCase;
import org.kbuildsim.corpus.OtherTools;
import org.kbuildsim.kernel.CacheRequest;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;

/** All cases of the corpus, and the goal that runs them. */
final class CorpusIT {
  private static final Path CORPUS = Lab.tree().resolveSibling("corpus");

  private static final Path HISTORY =
      Path.of("../docs/review-history.md").toAbsolutePath().normalize();

  /** What cases may name: {@code -Dkbuild.pairs=a,b}, as in other tests. */
  private static final Set<String> PAIRS =
      Set.of(System.getProperty("kbuild.pairs", "a").split(",", -1));

  @TempDir private Path directory;

  @TestFactory
  Collection<DynamicTest> everyCaseIsAsItsGoldenFilesSay() throws Exception {
    List<CaseResult> results = run(Corpus.read(CORPUS, ""));
    List<DynamicTest> tests = new ArrayList<>();
    for (CaseResult result : results) {
      tests.add(
          DynamicTest.dynamicTest(
              result.of().name(),
              () -> {
                String notTried = result.notTried();
                // Any other reason is a fault: a tool that is got for every run was not.
                assumeFalse(
                    notTried != null && notTried.endsWith("is not asked for: -Dkbuild.pairs=b"));
                assertThat(notTried).isNull();
                assertThat(result.differences()).isEmpty();
              }));
    }
    tests.add(
        DynamicTest.dynamicTest(
            "docs/review-history.md holds the table that the run made",
            () ->
                assertThat(Files.readAllLines(HISTORY))
                    .containsSequence(CorpusReport.history(results, CORPUS))));
    return tests;
  }

  /** A newcomer's way: the case is made of a series, blanks are filled in, and it runs. */
  @Test
  void caseIsMadeOfASeriesFilledInAndHolds() throws Exception {
    Path mine = directory.resolve("corpus/mine/llvm-as");
    String patch = patch("RUSTC_BOOTSTRAP := 1", "export LLVM_AS := llvm-as");
    Path series = Files.createDirectories(directory.resolve("series"));
    Files.writeString(series.resolve("0001.patch"), patch);
    String[] words = {
      "-Dkbuild.case=mine/llvm-as", "-Dkbuild.series=" + series, "-Dkbuild.matrix=x86_64+RUST=n"
    };

    Lab.Output made = run("new-case", words);
    Lab.Output again = run("new-case", words);
    Lab.Output blank = run("corpus");
    List<String> findings = Files.readAllLines(mine.resolve("findings.txt"));
    Lab.edit(mine.resolve("case.yaml"), "title:  ", "title: A tool variable that nobody uses");
    Lab.edit(mine.resolve("case.yaml"), "reference:  ", "reference: made up  ");
    Files.writeString(
        Files.createDirectories(mine.resolve("cure")).resolve("0001.patch"), reversed(patch));
    Lab.Output filled = run("corpus");
    Files.writeString(mine.resolve("findings.txt"), "nothing\n");
    Lab.Output blessed = run("corpus", "-Dkbuild.bless");

    assertThat(made.status()).as(made.text()).isZero();
    assertThat(made.text()).contains("wrote ", "fill in what is blank");
    assertThat(again.status()).isNotZero();
    assertThat(again.text()).contains("there is a case of this name").doesNotContain("\tat ");
    assertThat(blank.text()).contains("mine/llvm-as/case.yaml:1: error: `title` is missing");
    assertThat(filled.status()).as(filled.text()).isZero();
    assertThat(filled.text()).contains("ok     mine/llvm-as", "1 cases, 0 failed");
    assertThat(blessed.status()).isNotZero();
    assertThat(blessed.text())
        .contains("wrote  mine/llvm-as", "-nothing", "+Makefile:", "`LLVM_AS` is set, exported");
    assertThat(mine.resolve("findings.txt")).hasContent(String.join("\n", findings));
    assertThat(directory.resolve("work/TEST-corpus.xml")).content().contains("<failure");
  }

  /** What is said is not what the golden file says, or would be whatever is done. */
  @Test
  void buildThatIsOtherwiseOrProvesNothingFails() throws Exception {
    Path corpus = directory.resolve("corpus");
    String calls = module("nowhere_fn();");
    String quiet = module("");
    String told = "ERROR: modpost: \"nowhere_fn\" [m.ko] undefined!\n";
    build(corpus.resolve("right"), true, calls, "cure", quiet, told);
    build(corpus.resolve("other-text"), true, calls, "cure", quiet, "ERROR: modpost: no\n");
    build(corpus.resolve("no-cure"), true, calls, "cure", calls, told);
    build(corpus.resolve("no-sabotage"), false, quiet, "sabotage", quiet, "");
    build(corpus.resolve("fails"), false, calls, "cure", quiet, told);
    build(corpus.resolve("fails-not"), true, quiet, "cure", quiet, "");

    List<CaseResult> results = run(Corpus.read(corpus, ""));

    assertThat(results).hasSize(6);
    for (CaseResult result : results) {
      String differences = String.join("\n", result.differences());
      switch (result.of().name()) {
        case "right" -> assertThat(differences).isEmpty();
        case "other-text" ->
            assertThat(differences).contains("-ERROR: modpost: no", "+" + told.strip());
        case "no-cure" ->
            assertThat(differences)
                .contains("the build still fails", "modpost.stderr: " + told.strip());
        case "no-sabotage" -> assertThat(differences).contains("the case cannot fail");
        case "fails" -> assertThat(differences).contains("the build fails:");
        default ->
            assertThat(differences)
                .contains("the build does not fail", "is empty: only a sabotage");
      }
      assertThat(directory.resolve("out/cases").resolve(result.of().name()).resolve("build.log"))
          .matches(log -> Files.exists(log) != result.passed());
    }
  }

  /** A case whose tools nobody asked for is not tried, and is not taken for one that passed. */
  @Test
  void caseThatNamesAToolThatIsNotThereIsNotTried() throws Exception {
    Path at = directory.resolve("corpus/other-rustc");
    build(at, true, module(""), "cure", module(""), "never looked at\n");
    Files.writeString(
        at.resolve("case.yaml"), "targets: [\"RUSTC={c:rustc}\"]\n", StandardOpenOption.APPEND);

    List<CaseResult> results = run(Corpus.read(directory.resolve("corpus"), ""));

    assertThat(results.get(0).notTried()).contains("toolchain c is not asked for");
    assertThat(CorpusReport.lines(results.get(0)))
        .containsExactly(
            "-      other-rustc, not tried: toolchain c is not asked for: -Dkbuild.pairs=c");
    assertThat(CorpusReport.junit(results))
        .contains("tests=\"1\" failures=\"0\"", "<skipped message=\"toolchain c");
  }

  /** A build that does not succeed becomes a case with all but what a person has to say. */
  @Test
  void caseIsMadeOfAModule() throws Exception {
    Path source = Files.createDirectories(directory.resolve("broken"));
    Files.writeString(source.resolve("m.c"), module("nowhere_fn();"));
    Path corpus = Files.createDirectories(directory.resolve("corpus"));

    new NewCase(
            KernelTree.open(Lab.tree()),
            corpus,
            "mine/undefined",
            directory.resolve("out"),
            Lab.toolchain("a"),
            ModpostDialect.V6_12,
            CacheRequest.in(Lab.cache()),
            2,
            Lab.confinement(Duration.ofMinutes(5)))
        .ofModule(source, Configuration.parse("x86_64+RUST=n"));

    Path mine = corpus.resolve("mine/undefined");
    assertThat(mine.resolve("case.yaml"))
        .content()
        .contains("title:      #", "build: x86_64+RUST=n", "fails: true");
    assertThat(mine.resolve("modpost.stderr"))
        .hasContent("ERROR: modpost: \"nowhere_fn\" [m.ko] undefined!");
    assertThat(mine.resolve("module/m.c")).hasSameTextualContentAs(source.resolve("m.c"));
  }

  private static void build(
      Path at, boolean fails, String source, String proof, String proving, String golden)
      throws IOException {
    Files.writeString(Files.createDirectories(at.resolve("module")).resolve("m.c"), source);
    Files.writeString(Files.createDirectories(at.resolve(proof)).resolve("m.c"), proving);
    Files.writeString(at.resolve("modpost.stderr"), golden);
    Files.writeString(
        at.resolve("case.yaml"),
        "title: t\nreference: r\nbuild: x86_64+RUST=n\nfails: " + fails + "\n");
  }

  private static String module(String call) {
    return "#include <linux/module.h>\n\nvoid nowhere_fn(void);\n\nint init_module(void)\n{\n\t"
        + call
        + "\n\treturn 0;\n}\n\nMODULE_LICENSE(\"GPL\");\n";
  }

  private List<CaseResult> run(Corpus corpus) throws InterruptedException {
    return CorpusRun.run(
        new CorpusRequest(
            corpus,
            KernelTree.open(Lab.tree()),
            false,
            directory.resolve("out"),
            Lab.toolchain("a"),
            OtherTools.of(Lab.toolchains(), PAIRS),
            ModpostDialect.V6_12,
            CacheRequest.in(Lab.cache()),
            Runtime.getRuntime().availableProcessors(),
            Lab.confinement(Duration.ofMinutes(5))),
        result -> CorpusReport.lines(result).forEach(System.out::println));
  }

  private Lab.Output run(String goal, String... words) throws Exception {
    TreeMap<String, String> environment = new TreeMap<>(System.getenv());
    environment.remove("MAVEN_OPTS");
    List<String> command =
        new ArrayList<>(
            Lab.mvn(
                goal,
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
