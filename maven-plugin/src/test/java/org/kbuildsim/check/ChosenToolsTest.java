package org.kbuildsim.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kbuildsim.toolchain.Toolchain;
import org.kbuildsim.toolchain.Version;

/** Which first words of commands are tools that a configuration chose. */
final class ChosenToolsTest {
  private static final Path HOST_COMPILER = Path.of("/tools/llvm/bin/hostcc");

  private static Toolchain toolchain(String llvm) {
    Version version = new Version(19, 1, 7);
    return new Toolchain(
        Path.of("/tools/bin/rustc"),
        version,
        version,
        llvm,
        version,
        Map.of(),
        Path.of("/tools/bin/bindgen"),
        version,
        version,
        Path.of("/tools/library"),
        HOST_COMPILER);
  }

  private static boolean isOther(String llvm, String... command) {
    return ChosenTools.isOther(toolchain(llvm), List.of(command));
  }

  @ParameterizedTest
  @CsvSource({
    "/tools/llvm/bin/, /tools/llvm/bin/llvm-link, false",
    "/tools/llvm/bin/, llvm-link, true",
    "/tools/llvm/bin/, /usr/bin/llvm-nm, true",
    "/tools/llvm/bin/, /tools/bin/rustc, false",
    "/tools/llvm/bin/, rustc, true",
    "/tools/llvm/bin/, x86_64-linux-gnu-gcc-12, true",
    "/tools/llvm/bin/, sed, false",
    "/tools/llvm/bin/, scripts/mod/modpost, false",
    "-19, clang-19, false",
    "-19, ld.lld-19, false",
    "-19, clang, true",
    "-19, clang-18, true",
    "-19, gcc-19, true",
    "1, clang, false",
    "1, gcc, true",
    "1, /usr/bin/ld, true",
  })
  void toolIsChosenByItsVariable(String llvm, String program, boolean other) {
    assertThat(isOther(llvm, program, "-c")).isEqualTo(other);
  }

  @Test
  void hostCompilerMakesWhatIsNoKernel() {
    String host = HOST_COMPILER.toString();

    assertThat(isOther("/tools/llvm/bin/", host, "-o", "scripts/sign")).isFalse();
    assertThat(isOther("/tools/llvm/bin/", host, "-D__KERNEL__", "-c")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "--emit=link=libmacros.so --crate-type proc-macro macros.rs, true",
    "--emit=link=libmacros.so --crate-type proc-macro -Clinker=hostcc macros.rs, false",
    "--emit=link=libmacros.so --crate-type proc-macro -C linker=hostcc macros.rs, false",
    "--emit=link=libmacros.so --crate-type proc-macro -Clinker-flavor=gcc macros.rs, true",
    "--emit=link=sign sign.rs, true",
    "--emit=link=libcore.rlib --crate-type rlib core.rs, false",
    "--emit=obj=kernel.o --crate-type rlib kernel.rs, false",
    "--print file-names --emit=link=x --crate-type proc-macro -, false",
  })
  void rustcThatLinksIsToldByWhat(String options, boolean byChance) {
    List<String> words = new ArrayList<>(List.of("/tools/bin/rustc"));
    words.addAll(List.of(options.split(" ")));

    assertThat(ChosenTools.linksByChance(words, Path.of("/objects"))).isEqualTo(byChance);
  }
}
