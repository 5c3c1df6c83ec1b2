package org.kbuildsim.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kbuildsim.make.Happening;
import org.kbuildsim.make.TracedText;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;

@Timeout(60)
final class QuestionTest {
  // As kbuild has it: every rule is forced, and its recipe says whether there is anything to do.
  private static final String TREE =
      """
      export FLAGS := -a
      all: sub vmlinux
      sub: prepare ; @$(MAKE) -f Sub obj=dir
      prepare: FORCE
      	@$(MAKE) -f Generated
      vmlinux: dir/b.o ; link $< -o $@
      PHONY := all sub prepare FORCE
      FORCE:
      .PHONY: $(PHONY)
      """;
  private static final String SUB =
      """
      all: dir/b.o dir/l.o
      PHONY := FORCE all
      changed = $(if $(strip $(filter-out $(PHONY),$?)$(filter-out $(saved_$@),$(cmd))),save $(cmd))
      cmd = cc$(FLAGS)
      saved_dir/a.o := cc-a
      saved_dir/b.o := cc-a
      dir/a.o: dir/a.c gen.h FORCE ; $(changed)
      dir/b.o: dir/b.c dir/a.o FORCE ; $(changed)
      dir/l.o: list FORCE ; check $@
      dir/%.o: private FLAGS += -p
      FORCE:
      .PHONY: $(PHONY)
      """;
  private static final String GENERATED = "gen.h: source list ; generate\nlist: ; list\n";

  @TempDir Path directory;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  @BeforeEach
  void tree() throws Exception {
    Path real = directory.toRealPath();
    Files.createDirectories(real.resolve("dir"));
    Files.writeString(real.resolve("Makefile"), TREE);
    Files.writeString(real.resolve("Sub"), SUB.replace("dir/%.o: private FLAGS += -p\n", ""));
    Files.writeString(real.resolve("Generated"), GENERATED);
    int age = 0;
    for (String file :
        List.of("source", "list", "gen.h", "dir/a.c", "dir/b.c", "dir/a.o", "dir/b.o", "vmlinux")) {
      Files.writeString(real.resolve(file), "");
      aged(file, age++);
    }
  }

  private void aged(String file, int seconds) throws IOException {
    Files.setLastModifiedTime(
        directory.resolve(file), FileTime.fromMillis(1_700_000_000_000L + 1000L * seconds));
  }

  private void ask(Question question, String... goals) throws Exception {
    AtomicReference<@Nullable Program> make = new AtomicReference<>(null);
    Program shell =
        invocation -> {
          List<String> words = invocation.arguments();
          String script = words.get(words.size() - 1);
          assertThat(script).as("what is run").startsWith("make ");
          return Objects.requireNonNull(make.get())
              .run(
                  new Invocation(
                      List.of(script.split(" ", -1)),
                      invocation.environment(),
                      invocation.directory(),
                      invocation.in(),
                      invocation.out(),
                      invocation.err()));
        };
    MakeEngine engine = MakeEngine.builder(shell).question(question).build();
    make.set(engine.asProgram());
    List<String> words = new ArrayList<>(List.of("make", "-n", "-k"));
    words.addAll(List.of(goals));
    engine.run(
        new Invocation(
            words,
            Map.of(),
            directory.toRealPath(),
            InputStream.nullInputStream(),
            output,
            output));
  }

  private RebuildQuestion.Answer rebuild(String file) throws Exception {
    RebuildQuestion question =
        new RebuildQuestion(
            directory.toRealPath().resolve(file), (f, recipe) -> recipe.strip().startsWith("save"));
    ask(question, "sub", "vmlinux");
    return Objects.requireNonNull(question.answer(), () -> output.toString(StandardCharsets.UTF_8));
  }

  private String reason(@Nullable Rebuild rebuild) throws IOException {
    if (rebuild == null) {
      return "up to date";
    }
    String causes =
        rebuild.causes().stream()
            .map(
                cause -> {
                  try {
                    return cause.kind()
                        + " "
                        + cause.name()
                        + (cause.made() == null ? "" : " {" + reason(cause.made()) + "}");
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  }
                })
            .collect(Collectors.joining(", "));
    return directory.toRealPath().relativize(rebuild.file())
        + (rebuild.missing() ? " MISSING " : " ")
        + causes;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing changed  | -       | dir/b.o | up to date
          nothing changed  | -       | vmlinux | up to date
          newer            | dir/a.c | dir/a.o | dir/a.o NEWER dir/a.c, FORCED FORCE
          through another  | dir/a.c | dir/b.o | dir/b.o MADE dir/a.o {dir/a.o NEWER dir/a.c, FORCED FORCE}, FORCED FORCE
          of another make  | source  | dir/a.o | dir/a.o MADE gen.h {gen.h NEWER source}, FORCED FORCE
          in another make  | dir/b.c | vmlinux | vmlinux MADE dir/b.o {dir/b.o NEWER dir/b.c, FORCED FORCE}
          not concerned    | dir/b.c | dir/a.o | up to date
          """)
  void aFileIsMadeAnewFor(String what, String touched, String asked, String expected)
      throws Exception {
    if (!touched.equals("-")) {
      aged(touched, 100);
    }
    assertThat(reason(rebuild(asked).rebuild())).as(what).isEqualTo(expected);
  }

  @Test
  void aMissingFileIsMade() throws Exception {
    Files.delete(directory.resolve("dir/a.o"));

    assertThat(reason(rebuild("dir/a.o").rebuild())).isEqualTo("dir/a.o MISSING ");
    assertThat(reason(rebuild("dir/b.o").rebuild()))
        .isEqualTo("dir/b.o MADE dir/a.o {dir/a.o MISSING }, FORCED FORCE");
  }

  @Test
  void aChangedCommandIsThereToBeRead() throws Exception {
    Files.writeString(directory.resolve("Makefile"), TREE.replace(":= -a", ":= -b"));

    Rebuild rebuild = Objects.requireNonNull(rebuild("dir/a.o").rebuild());

    assertThat(reason(rebuild)).isEqualTo("dir/a.o FORCED FORCE");
    List<TracedText.Word> words = rebuild.commands().get(0);
    assertThat(words).extracting(TracedText.Word::chars).containsExactly("save", "cc-b");
  }

  @Test
  void aRecipeThatOnlyLooksLeavesItsTargetAlone() throws Exception {
    Files.writeString(directory.resolve("dir/l.o"), "");
    aged("dir/l.o", 50);
    Files.writeString(
        directory.resolve("Sub"),
        Files.readString(directory.resolve("Sub")).replace("gen.h FORCE", "dir/l.o FORCE"));
    aged("dir/a.o", 51);

    assertThat(rebuild("dir/l.o").rebuild()).isNull();
    assertThat(rebuild("dir/l.o").checks()).containsExactly("FORCE");
    assertThat(rebuild("dir/a.o").rebuild()).isNull();
  }

  @Test
  void whatComparesBeforeItWritesIsOlderThanItsPrerequisites() throws Exception {
    Files.writeString(
        directory.resolve("Generated"),
        GENERATED.replace("list ; generate", "list FORCE ; generate") + "FORCE:\n.PHONY: FORCE\n");
    aged("source", 40);
    aged("dir/a.o", 41);

    assertThat(rebuild("dir/a.o").rebuild()).isNull();

    aged("source", 42);

    assertThat(reason(rebuild("dir/a.o").rebuild()))
        .isEqualTo("dir/a.o MADE gen.h {gen.h NEWER source, FORCED FORCE}, FORCED FORCE");
  }

  @Test
  void theWayToTheFileIsTold() throws Exception {
    RebuildQuestion.Answer answer = rebuild("dir/a.o");

    assertThat(answer.targets()).containsExactly("dir/a.o", "dir/b.o", "all");
    assertThat(answer.runs())
        .extracting(Question.Run::arguments)
        .containsExactly(List.of("-n", "-k", "sub", "vmlinux"), List.of("-f", "Sub", "obj=dir"));
  }

  @Test
  void aRecipeIsFoundInATreeThatWasNeverBuilt() throws Exception {
    for (String made : List.of("list", "gen.h", "dir/a.o", "dir/b.o", "vmlinux")) {
      Files.delete(directory.resolve(made));
    }
    // As tools/ of a kernel does without the directory that a command before it would have made.
    Files.writeString(directory.resolve("Generated"), "$(error no directory)\n");
    RecipeQuestion question = new RecipeQuestion(directory.toRealPath().resolve("dir/b.o"), null);

    ask(question, "sub");

    RecipeQuestion.Answer answer = Objects.requireNonNull(question.answer());
    assertThat(answer.commands().get(0))
        .extracting(TracedText.Word::chars)
        .containsExactly("save", "cc-a");
    assertThat(answer.recipe()).isEqualTo("Sub:8");
    // Another sub-make makes it; this one has no rule for it.
    assertThat(question.assumed()).containsExactly(directory.toRealPath().resolve("gen.h"));
  }

  @Test
  void severalFilesAreAskedAboutAtOnce() throws Exception {
    Path real = directory.toRealPath();
    List<Path> files =
        List.of(real.resolve("dir/a.o"), real.resolve("gen.h"), real.resolve("dir/b.o"));
    RecipeQuestion question = new RecipeQuestion(files);

    ask(question, "sub", "vmlinux");

    assertThat(files)
        .extracting(file -> Objects.requireNonNull(question.answer(file)).recipe())
        .containsExactly("Sub:7", "Generated:1", "Sub:8");
    assertThat(question.isSettled()).isTrue();
  }

  @Test
  void theHistoryOfAVariableGoesThroughTheSubMakes() throws Exception {
    Files.writeString(
        directory.resolve("Sub"), SUB + "FLAGS ?= -q\nFLAGS += -b\ndir/b.o: FLAGS += -t\n");
    RecipeQuestion question =
        new RecipeQuestion(directory.toRealPath().resolve("dir/a.o"), "FLAGS");

    ask(question, "sub");

    RecipeQuestion.Answer answer = Objects.requireNonNull(question.answer());
    assertThat(answer.runs().get(0).happenings())
        .extracting(QuestionTest::line)
        .containsExactly("Makefile:1:8 := -a", "Makefile:1:8 export -a");
    assertThat(answer.runs().get(1).happenings())
        .extracting(QuestionTest::line)
        .containsExactly(
            "environment  -a",
            "Sub:13:1 ?= -a without effect",
            "Sub:14:1 += -a -b",
            "Sub:15:10 += -t for dir/b.o",
            "Sub:10:18 += -p for dir/b.o",
            "Sub:10:18 += -p for dir/a.o");
    assertThat(answer.value().chars()).isEqualTo("-a -b -t -p");
  }

  private static String line(Happening happening) {
    return (happening.at() == null ? happening.origin().word() : happening.at())
        + " "
        + happening.what()
        + " "
        + happening.value()
        + (happening.scope().isEmpty() ? "" : " for " + happening.scope())
        + (happening.effective() ? "" : " without effect");
  }

  @Test
  void whatOnlyStartsASubMakeIsAskedThere() throws Exception {
    Files.writeString(directory.resolve("Makefile"), "dir/a.o: ; $(MAKE) -f Sub dir/a.o\n");
    RecipeQuestion question = new RecipeQuestion(directory.toRealPath().resolve("dir/a.o"), null);

    ask(question, "dir/a.o");

    assertThat(Objects.requireNonNull(question.answer()).recipe()).isEqualTo("Sub:7");
  }
}
