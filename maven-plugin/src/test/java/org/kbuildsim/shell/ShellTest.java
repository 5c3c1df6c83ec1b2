package org.kbuildsim.shell;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;

/** What dash cannot be asked about: programs in process, fallback, interrupts, threads. */
@Timeout(60)
final class ShellTest {
  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<String> processes = Collections.synchronizedList(new ArrayList<>());
  private final List<String> fallbacks = Collections.synchronizedList(new ArrayList<>());

  private Invocation invocation(String... words) {
    return invocation(out, words);
  }

  private Invocation invocation(OutputStream to, String... words) {
    return new Invocation(
        List.of(words),
        Map.of("PATH", "/usr/bin:/bin"),
        directory,
        new ByteArrayInputStream(new byte[0]),
        to,
        to);
  }

  /** A shell that may start no process at all. */
  private Shell alone(ProgramFinder finder) {
    return new Shell(
        finder,
        (script, reason) -> fallbacks.add(script + " <- " + reason),
        program -> {
          processes.add(String.join(" ", program.arguments()));
          return 99;
        });
  }

  private String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void recipesStartNoProcess() throws Exception {
    int status =
        alone(ProgramFinder.path())
            .run(
                invocation(
                    "/bin/sh",
                    "-c",
                    "set -e; trap 'rm -f a.o; trap - HUP; kill -s HUP $$' HUP; mkdir -p sub;"
                        + " echo '  GEN     a.o'; { echo text; cat /dev/null; } > a.tmp;"
                        + " if [ ! -r a.o ] || ! cmp -s a.tmp a.o; then mv -f a.tmp a.o; fi; rm -f none *.tmp;"
                        + " for f in *.o; do [ -s $f ] && printf '%s\\n' \"savedcmd_$f := x\" > .$f.cmd;"
                        + " done; ln -sf a.o l; (cd sub; touch stamp); basename $(pwd)/q.c .c"));

    assertThat(output()).isEqualTo("  GEN     a.o\nq\n");
    assertThat(status).isZero();
    assertThat(processes).isEmpty();
    assertThat(fallbacks).isEmpty();
    assertThat(directory.resolve(".a.o.cmd")).hasContent("savedcmd_a.o := x");
    assertThat(directory.resolve("sub/stamp")).exists();
  }

  @Test
  void finderSaysWhatRuns() throws Exception {
    Program upper =
        program -> {
          String in = new String(program.in().readAllBytes(), StandardCharsets.UTF_8);
          String words = String.join(",", program.arguments());
          String text =
              in.toUpperCase(java.util.Locale.ROOT) + words + program.environment().get("V");
          program.out().write(text.getBytes(StandardCharsets.UTF_8));
          return 5;
        };
    int status =
        alone((name, program) -> name.equals("scripts/upper") ? upper : null)
            .run(invocation("sh", "-c", "echo abc | V=v scripts/upper 'x y' z; echo \" $?\""));

    assertThat(output()).isEqualTo("ABC\nscripts/upper,x y,zv 5\n");
    assertThat(status).isZero();
    assertThat(processes).isEmpty();
  }

  @Test
  void whatIsNotModelledGoesToTheRealShellWhole() throws Exception {
    int status =
        alone(ProgramFinder.path()).run(invocation("/bin/sh", "-c", "echo a > made; sleep 1 &"));

    assertThat(status).isEqualTo(99);
    assertThat(processes).containsExactly("/bin/sh -c echo a > made; sleep 1 &");
    assertThat(fallbacks).containsExactly("echo a > made; sleep 1 & <- background command");
    assertThat(directory.resolve("made")).doesNotExist();
  }

  @Test
  void otherShellsAreNotOurs() throws Exception {
    alone(ProgramFinder.path()).run(invocation("/bin/bash", "-c", "echo a"));

    assertThat(fallbacks).containsExactly("/bin/bash -c echo a <- shell `bash`");
  }

  @Test
  void deepNestingIsLeftToTheRealShell() throws Exception {
    alone(ProgramFinder.path())
        .run(invocation("sh", "-c", "(".repeat(100_000) + ":" + ")".repeat(100_000)));

    assertThat(fallbacks).singleElement().asString().endsWith("commands nested too deeply");
  }

  @Test
  void endlessRecursionIsAnError() throws Exception {
    int status = alone(ProgramFinder.path()).run(invocation("sh", "-c", "f() { f; }; f"));

    assertThat(status).isEqualTo(2);
    assertThat(output()).isEqualTo("sh: 1: functions nested too deeply\n");
  }

  @Test
  void eachShellHasItsOwnProcessNumber() throws Exception {
    Shell shell = alone(ProgramFinder.path());
    List<Thread> threads = new ArrayList<>();
    List<ByteArrayOutputStream> outputs = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      ByteArrayOutputStream own = new ByteArrayOutputStream();
      outputs.add(own);
      Thread thread =
          new Thread(
              () -> {
                try {
                  shell.run(
                      invocation(own, "sh", "-c", "echo $$ | { read a; echo $a; (echo $$); }"));
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      threads.add(thread);
      thread.start();
    }
    Set<String> numbers = new HashSet<>();
    for (int i = 0; i < 8; i++) {
      threads.get(i).join();
      String[] lines = outputs.get(i).toString(StandardCharsets.UTF_8).split("\n", -1);
      assertThat(lines[0]).isEqualTo(lines[1]);
      numbers.add(lines[0]);
    }
    assertThat(numbers).hasSize(8);
  }

  @Test
  void interruptEndsProgramsAndRunsTheTraps() throws Exception {
    Shell shell = new Shell(ProgramFinder.path(), ShellListener.none());
    AtomicReference<@Nullable Throwable> seen = new AtomicReference<>(null);
    Thread runner =
        new Thread(
            () -> {
              try {
                shell.run(
                    invocation(
                        "sh",
                        "-c",
                        "trap 'rm -f half; touch gone' TERM; echo x > half;"
                            + " sleep 1000 | (sleep 2000; echo no > later)"));
              } catch (IOException | InterruptedException e) {
                seen.set(e);
              }
            });
    runner.start();
    while (!Files.exists(directory.resolve("half")) || sleepers() < 2) {
      Thread.sleep(5);
    }
    runner.interrupt();
    runner.join(SECONDS.toMillis(30));

    assertThat(seen.get()).isInstanceOf(InterruptedException.class);
    assertThat(directory.resolve("half")).doesNotExist();
    assertThat(directory.resolve("gone")).exists();
    assertThat(directory.resolve("later")).doesNotExist();
    assertThat(sleepers()).isZero();
  }

  private static long sleepers() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("/sleep"))
        .count();
  }

  @Test
  void endlessLoopInProcessEndsByInterrupt() throws Exception {
    AtomicReference<@Nullable Throwable> seen = new AtomicReference<>(null);
    Thread runner =
        new Thread(
            () -> {
              try {
                alone(ProgramFinder.path()).run(invocation("sh", "-c", "while :; do :; done"));
              } catch (IOException | InterruptedException e) {
                seen.set(e);
              }
            });
    runner.start();
    runner.interrupt();
    runner.join(SECONDS.toMillis(30));

    assertThat(seen.get()).isInstanceOf(InterruptedException.class);
  }
}
