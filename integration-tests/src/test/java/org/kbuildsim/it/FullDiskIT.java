package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up in the middle of a build, and the build after somebody made room. */
final class FullDiskIT {
  // A file system of our own needs no root in a user namespace. Where those are forbidden, a limit
  // on the size of files makes writes fail as well.
  private static final String SCRIPT =
      """
      out=$1 copy=$2; shift 2
      if [ "$NAMESPACE" = yes ]; then
        mount -t tmpfs -o size=4m tmpfs "$out" || exit 1
        "$@" > "$copy/first.log" 2>&1; echo $? > "$copy/first"
        mount -o remount,size=2g "$out" || exit 1
      else
        (ulimit -f 2000; exec "$@") > "$copy/first.log" 2>&1; echo $? > "$copy/first"
      fi
      "$@" > "$copy/second.log" 2>&1; echo $? > "$copy/second"
      cp "$out/vmlinux" "$out/rust/kernel.o" "$copy"
      """;

  @TempDir Path directory;

  @Test
  void failsWithTheReasonAndTheNextBuildIsRight() throws Exception {
    Path out = Files.createDirectories(directory.resolve("out"));
    Path copy = Files.createDirectories(directory.resolve("copy"));
    boolean namespace = Lab.run(directory, "unshare", "-Urm", "/bin/true").status() == 0;
    List<String> command = new ArrayList<>();
    if (namespace) {
      command.addAll(List.of("unshare", "-Urm"));
    }
    command.addAll(List.of("env", "NAMESPACE=" + (namespace ? "yes" : "no")));
    command.addAll(List.of("/bin/sh", "-c", SCRIPT, "sh", out.toString(), copy.toString()));
    command.addAll(
        Lab.mvn(
            "build",
            "-Dkbuild.tree=" + Lab.tree(),
            "-Dkbuild.config=CONFIG_RUST_INLINE_HELPERS=y",
            "-Dkbuild.toolchain=a",
            "-Dkbuild.output=" + out));

    Lab.Output script = Lab.run(directory, command.toArray(String[]::new));

    String first = Files.readString(copy.resolve("first.log"));
    assertThat(copy.resolve("first")).as(script.text()).hasContent("1\n");
    assertThat(first).containsAnyOf("No space left on device", "File too large");
    assertThat(first).contains("error: ").doesNotContain("\tat ");
    assertThat(copy.resolve("second")).as(script.text()).hasContent("0\n");
    for (String name : List.of("vmlinux", "rust/kernel.o")) {
      assertThat(copy.resolve(Path.of(name).getFileName()))
          .hasSameBinaryContentAs(Lab.mainJob("x86_64-inlined").resolve(name));
    }
  }
}
