package org.kbuildsim.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Reach;

/** The real text tools, which run once. */
final class TextFiltersTest {
  @TempDir private Path directory;
  private final List<List<String>> started = new ArrayList<>();

  private final TextFilters filters =
      new TextFilters(
          invocation -> {
            started.add(invocation.arguments());
            return new NativeProgram().run(invocation);
          },
          Reach.EVERYWHERE);

  private String run(Map<String, String> environment, String input, String... words)
      throws IOException, InterruptedException {
    return run(filters, environment, input, words);
  }

  private String run(
      TextFilters asked, Map<String, String> environment, String input, String... words)
      throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        asked.run(
            new Invocation(
                List.of(words),
                environment,
                directory,
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                out,
                out));
    return status + " " + out.toString(StandardCharsets.UTF_8);
  }

  private String run(String input, String... words) throws IOException, InterruptedException {
    return run(Map.of("PATH", "/usr/bin:/bin"), input, words);
  }

  @Test
  void filterRunsOnceForEachInput() throws Exception {
    String once = "clang version 19.1.7 (once " + directory + ")\nmore\n";
    String[] cut = {"sed", "-n", "s/.*version \\([0-9.]*\\).*/\\1/p"};

    assertThat(run(once, cut)).isEqualTo("0 19.1.7\n");
    assertThat(run(once, cut)).isEqualTo("0 19.1.7\n");
    assertThat(started).hasSize(1);
    assertThat(run(once.replace("19", "22"), cut)).isEqualTo("0 22.1.7\n");
    assertThat(run(once, "head", "-n", "1")).startsWith("0 clang").doesNotContain("more");
    assertThat(run(once, "grep", "-c", "version")).isEqualTo("0 1\n");
    assertThat(run(once, "grep", "nothing")).isEqualTo("1 ");
    assertThat(run(once, "grep", "nothing")).isEqualTo("1 ");
    assertThat(started).hasSize(5);
  }

  @Test
  void fileIsSearchedOnceForEachContent() throws Exception {
    Path list = Files.writeString(directory.resolve("list"), "# " + directory + "\n--opaque x\n");

    assertThat(run("", "grep", "-v", "^#", "list")).isEqualTo("0 --opaque x\n");
    assertThat(run("", "grep", "-v", "^#", "list")).isEqualTo("0 --opaque x\n");
    assertThat(started).hasSize(1);
    Files.writeString(list, "# " + directory + "\n--opaque y\n");
    assertThat(run("", "grep", "-v", "^#", "list")).isEqualTo("0 --opaque y\n");
    assertThat(started).hasSize(2);
    assertThat(run("", "grep", "-v", "^#", "gone")).startsWith("2 grep: gone:");
    assertThat(run("", "grep", "-v", "^#", "gone")).startsWith("2 grep: gone:");
    assertThat(started).hasSize(4);
    Files.writeString(list, "--opaque \0\n");
    assertThat(run("", "grep", "-v", "^#", "list")).contains("grep: list: binary file matches");
  }

  @Test
  void fileOutOfReachIsLeftToWhoeverRunsTools() throws Exception {
    Path inside = Files.createDirectory(directory.resolve("inside"));
    Path secret = Files.writeString(directory.resolve("secret"), "key of " + directory + "\n");
    Files.createSymbolicLink(inside.resolve("link"), secret);
    TextFilters within =
        new TextFilters(
            invocation -> {
              started.add(invocation.arguments());
              return 7;
            },
            new Reach(List.of(inside), List.of(), refusal -> {}));

    for (String name : List.of(secret.toString(), "inside/../secret", "inside/link")) {
      // Somebody who may has asked the same before.
      assertThat(run("", "grep", "key", name)).startsWith("0 key of ");
      assertThat(run(within, Map.of("PATH", "/usr/bin:/bin"), "", "grep", "key", name))
          .as(name)
          .isEqualTo("7 ");
    }
  }

  @Test
  void scriptsRunOnceAndCopiesNever() throws Exception {
    String lines = directory + "\ntwice\ntwice\n";
    String[] distinct = {"awk", "!($0 in seen) { seen[$0]; print \"lib/\" $0 }"};

    assertThat(run(lines, distinct)).isEqualTo("0 lib/" + directory + "\nlib/twice\n");
    assertThat(run(lines, distinct)).isEqualTo("0 lib/" + directory + "\nlib/twice\n");
    assertThat(started).hasSize(1);
    assertThat(run(lines, "cat")).isEqualTo("0 " + lines);
    assertThat(started).hasSize(1);
    assertThat(run(lines.repeat(1000), "cat")).isEqualTo("0 " + lines.repeat(1000));
    assertThat(started).hasSize(2);
  }

  @Test
  void localeAndProgramBelongToTheQuestion() throws Exception {
    String text = "é " + directory + "\n";
    String[] first = {"sed", "s/^\\(.\\).*/\\1/"};
    String path = "/usr/bin:/bin";
    run(Map.of("PATH", path, "LC_ALL", "C"), text, first);
    run(Map.of("PATH", path, "LC_ALL", "C.UTF-8"), text, first);
    assertThat(started).hasSize(2);

    Path own = Files.writeString(directory.resolve("sed"), "#!/bin/sh\necho mine\n");
    assertThat(own.toFile().setExecutable(true)).isTrue();
    Map<String, String> misled = Map.of("PATH", directory + ":" + path, "LC_ALL", "C");
    run(misled, text, first);
    run(misled, text, first);
    assertThat(started).hasSize(4);
  }

  @Test
  void inputThatIsLongIsPassedOn() throws Exception {
    String text = "a line that is one of many\n".repeat(1000);

    assertThat(run(text, "sed", "s/one/1/")).hasSize(text.length() - 1998);
    assertThat(run(text, "sed", "s/one/1/")).hasSize(text.length() - 1998);
    assertThat(started).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sed s/a/b/",
        "sed -e s/a/b/ -e 1s,x/y,z,gp",
        "sed -n $s|a|b|2p",
        "sed -E s/(a)/\\1/I",
        "sed s/a\\/b/c/g",
        "head -n 3",
        "grep -Ev ^#|^$",
        "grep -Ev ^#|^$ file",
        "awk {print$1/2}",
        "cat",
        "uname -m",
        "expr 190107 / 10000"
      })
  void filters(String line) {
    assertThat(TextFilters.isFilter(List.of(line.split(" ", -1)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sed -i s/a/b/ file",
        "sed s/a/b/ file",
        "sed s/a/b/w,file",
        "sed s/a/touch/e",
        "sed s/a/b/;w,file",
        "sed s/a/b",
        "sed 1e",
        "sed -f script",
        "sed -n -e p file",
        "sed sabac",
        "sed -s s/a/b/",
        "head file",
        "head -n 1 file",
        "grep -r a",
        "grep a file other",
        "grep a -- file",
        "grep -f file",
        "grep",
        "uname -r",
        "expr --version",
        "awk {system(\"x\")}",
        "awk {print>\"x\"}",
        "awk {print|\"sh\"}",
        "awk {getline<\"x\"}",
        "awk {print(rand())}",
        "awk {print(ENVIRON[\"x\"])}",
        "awk @load",
        "awk {print} file",
        "awk -f file",
        "awk --version",
        "cat file",
        "cat -n",
        "tee file"
      })
  void whatMayDoMoreIsNone(String line) {
    assertThat(TextFilters.isFilter(List.of(line.split(" ", -1)))).isFalse();
  }
}
