package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.toolchain.HostTools;
import org.kbuildsim.toolchain.Toolchain;
import org.kbuildsim.toolchain.ToolchainRequest;
import org.kbuildsim.toolchain.Toolchains;

/**
 * The real apt and the real compilers; what is not in the cache ({@code -Dkbuild.cache}) is
 * downloaded: about 225 MB for each pair.
 */
final class ToolchainIT {
  @TempDir private Path directory;
  private final List<String> log = new ArrayList<>();

  private Toolchains toolchains(boolean offline) {
    return new Toolchains(Lab.cache(), offline, log::add);
  }

  @ParameterizedTest
  @CsvSource({"a,1.85,19", "b,1.96,22"})
  void pairIsOfTheVersionsItPromises(String pair, String rust, int llvm) {
    Toolchain toolchain = toolchains(false).resolve(ToolchainRequest.of(pair));

    assertThat(toolchain.matching()).isTrue();
    assertThat(toolchain.rustcVersion().toString()).startsWith(rust + ".");
    assertThat(toolchain.llvmVersion().major()).isEqualTo(llvm);
    assertThat(toolchain.libclangVersion().major()).isEqualTo(llvm);
    assertThat(toolchain.librarySource().resolve("core/src/lib.rs")).isRegularFile();

    log.clear();
    assertThat(toolchains(true).resolve(ToolchainRequest.of(pair))).isEqualTo(toolchain);
    assertThat(log).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"x86_64-unknown-none,x86_64-linux-gnu", "aarch64-unknown-none,aarch64-linux-gnu"})
  void helperIsInlinedThroughBitcode(String rustTarget, String clangTarget) throws Exception {
    Toolchain toolchain = toolchains(false).resolve(ToolchainRequest.of("a"));
    write("helper.c", "__attribute__((always_inline)) int helper(int x) { return x + 1; }\n");
    write(
        "user.rs",
        """
        #![allow(internal_features)]
        #![feature(no_core, lang_items)]
        #![no_core]
        #[lang = "sized"] pub trait Sized {}
        #[lang = "copy"] pub trait Copy {}
        impl Copy for i32 {}
        extern "C" { fn helper(x: i32) -> i32; }
        #[no_mangle] pub unsafe extern "C" fn user(x: i32) -> i32 { helper(x) }
        """);
    run(
        toolchain.llvmTool("clang"),
        "--target=" + clangTarget,
        "-O2",
        "-emit-llvm",
        "-c",
        "helper.c");
    run(
        toolchain.rustc(),
        "--crate-type=lib",
        "--target=" + rustTarget,
        "-Copt-level=2",
        "-Cpanic=abort",
        "--emit=llvm-bc=user.bc",
        "user.rs");
    run(
        toolchain.llvmTool("llvm-link"),
        "--suppress-warnings",
        "--internalize",
        "user.bc",
        "helper.bc",
        "-o",
        "both.bc");
    run(
        toolchain.llvmTool("clang"),
        "--target=" + clangTarget,
        "-O2",
        "-Wno-override-module",
        "-c",
        "both.bc",
        "-o",
        "both.o");

    assertThat(run(toolchain.llvmTool("llvm-nm"), "both.o"))
        .contains(" T user")
        .doesNotContain("helper");
  }

  // Neither gcc nor ld nor headers of this machine take part: PATH leads nowhere.
  @Test
  void procMacroIsLinkedAndLoadedWithoutTheMachinesCompiler() throws Exception {
    Toolchain toolchain = toolchains(false).resolve(ToolchainRequest.of("a"));
    Path hostCompiler = Objects.requireNonNull(toolchain.hostCompiler());
    write(
        "same.rs",
        """
        extern crate proc_macro;
        #[proc_macro] pub fn same(i: proc_macro::TokenStream) -> proc_macro::TokenStream { i }
        """);
    write("user.rs", "same::same! { pub fn used() {} }\n");
    run(
        toolchain.rustc(),
        "--crate-type=proc-macro",
        "-Clinker-flavor=gcc",
        "-Clinker=" + hostCompiler,
        "same.rs");
    run(
        toolchain.rustc(),
        "--crate-type=lib",
        "--extern",
        "same=libsame.so",
        "--emit=metadata",
        "user.rs");

    assertThat(directory.resolve("libuser.rmeta")).isNotEmptyFile();
  }

  @Test
  void bindgenReadsAHeader() throws Exception {
    Toolchain toolchain = toolchains(false).resolve(ToolchainRequest.of("a"));
    write("api.h", "#include <stddef.h>\nsize_t length(const char *text);\n");

    assertThat(run(toolchain.bindgen(), "api.h", "--use-core")).contains("pub fn length");
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.12", "7.3"})
  void hostToolsRun(String series) throws Exception {
    HostTools tools = toolchains(false).hostTools(series);
    assertThat(tools.version().toString()).startsWith(series + ".");
    write("Kconfig", "config A\n\tdef_bool y\n");

    run(tools.directory().resolve("scripts/kconfig/conf"), "--olddefconfig", "Kconfig");

    assertThat(directory.resolve(".config")).content().contains("CONFIG_A=y");
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(directory.resolve(name), text);
  }

  private String run(Path program, String... arguments) throws Exception {
    List<String> words = new ArrayList<>(List.of(program.toString()));
    words.addAll(List.of(arguments));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        new NativeProgram()
            .run(
                new Invocation(
                    words,
                    Map.of("PATH", "/nowhere", "RUSTC_BOOTSTRAP", "1"),
                    directory,
                    InputStream.nullInputStream(),
                    out,
                    out));
    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(status).as("%s: %s", words, text).isZero();
    return text;
  }
}
