package org.kbuildsim.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;

/**
 * Makefiles that ask for more than there is: each comes to an end, by a message where it cannot be
 * obeyed. The time limit is far above what any of them takes; it is there for those that never end.
 */
@Timeout(120)
final class HostileMakefileTest {
  private static final int DEEP = 100_000;

  @TempDir Path directory;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  /** Runs make as its command-line program does, but for commands, which {@code shell} runs. */
  private int make(Program shell, byte[] makefile) throws Exception {
    Files.write(directory.resolve("Makefile"), makefile);
    Invocation invocation =
        new Invocation(
            List.of("make", "-r"),
            Map.of(),
            directory,
            InputStream.nullInputStream(),
            output,
            output);
    int[] status = {-1};
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>(null);
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                status[0] = MakeEngine.builder(shell).build().run(invocation);
              } catch (Exception | Error e) {
                thrown.set(e);
              }
            },
            "make",
            512L << 20);
    thread.start();
    thread.join();
    assertThat(thrown.get()).isNull();
    return status[0];
  }

  private int make(String makefile) throws Exception {
    return make(invocation -> 0, makefile.getBytes(StandardCharsets.UTF_8));
  }

  private String said() {
    return output.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "$(subst_a,b, )",
        "$(if_x, )",
        "$(x )",
        "${x_ }",
        "$(call_f, )",
      })
  void nestedReferencesAreExpanded(String open, String close) throws Exception {
    String begin = open.replace('_', ' ').repeat(DEEP);

    assertThat(make("A := " + begin + "x" + close.repeat(DEEP) + "\nall: ; @$(words $A) words\n"))
        .isZero();
  }

  @Test
  void nestedReferencesThatNeverEnd() throws Exception {
    assertThat(make("A := " + "$(subst a,".repeat(DEEP) + "\nall:\n")).isEqualTo(2);
    assertThat(said()).contains("Makefile:1: *** unterminated call to function 'subst'");
  }

  @Test
  void nestedConditionalsAndDefines() throws Exception {
    String nested = "ifdef A\n".repeat(DEEP) + "endif\n".repeat(DEEP);

    assertThat(make(nested + "A = 1\n" + nested + "all: ; @x\n")).isZero();
    assertThat(make("define A\n".repeat(DEEP) + "endef\n".repeat(DEEP) + "all: ; @x\n")).isZero();
    assertThat(make("ifdef A\n".repeat(DEEP))).isEqualTo(2);
    assertThat(said()).contains("Makefile:100001: *** missing 'endif'");
  }

  @Test
  void variablesThatReferToTheNext() throws Exception {
    assertThat(make(chain(DEEP) + "all: ; @echo $(A0)\n")).isZero();
    assertThat(make(chain(250_000) + "all: ; @echo $(A0)\n")).isEqualTo(2);
    assertThat(said()).contains("*** expansion is nested too deeply.  Stop.");
  }

  private static String chain(int variables) {
    return IntStream.range(0, variables)
        .mapToObj(i -> "A" + i + " = $(A" + (i + 1) + ")\n")
        .collect(Collectors.joining());
  }

  @Test
  void prerequisitesThatNeedTheNext() throws Exception {
    String chain =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "a" + i + ": a" + (i + 1) + "\n")
            .collect(Collectors.joining());

    assertThat(make(chain)).isEqualTo(2);
    assertThat(said()).contains("No rule to make target 'a10000', needed by 'a9999'");
  }

  // Each ends by the limit that is meant for it; another one may be long in coming.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "f = $(call f,$1)_$(call f,x)|`call` or `foreach` is nested too deeply",
        "f = $(call f,$1$1)_$(call f,xxxxxxxx)|expansion is longer than 67108864 characters",
        "b = $(eval $(b))_$(b)|Recursive variable 'b' references itself (eventually)",
        "b = $(eval $(call b))$(eval $(call b))_$(call b)"
            + "|`call` or `foreach` is nested too deeply",
        "b = $$(eval $$(call b))_$(eval $(call b))|evaluation is nested too deeply",
        "L := 1 2 3 4 5 6 7 8 9_f = $(foreach i,$L,$(eval X:=1)$(if $(filter 20,$(words $1)),,"
            + "$(call f,$1 x)))_$(call f)|gave up after 20000000 expansions for one line",
        "L := 1 2 3 4 5 6 7 8 9_X := $(foreach a,$L,$(foreach b,$L,$(foreach c,$L,$(foreach d,$L,"
            + "$(foreach e,$L,$(foreach f,$L,$(foreach g,$L,$(foreach h,$L,))))))))"
            + "|gave up after 20000000 expansions for one line",
      })
  void loopsThatNoPersonWouldWaitFor(String lines, String message) throws Exception {
    assertThat(make(lines.replace('_', '\n') + "\nall: ; @echo\n")).isEqualTo(2);
    assertThat(said()).contains("*** " + message + ".  Stop.");
  }

  /** A million, by expansions alone far from the limit. */
  @Test
  void manyEvaluationsInOneLine() throws Exception {
    String evaluations = "$(foreach i,$L,".repeat(6) + "$(eval X:=1)" + ")".repeat(6);

    assertThat(make("L := 0 1 2 3 4 5 6 7 8 9\nX := " + evaluations + "\nall:\n")).isEqualTo(2);
    assertThat(said()).contains("Makefile:2: *** gave up after 20000000 expansions for one line");
  }

  @Test
  void makefilesThatIncludeOneAnotherWithoutEnd() throws Exception {
    Files.writeString(directory.resolve("x.mk"), "include" + " y.mk".repeat(400));
    // The list of them would grow, and be copied each time.
    Files.writeString(directory.resolve("y.mk"), "MAKEFILE_LIST :=");

    assertThat(make("include" + " x.mk".repeat(400) + "\nall:\n")).isEqualTo(2);
    assertThat(said()).contains("*** gave up after reading 100000 makefiles.  Stop.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"xxxxxxxxxxxxxxxx", "$(nothing)"})
  void doublingVariables(String start) throws Exception {
    String doubled =
        IntStream.range(0, 60)
            .mapToObj(i -> "A" + (i + 1) + " = $(A" + i + ")$(A" + i + ")\n")
            .collect(Collectors.joining());

    assertThat(make("A0 = " + start + "\n" + doubled + "X := $(A60)\nall:\n")).isEqualTo(2);
    assertThat(said())
        .containsPattern("Makefile:62: \\*\\*\\* (expansion is longer|gave up after)");
  }

  @Test
  void makefileThatIncludesItself() throws Exception {
    assertThat(make("include Makefile\n")).isEqualTo(2);
    assertThat(said()).contains("Too many open files");
  }

  @Test
  void makefileThatIsRemadeEachTime() throws Exception {
    Path included = directory.resolve("x.mk");
    int[] count = {0};
    Program shell =
        invocation -> {
          Files.writeString(included, "N = " + count[0]++);
          // Its time has to differ from the last one, whatever the clock's tick.
          Files.setLastModifiedTime(
              included, java.nio.file.attribute.FileTime.fromMillis(1_000_000L + count[0]));
          return 0;
        };

    String makefile = "include x.mk\nx.mk: FORCE ; @write\nFORCE:\nall:\n";
    assertThat(make(shell, makefile.getBytes(StandardCharsets.UTF_8))).isEqualTo(2);
    assertThat(said()).contains("makefiles were remade 100 times, and still changed");
  }

  @Test
  void makeThatRunsItself() throws Exception {
    AtomicReference<@Nullable MakeEngine> engine = new AtomicReference<>(null);
    Program shell =
        invocation ->
            MakeEngine.builder(java.util.Objects.requireNonNull(engine.get()).shell())
                .build()
                .run(
                    new Invocation(
                        List.of("make", "-r"),
                        invocation.environment(),
                        directory,
                        invocation.in(),
                        invocation.out(),
                        invocation.err()));
    engine.set(MakeEngine.builder(shell).build());

    assertThat(make(shell, "all: ; @$(MAKE)\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(2);
    assertThat(said()).contains("sub-makes are nested 101 deep");
  }

  @Test
  void lineOfFiftyMegabytes() throws Exception {
    assertThat(make("A = " + "x".repeat(50_000_000) + "\nall: ; @echo\n")).isZero();
  }

  @Test
  void wildcardsThatMatchInManyWays() throws Exception {
    Files.createFile(directory.resolve("a".repeat(100)));

    assertThat(make("A := $(wildcard " + "*a".repeat(50) + "*b)\nall: ; @echo\n")).isZero();
  }

  @Test
  void noise() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      byte[] bytes = new byte[2000];
      random.nextBytes(bytes);
      assertThat(make(invocation -> 0, bytes)).isBetween(0, 2);
    }
  }
}
