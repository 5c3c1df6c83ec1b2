package org.kbuildsim.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kbuildsim.check.Check;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.modpost.ModpostDialect;

final class CorpusTest {
  private static final String WHOLE =
      """
      title: One thing
      reproduces: F12
      reference: review of v1
      tree:
        - series/before
      series: series/v1
      matrix: [x86_64, arm64+KCOV]
      checks: [variable-unused]
      cured-by: series/v2
      """;

  @TempDir private Path corpus;

  @Test
  void caseIsWhatItsFileSays() throws IOException {
    directories("series/before", "series/v1", "series/v2");
    write("area/one", WHOLE);

    SeriesCase read = (SeriesCase) Corpus.read(corpus, "").cases().get(0);

    assertThat(read.name()).isEqualTo("area/one");
    assertThat(read.heading().title()).isEqualTo("One thing");
    assertThat(read.heading().reproduces()).isEqualTo("F12");
    assertThat(read.heading().reference()).isEqualTo("review of v1");
    assertThat(read.heading().tree()).containsExactly(corpus.resolve("series/before"));
    assertThat(read.series()).containsExactly(corpus.resolve("series/v1"));
    assertThat(read.matrix()).extracting("name").containsExactly("x86_64", "arm64+KCOV");
    assertThat(read.checks()).containsExactly(Check.VARIABLE_UNUSED);
    assertThat(read.cure()).isEqualTo(corpus.resolve("series/v2"));
    assertThat(read.cureReplaces()).isTrue();
    assertThat(read.sabotage()).isNull();
  }

  @Test
  void patchesAndCureOfACaseLieBesideIt() throws IOException {
    directories("one/patches", "one/cure");
    write("one", "title: One thing\nreference: a mail\nmatrix: [x86_64]\n");

    SeriesCase read = (SeriesCase) Corpus.read(corpus, "").cases().get(0);

    assertThat(read.series()).containsExactly(corpus.resolve("one/patches"));
    assertThat(read.cure()).isEqualTo(corpus.resolve("one/cure"));
    assertThat(read.cureReplaces()).isFalse();
    assertThat(read.checks()).isEmpty();
  }

  @Test
  void patternChooses() throws IOException {
    for (String name : List.of("a/one", "a/two", "b/one")) {
      directories(name + "/patches", name + "/sabotage");
      write(name, "title: t\nreference: r\nmatrix: [x86_64]\n");
    }

    assertThat(Corpus.read(corpus, "a/**").cases())
        .extracting(Case::name)
        .containsExactly("a/one", "a/two");
    assertThat(told("c/**")).contains("no case that `c/**` names");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          title: One thing    | titel: One thing        | one/case.yaml:1: error: `titel` is no key of a case
          title: One thing    | title: [a, b]           | one/case.yaml:1: error: a word is expected here
          reference: review of v1 | ''                  | one/case.yaml: error: `reference` is missing
          checks: [variable-unused] | checks: [unused]  | one/case.yaml:8: error: `unused` is no check
          matrix: [x86_64, arm64+KCOV] | matrix: [x86 64] | one/case.yaml:7: error: `x86 64` is no configuration
          series: series/v1   | series: series/v9       | one/case.yaml:6: error: `series/v9` is no file or directory
          series: series/v1   | series: ../../etc       | is no file or directory of the case or of the corpus
          series: series/v1   | ''                      | one/case.yaml: error: no series is given
          cured-by: series/v2 | ''                      | one/case.yaml: error: nothing shows that the case can fail
          title: One thing    | title: 'One             | one/case.yaml:
          """)
  void mistakeIsToldAtItsLine(String line, String instead, String expected) throws IOException {
    directories("series/before", "series/v1", "series/v2");
    write("one", WHOLE.replace(line, instead));

    assertThat(told("")).contains(expected).contains("help: ");
  }

  @Test
  void fileThatNothingMakesIsAMistake() throws IOException {
    directories("series/before", "series/v1", "series/v2");
    write("one", WHOLE);
    Files.writeString(corpus.resolve("one/modpost.txt"), "");

    assertThat(told("")).contains("`modpost.txt` belongs to no case");
  }

  private static final String BUILD =
      """
      title: One build
      reference: modpost.c
      build: arm64+KCOV
      targets: [W=1]
      modpost: "7.3"
      fails: true
      lines: ^ERROR
      nm: [m.o]
      """;

  @Test
  void buildIsWhatItsFileSaysAndWhatLiesBesideIt() throws IOException {
    directories("one/module", "one/cure", "one/tree");
    write("one", BUILD);
    Files.writeString(corpus.resolve("one/modpost.stderr"), "");

    BuildCase read = (BuildCase) Corpus.read(corpus, "").cases().get(0);

    assertThat(read.configuration().name()).isEqualTo("arm64+KCOV");
    assertThat(read.targets()).containsExactly("W=1");
    assertThat(read.modpost()).isEqualTo(ModpostDialect.V7_3);
    assertThat(read.fails()).isTrue();
    assertThat(Objects.requireNonNull(read.lines()).pattern()).isEqualTo("^ERROR");
    assertThat(read.nm()).containsExactly("m.o");
    assertThat(read.module()).isEqualTo(corpus.resolve("one/module"));
    assertThat(read.change().files()).containsExactly(corpus.resolve("one/tree"));
    assertThat(Objects.requireNonNull(read.cure()).moduleFiles())
        .containsExactly(corpus.resolve("one/cure"));
    assertThat(read.sabotage()).isNull();
  }

  @Test
  void whatIsDoneToTheTreeIsItsOwnCureWhenUndone() throws IOException {
    directories("one/patches");
    write("one", BUILD);

    BuildCase read = (BuildCase) Corpus.read(corpus, "").cases().get(0);

    assertThat(read.cure()).isNull();
    assertThat(read.undone().change()).isEqualTo(Change.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fails: true      | fails: maybe       | one/case.yaml:6: error: `maybe` is not true and not false
          lines: ^ERROR    | lines: (           | one/case.yaml:7: error: `(` is no regular expression
          build: arm64     | build: arm 64      | one/case.yaml:3: error: `arm 64+KCOV` is no configuration
          modpost: "7.3"   | modpost: "5.4"     | one/case.yaml:5: error: no modpost of version `5.4`
          nm: [m.o]        | checks: [x]        | one/case.yaml:8: error: `checks` is no key of a case of a build
          nm: [m.o]        | patches: series/v9 | one/case.yaml:8: error: `series/v9` is no file or directory
          """)
  void mistakeOfABuildIsToldAtItsLine(String line, String instead, String expected)
      throws IOException {
    directories("one/module", "one/cure");
    write("one", BUILD.replace(line, instead));

    assertThat(told("")).contains(expected).contains("help: ");
  }

  @Test
  void buildThatNothingCuresCouldNotFail() throws IOException {
    directories("one/module");
    write("one", BUILD);

    assertThat(told("")).contains("nothing shows that the case can fail");
  }

  private String told(String pattern) {
    DiagnosticException told =
        catchThrowableOfType(DiagnosticException.class, () -> Corpus.read(corpus, pattern));
    return DiagnosticRenderer.render(Objects.requireNonNull(told).diagnostic());
  }

  private void directories(String... names) throws IOException {
    for (String name : names) {
      Files.createDirectories(corpus.resolve(name));
    }
  }

  private void write(String name, String text) throws IOException {
    directories(name);
    Files.writeString(corpus.resolve(name).resolve("case.yaml"), text);
  }
}
