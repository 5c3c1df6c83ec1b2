package org.kbuildsim.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ToolInvocationTest {
  @TempDir Path directory;

  private ToolInvocation parse(String words) {
    return ToolInvocation.parse(List.of(words.split(" ")), directory);
  }

  @Test
  void rustcLibrary() throws Exception {
    Files.createDirectories(directory.resolve("include/generated"));
    Files.writeString(directory.resolve("include/generated/rustc_cfg"), "--cfg=CONFIG_A\n");
    ToolInvocation action =
        parse(
            "/opt/bin/rustc --edition=2021 -Cpanic=abort --target=./scripts/target.json"
                + " @./include/generated/rustc_cfg --emit=dep-info=rust/.kernel.o.d"
                + " --emit=llvm-bc=rust/kernel.bc,metadata=rust/libkernel.rmeta --crate-type rlib"
                + " -L./rust --extern pin_init --extern priv:macros=rust/libmacros.so"
                + " --crate-name kernel --sysroot=/dev/null ../rust/kernel/lib.rs");

    assertThat(action).isInstanceOf(Rustc.class);
    assertThat(action.inputs())
        .containsExactly(
            "../rust/kernel/lib.rs",
            "./scripts/target.json",
            "./include/generated/rustc_cfg",
            "rust/libmacros.so");
    assertThat(action.outputs())
        .containsExactlyInAnyOrder("rust/kernel.bc", "rust/libkernel.rmeta");
    assertThat(action.depfile()).isEqualTo("rust/.kernel.o.d");
    assertThat(action.target()).isEqualTo("./scripts/target.json");
    assertThat(action.compiles()).isTrue();
    Rustc rustc = (Rustc) action;
    assertThat(rustc.externs()).isEqualTo(Map.of("pin_init", "", "macros", "rust/libmacros.so"));
    assertThat(rustc.libraryPaths()).containsExactly("./rust");
  }

  @Test
  void rustcNamesOutputsAfterTheCrate() {
    ToolInvocation macros =
        parse(
            "rustc --emit=dep-info,link --out-dir rust --crate-type proc-macro rust/macros/lib.rs"
                + " --crate-name macros");
    assertThat(macros.outputs()).containsExactly("rust/libmacros.so");
    assertThat(macros.depfile()).isEqualTo("rust/macros.d");
    assertThat(parse("rustc --emit=obj a/rust-print.rs").outputs()).containsExactly("rust_print.o");
    assertThat(parse("rustc --emit obj -o x.o a.rs").outputs()).containsExactly("x.o");
    assertThat(parse("rustc a.rs").outputs()).containsExactly("a");
  }

  @Test
  void questionsAndProbesCompileNothing() {
    for (String words :
        List.of(
            "rustc --version",
            "rustc --print sysroot",
            "rustc --crate-type proc-macro --print=file-names -",
            "clang --version",
            "clang -print-file-name=include",
            "clang -Werror -c -x c /dev/null -o .tmp_1/tmp",
            "clang -E -P -x c -",
            "bindgen --version",
            "ld.lld -v",
            "make all")) {
      assertThat(parse(words).compiles()).as(words).isFalse();
    }
  }

  @Test
  void clangCompiles() {
    ToolInvocation action =
        parse(
            "clang-19 -Wp,-MMD,init/.main.o.d -nostdinc -I./include -include linux/kconfig.h"
                + " -D__KERNEL__ --target=aarch64-linux-gnu -D KBUILD_X=1 -c -o init/main.o"
                + " ../init/main.c");

    assertThat(action.inputs()).containsExactly("../init/main.c");
    assertThat(action.outputs()).containsExactly("init/main.o");
    assertThat(action.depfile()).isEqualTo("init/.main.o.d");
    assertThat(action.target()).isEqualTo("aarch64-linux-gnu");
    assertThat(action.compiles()).isTrue();
  }

  @Test
  void clangFromBitcode() {
    Clang action =
        (Clang) parse("/x/clang --target=x86_64-linux-gnu -Wno-override-module -c a.m.bc -o a.o");

    assertThat(action.fromBitcode()).isTrue();
    assertThat(action.emitsLlvm()).isFalse();
    Clang helper = (Clang) parse("clang -c -g0 helpers.c -emit-llvm -o helpers.bc -MD");
    assertThat(helper.emitsLlvm()).isTrue();
    assertThat(helper.depfile()).isEqualTo("helpers.d");
  }

  @Test
  void linkingAndArchives() throws Exception {
    Files.writeString(directory.resolve("objects"), "b.o 'c d.o'\ne\\ f.o\n");
    LlvmLink link =
        (LlvmLink) parse("llvm-link --internalize --suppress-warnings a.bc h.bc -o a.m.bc");
    assertThat(link.internalize()).isTrue();
    assertThat(link.inputs()).containsExactly("a.bc", "h.bc");
    assertThat(link.outputs()).containsExactly("a.m.bc");

    Lld lld =
        (Lld)
            parse(
                "ld.lld -m elf_x86_64 -z noexecstack -r -T scripts/module.lds -o x.ko a.o"
                    + " @objects -Map=x.map");
    assertThat(lld.objects()).containsExactly("a.o", "b.o", "c d.o", "e f.o");
    assertThat(lld.inputs()).contains("scripts/module.lds", "objects");
    assertThat(lld.outputs()).containsExactly("x.ko", "x.map");
    assertThat(lld.relocatable()).isTrue();
    assertThat(lld.emulation()).isEqualTo("elf_x86_64");

    ToolInvocation ar = parse("llvm-ar cDPrST built-in.a a.o sub/built-in.a");
    assertThat(ar.outputs()).containsExactly("built-in.a");
    assertThat(ar.inputs()).containsExactly("a.o", "sub/built-in.a");
    assertThat(parse("ar t built-in.a").inputs()).containsExactly("built-in.a");
    assertThat(((Ar) parse("ar mPiT a.o built-in.a b.o")).archive()).isEqualTo("built-in.a");
  }

  @Test
  void objcopyAndSymbols() {
    ToolInvocation inPlace = parse("llvm-objcopy --redefine-sym a=b -W '__*' rust/core.o");
    assertThat(inPlace.outputs()).containsExactly("rust/core.o").isEqualTo(inPlace.inputs());
    assertThat(parse("aarch64-linux-gnu-objcopy -O binary vmlinux Image").outputs())
        .containsExactly("Image");
    assertThat(parse("llvm-nm -p --defined-only rust/core.o").inputs())
        .containsExactly("rust/core.o");
  }

  @Test
  void bindgen() {
    ToolInvocation action =
        parse(
            "bindgen ../rust/bindings.h --blocklist-type ssize_t --use-core --rust-target 1.85"
                + " -o rust/bindings.rs --no-layout-tests -- -Wp,-MMD,rust/.b.rs.d"
                + " --target=x86_64-linux-gnu -I./include");

    assertThat(action.inputs()).containsExactly("../rust/bindings.h");
    assertThat(action.outputs()).containsExactly("rust/bindings.rs");
    assertThat(action.depfile()).isEqualTo("rust/.b.rs.d");
    assertThat(action.target()).isEqualTo("x86_64-linux-gnu");
    assertThat(action.compiles()).isTrue();
  }

  @Test
  void namesOfTools() {
    assertThat(parse("/usr/lib/llvm-19/bin/clang-19 -c a.c")).isInstanceOf(Clang.class);
    assertThat(parse("x86_64-linux-gnu-gcc-12 -c a.c")).isInstanceOf(Clang.class);
    assertThat(parse("rustc-1.85 a.rs")).isInstanceOf(Rustc.class);
    assertThat(parse("ld.lld-19 a.o")).isInstanceOf(Lld.class);
    assertThat(parse("llvm-link-19 a.bc")).isInstanceOf(LlvmLink.class);
    assertThat(parse("aclang a.c")).isInstanceOf(ToolInvocation.Unknown.class);
    assertThat(ToolInvocation.parse(List.of(), directory))
        .isInstanceOf(ToolInvocation.Unknown.class);
  }

  @Test
  void neverThrows() {
    String[] pieces = {
      "-o",
      "-L",
      "--emit",
      "--emit=",
      "--extern",
      "--extern==",
      "@",
      "@.",
      "@none",
      "--target",
      "-",
      "--",
      "-C",
      "a.rs",
      "",
      "-Wp,-MMD,",
      "-MF",
      "-MD",
      "-x",
      "-T",
      "--depfile",
      "=",
      "-r",
      "iN"
    };
    Random random = new Random(7);
    for (int i = 0; i < 5000; i++) {
      for (String tool :
          List.of("rustc", "clang", "llvm-link", "nm", "objcopy", "ld", "bindgen", "ar")) {
        List<String> words = new ArrayList<>(List.of(tool));
        for (int n = random.nextInt(6); n > 0; n--) {
          words.add(pieces[random.nextInt(pieces.length)]);
        }
        assertThatCode(() -> readAll(ToolInvocation.parse(words, directory)))
            .as("%s", words)
            .doesNotThrowAnyException();
      }
    }
  }

  private static void readAll(ToolInvocation action) {
    assertThat(action.inputs()).doesNotContainNull();
    assertThat(action.outputs()).doesNotContainNull();
    action.depfile();
    action.target();
    action.compiles();
  }
}
