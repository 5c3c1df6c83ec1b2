package org.kbuildsim.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;

@Timeout(60)
final class MakeEngineTest {
  @TempDir Path directory;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  private Invocation make(String makefile, String... arguments) throws Exception {
    Files.writeString(directory.resolve("Makefile"), makefile);
    List<String> words = new ArrayList<>(List.of("make"));
    words.addAll(List.of(arguments));
    return new Invocation(
        words, Map.of(), directory, InputStream.nullInputStream(), output, output);
  }

  private static String script(Invocation invocation) {
    return invocation.arguments().get(invocation.arguments().size() - 1);
  }

  @Test
  void slotsAreSharedByAllSubMakes() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicReference<@Nullable Program> make = new AtomicReference<>(null);
    Program shell =
        invocation -> {
          if (script(invocation).startsWith("make ")) {
            List<String> words = List.of(script(invocation).split(" ", -1));
            Program engine = java.util.Objects.requireNonNull(make.get());
            return engine.run(
                new Invocation(
                    words,
                    invocation.environment(),
                    invocation.directory(),
                    invocation.in(),
                    invocation.out(),
                    invocation.err()));
          }
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          Thread.sleep(20);
          running.decrementAndGet();
          return 0;
        };
    MakeEngine engine = MakeEngine.builder(shell).build();
    make.set(engine.asProgram());

    int status =
        engine.run(
            make(
                """
                all: s1 s2 s3 s4
                s1 s2 s3 s4: ; @$(MAKE) leaves
                leaves: l1 l2 l3 l4
                l1 l2 l3 l4: ; @work
                """,
                "-j3"));

    assertThat(status).isZero();
    assertThat(most.get()).isBetween(2, 3);
  }

  @Test
  void interruptEndsRecipesAndDeletesTheirTargets() throws Exception {
    CountDownLatch started = new CountDownLatch(2);
    Program shell =
        invocation -> {
          Files.writeString(invocation.directory().resolve(script(invocation)), "half");
          started.countDown();
          new CountDownLatch(1).await();
          return 0;
        };
    Invocation invocation = make("all: a b\na b: ; @$@\n", "-j2");
    AtomicReference<@Nullable Throwable> seen = new AtomicReference<>(null);
    Thread run =
        new Thread(
            () -> {
              try {
                MakeEngine.builder(shell).build().run(invocation);
              } catch (Exception e) {
                seen.set(e);
              }
            });
    run.start();
    started.await();

    run.interrupt();
    run.join();

    assertThat(seen.get()).isInstanceOf(InterruptedException.class);
    assertThat(directory.resolve("a")).doesNotExist();
    assertThat(directory.resolve("b")).doesNotExist();
    assertThat(output.toString(StandardCharsets.UTF_8))
        .contains("*** [Makefile:2: a] Interrupt")
        .contains("*** Deleting file 'a'");
  }

  @Test
  void listenerLearnsWhatIsStaleAndWhy() throws Exception {
    Files.writeString(directory.resolve("old"), "");
    List<String> why = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger total = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    MakeListener listener =
        new MakeListener() {
          @Override
          public void recipeStarted(RecipeEvent recipe, Staleness reason) {
            why.add(recipe.target() + " " + reason);
          }

          @Override
          public void targetsAdded(int count) {
            total.addAndGet(count);
          }

          @Override
          public void targetDone(String directory, String target, Prerequisites prerequisites) {
            done.incrementAndGet();
          }
        };
    Program shell = invocation -> 0;

    int status =
        MakeEngine.builder(shell)
            .listener(listener)
            .build()
            .run(
                make(
                    """
                    .PHONY: all
                    all: absent old ; @say
                    absent: ; @say
                    old: FORCE ; @say
                    FORCE:
                    """));

    assertThat(status).isZero();
    assertThat(why)
        .containsExactly("absent Missing[]", "old Forced[prerequisites=[FORCE]]", "all Phony[]");
    assertThat(total.get()).isEqualTo(4).isEqualTo(done.get());
  }

  @Test
  void failureCarriesLineAndColumn() throws Exception {
    AtomicReference<@Nullable String> where = new AtomicReference<>(null);
    MakeListener listener =
        new MakeListener() {
          @Override
          public void failed(org.kbuildsim.diagnostic.Diagnostic diagnostic) {
            where.set(org.kbuildsim.diagnostic.DiagnosticRenderer.render(diagnostic));
          }
        };

    int status =
        MakeEngine.builder(invocation -> 0)
            .listener(listener)
            .build()
            .run(make("A = x \\\n  $(subst a,b\nall: ; @echo $(A)\n"));

    assertThat(status).isEqualTo(2);
    assertThat(output.toString(StandardCharsets.UTF_8))
        .isEqualTo("Makefile:1: *** unterminated call to function 'subst': missing ')'.  Stop.\n");
    assertThat(where.get())
        .startsWith("Makefile:2:3: error: unterminated call to function 'subst': missing ')'");
  }
}
