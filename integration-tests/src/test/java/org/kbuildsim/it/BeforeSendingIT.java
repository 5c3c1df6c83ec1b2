package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.check.Check;

/** The check as a real git's hook, and as the program that {@code b4 prep --check} runs. */
final class BeforeSendingIT {
  private static final Fault FAULT =
      new Fault(
          Check.VARIABLE_UNUSED,
          "Makefile",
          "RUSTC_BOOTSTRAP := 1\n",
          "RUSTC_BOOTSTRAP := 1\nexport LLVM_AS := llvm-as\n");

  @TempDir Path directory;

  @Test
  void findingsKeepAPushBackAndB4IsToldPatchByPatch() throws Exception {
    Path work = Lab.copy(Lab.tree(), directory.resolve("linux"));
    git(directory, "init", "-q", "--bare", "upstream");
    git(work, "init", "-q", "-b", "topic");
    commit(work, "tree");
    git(work, "remote", "add", "origin", directory.resolve("upstream").toString());
    git(work, "push", "-q", "-u", "origin", "topic");
    Lab.edit(work.resolve("lib/string.c"), "#include", "/* strings */\n#include");
    commit(work, "lib: say what it is");
    Path file = work.resolve(FAULT.file());
    String before = Files.readString(file);
    Files.writeString(file, FAULT.in(before));
    commit(work, "kbuild: define llvm-as");
    // As docs/before-sending.md has them, in C alone for speed.
    String check =
        String.join(" ", Lab.mvn("check-series", "-q", "-N"))
            + " -Dkbuild.range=@{upstream}..HEAD -Dkbuild.format=line"
            + " -Dkbuild.output=\"$(git rev-parse --absolute-git-dir)/kbuild-check\""
            + " -Dkbuild.matrix=x86_64+RUST=n -Dkbuild.toolchain=a";
    Path hook = script(work.resolve(".git/hooks/pre-push"), check + " </dev/null");
    Path program =
        script(
            directory.resolve("kbuild-check"),
            "env MAVEN_OPTS=-Djansi.noreset=true "
                + check
                + " -Dkbuild.patch=- -Dkbuild.failOn=never");
    String finding = FAULT.place(before) + ": WARNING: variable-unused: `LLVM_AS` is set, exported";

    Lab.Output push = run(work, "git", "push");

    assertThat(hook).isExecutable();
    assertThat(push.status()).as(push.text()).isNotZero();
    assertThat(push.lines()).anyMatch(line -> line.startsWith(finding));
    assertThat(run(work, "git", "status", "--porcelain").text()).isEmpty();
    // b4 gives each patch to the program, and looks at what it prints.
    assertThat(told(work, program, "HEAD~1")).isEmpty();
    assertThat(told(work, program, "HEAD"))
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith(finding));
    assertThat(run(work, "git", "push", "--no-verify", "-q").status()).isZero();
  }

  // b4 takes all that is printed for a warning, and all on standard error for a failure.
  private List<String> told(Path work, Path program, String commit) throws Exception {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    Lab.Output told =
        run(
            work,
            "/bin/sh",
            "-c",
            "git format-patch --stdout -1 %s | %s >%s 2>%s".formatted(commit, program, out, err));
    assertThat(told.status()).as(told.text()).isZero();
    assertThat(err).isEmptyFile();
    return Files.readAllLines(out);
  }

  private static Path script(Path file, String command) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\nexec " + command + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private void commit(Path work, String message) throws Exception {
    git(work, "add", "-A", "-f");
    git(work, "commit", "-q", "-m", message);
  }

  private void git(Path where, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    Lab.Output output = run(where, command.toArray(String[]::new));
    assertThat(output.status()).as(output.text()).isZero();
  }

  private Lab.Output run(Path where, String... command) throws Exception {
    TreeMap<String, String> environment = new TreeMap<>(System.getenv());
    environment.remove("MAVEN_OPTS");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + who + "_NAME", "A Developer");
      environment.put("GIT_" + who + "_EMAIL", "developer@example.org");
    }
    return Lab.run(where, environment, command);
  }
}
