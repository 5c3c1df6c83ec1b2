package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.toolchain.Toolchain;

/**
 * What users do wrong, and what happens to them: one message each, and a next build that is right.
 */
final class BadInputIT {
  @TempDir Path directory;

  private Path out() {
    return directory.resolve("out");
  }

  private Path tree() throws Exception {
    return Lab.copy(Lab.tree(), directory.resolve("tree"));
  }

  private Lab.Run build(Path tree) throws Exception {
    return Lab.build(tree, "x86_64", Lab.INLINED, out());
  }

  private static void assertOnce(Lab.Run run, String part) {
    assertThat(run.lines()).as(run.text()).filteredOn(line -> line.contains(part)).hasSize(1);
  }

  /** A toolchain whose clang is a script around the real one. */
  private Toolchain withClang(String script) throws Exception {
    Toolchain real = Lab.toolchain("a");
    Path bin = Files.createDirectories(directory.resolve("tools"));
    for (String tool : real.llvmTools().keySet()) {
      if (!tool.equals("clang")) {
        Files.createSymbolicLink(bin.resolve(tool), real.llvmTool(tool));
      }
    }
    Path clang = bin.resolve("clang");
    Files.writeString(
        clang, "#!/bin/sh\n" + script.replace("@CLANG@", real.llvmTool("clang") + ""));
    Files.setPosixFilePermissions(clang, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new Toolchain(
        real.rustc(),
        real.rustcVersion(),
        real.rustcLlvm(),
        bin + "/",
        real.llvmVersion(),
        real.llvmTools(),
        real.bindgen(),
        real.bindgenVersion(),
        real.libclangVersion(),
        real.librarySource(),
        real.hostCompiler());
  }

  @Test
  void unknownArchitecture() {
    assertThat(Lab.diagnosticOf(() -> Lab.build(Lab.tree(), "vax", List.of(), out())))
        .contains("unknown architecture `vax`", "arm64", "x86");
    assertThat(out()).doesNotExist();
  }

  @Test
  void objectTreeWithASpaceInItsName() {
    assertThat(
            Lab.diagnosticOf(
                () -> Lab.build(Lab.tree(), "x86_64", List.of(), directory.resolve("my objects"))))
        .contains("object tree directory cannot contain spaces or colons");
  }

  @Test
  void objectTreeThatCannotBeWritten() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    assertThat(
            Lab.diagnosticOf(
                () -> Lab.build(Lab.tree(), "x86_64", List.of(), file.resolve("objects"))))
        .contains("object tree cannot be written");
  }

  @Test
  void syntaxErrorInAMakefile() throws Exception {
    Path tree = tree();
    Path makefile = tree.resolve("lib/Makefile");
    String text = Files.readString(makefile);
    int line = (int) text.lines().count() + 1;
    Files.writeString(makefile, text + "obj-y += $(call nothing\n");

    Lab.Run run = build(tree);

    assertThat(run.result().succeeded()).isFalse();
    assertThat(run.failures())
        .contains("lib/Makefile:" + line + ":10: error: ", "unterminated call to function")
        .contains(" | obj-y += $(call nothing");
  }

  @Test
  void errorInCIsShownOnceWithTheTargetItBroke() throws Exception {
    Path tree = tree();
    Path source = tree.resolve("mm/vmalloc.c");
    String text = Files.readString(source);
    Files.writeString(source, text + "int broken = ;\n");

    Lab.Run run = build(tree);

    assertThat(run.result().succeeded()).isFalse();
    assertOnce(run, "error: expected expression");
    assertThat(run.result().failures()).hasSize(1);
    assertThat(run.failures()).contains("recipe for target `mm/vmalloc.o` failed");
    assertThat(out().resolve("mm/vmalloc.o")).doesNotExist();

    Files.writeString(source, text);
    assertThat(build(tree).result().succeeded()).isTrue();
  }

  @Test
  void errorInRustIsShownOnceWithTheTargetItBroke() throws Exception {
    Path tree = tree();
    Path source = tree.resolve("samples/rust/rust_minimal.rs");
    Files.writeString(source, Files.readString(source) + "fn broken() -> u32 { \"no\" }\n");

    Lab.Run run = build(tree);

    assertThat(run.result().succeeded()).isFalse();
    assertOnce(run, "error[E0308]: mismatched types");
    assertThat(run.result().failures()).hasSize(1);
    assertThat(run.failures()).contains("`samples/rust/rust_minimal.o`");
    assertThat(out().resolve("samples/rust/rust_minimal.o")).doesNotExist();
  }

  @Test
  void compilerKilledInTheMiddleOfABuild() throws Exception {
    // Ends as by the kernel's out-of-memory killer, having written half of its output.
    Path killed = directory.resolve("killed");
    Toolchain deadly =
        withClang(
            """
            case "$*" in
            *mm/vmalloc.o*)
              if [ ! -e %s ]; then
                : > %s
                for last; do case $previous in -o) echo half > "$last" ;; esac; previous=$last; done
                kill -9 $$
              fi ;;
            esac
            exec @CLANG@ "$@"
            """
                .formatted(killed, killed));

    Lab.Run first = Lab.build(deadly, Lab.tree(), "x86_64", Lab.INLINED, out());
    assertThat(killed).exists();
    assertThat(first.result().succeeded()).isFalse();
    assertThat(first.failures()).contains("`mm/vmalloc.o`");
    assertThat(out().resolve("mm/vmalloc.o")).doesNotExist();

    Lab.Run second = Lab.build(deadly, Lab.tree(), "x86_64", Lab.INLINED, out());
    assertThat(second.result().succeeded()).as(second.text()).isTrue();
    assertThat(
            Files.mismatch(
                out().resolve("vmlinux"), Lab.mainJob("x86_64-inlined").resolve("vmlinux")))
        .isEqualTo(-1);
  }

  @Test
  void compilerThatVanishesBeforeTheBuild() throws Exception {
    Toolchain tools = withClang("exec @CLANG@ \"$@\"\n");
    Files.delete(directory.resolve("tools/clang"));

    assertThat(Lab.failureOf(() -> Lab.build(tools, Lab.tree(), "x86_64", Lab.INLINED, out())))
        .contains("C compiler '" + directory.resolve("tools/clang") + "' not found");
  }

  @Test
  void compilerThatIsNotExecutable() throws Exception {
    Toolchain tools = withClang("exec @CLANG@ \"$@\"\n");
    Files.setPosixFilePermissions(
        directory.resolve("tools/clang"), PosixFilePermissions.fromString("rw-r--r--"));

    assertThat(Lab.failureOf(() -> Lab.build(tools, Lab.tree(), "x86_64", Lab.INLINED, out())))
        .contains("C compiler '" + directory.resolve("tools/clang") + "' not found");
  }

  @Test
  void compilerThatIsTooOld() throws Exception {
    Toolchain old =
        withClang(
            """
            case "$*" in
            *--version*) echo 'clang version 9.0.1'; exit ;;
            *-E*) echo 'Clang 9 0 1'; exit ;;
            esac
            exec @CLANG@ "$@"
            """);

    assertThat(Lab.failureOf(() -> Lab.build(old, Lab.tree(), "x86_64", Lab.INLINED, out())))
        .contains("too old", "9.0.1");
    assertThat(out().resolve("init/main.o")).doesNotExist();
  }
}
