package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What is built again, and that it does not matter where. */
final class RebuildIT {
  static final List<String> VARIANTS = Lab.VARIANTS;

  // Not bindgen: unless it is a script that says where its libclang lies, it is asked each time.
  private static final String[] COMPILERS = {
    "rustc", "clang", "hostcc", "ld.lld", "llvm-link", "llvm-nm", "llvm-objcopy"
  };

  @TempDir Path directory;

  @ParameterizedTest
  @FieldSource("VARIANTS")
  void secondRunStartsNothing(String variant) throws Exception {
    Lab.Run again =
        Lab.build(Lab.tree(), Lab.architecture(variant), Lab.config(variant), Lab.mainJob(variant));

    assertThat(again.result().succeeded()).as(again.text()).isTrue();
    assertThat(again.result().actions()).isZero();
    assertThat(again.result().processes()).doesNotContainKeys(COMPILERS);
    assertThat(again.lines())
        .noneMatch(line -> line.matches("  (CC|RUSTC|HELPER|LD|AR|BINDGEN).*"));
    assertThat(again.result().modules()).isGreaterThanOrEqualTo(8);
  }

  @Test
  void twoDirectoriesSameBytes() throws Exception {
    Path first = Lab.copy(Lab.tree(), directory.resolve("a"));
    Path second = Lab.copy(Lab.tree(), directory.resolve("another-longer-name/tree"));

    Path out1 = built(first, first.resolve("out"));
    Path out2 = built(second, second.resolve("out"));

    assertThat(
            differing(
                out1, out2, ".*(\\.bc|\\.o|\\.ko|\\.a|\\.rmeta|\\.so|\\.order|vmlinux|symvers)"))
        .isEmpty();
  }

  @Test
  void objectTreeAwayFromTheSourcesSameBytes() throws Exception {
    Path tree = Lab.copy(Lab.tree(), directory.resolve("some-longer-name/tree"));

    Path near = built(tree, tree.resolve("out"));
    Path away = built(tree, directory.resolve("x/y/objects"));

    // Not bitcode: clang writes the name of the source into it as it stands in the command, and
    // here
    // one of them is `../rust/helpers/helpers.c`. Nothing of it is left in what is made from it.
    assertThat(differing(near, away, ".*(\\.o|\\.ko|\\.a|\\.rmeta|\\.so|\\.order|vmlinux|symvers)"))
        .isEmpty();
  }

  private static Path built(Path tree, Path out) throws Exception {
    Files.createDirectories(out.getParent());
    Lab.Run run = Lab.build(tree, "x86_64", Lab.INLINED, out);
    assertThat(run.result().succeeded()).as(run.text()).isTrue();
    return out;
  }

  private static Set<String> differing(Path one, Path other, String names) throws Exception {
    Set<String> different = new TreeSet<>();
    int compared = 0;
    for (String name : Lab.files(one)) {
      if (name.matches(names)) {
        compared++;
        if (Files.mismatch(one.resolve(name), other.resolve(name)) >= 0) {
          different.add(name);
        }
      }
    }
    assertThat(compared).isGreaterThan(80);
    return different;
  }

  @Test
  void touchingOneModuleRebuildsThatModuleAlone() throws Exception {
    Path tree = Lab.copy(Lab.tree(), directory.resolve("tree"));
    Path out = directory.resolve("out");
    assertThat(Lab.build(tree, "x86_64", Lab.INLINED, out).result().succeeded()).isTrue();
    Path source = tree.resolve("samples/rust/rust_minimal.rs");
    Files.writeString(source, Files.readString(source) + "\n// touched\n");

    Lab.Run again = Lab.build(tree, "x86_64", Lab.INLINED, out);

    assertThat(again.result().succeeded()).as(again.text()).isTrue();
    assertThat(again.lines())
        .filteredOn(line -> line.matches("  [A-Z]+ .*"))
        .allMatch(
            line ->
                line.matches(
                    "  (RUSTC|LD|CC) *\\[M\\].*rust_minimal.*|  (MODPOST|CALL|DESCEND) .*"))
        .anyMatch(line -> line.matches("  RUSTC *\\[M\\] samples/rust/rust_minimal.o"))
        .anyMatch(line -> line.matches("  LD *\\[M\\] *samples/rust/rust_minimal.ko"));
    // rustc, llvm-link and clang for its object, and the link of the module; some of it from the
    // cache, since rustc makes of a comment what it made before.
    assertThat(again.result().actions() + again.result().fromCache()).isEqualTo(4);
    assertThat(again.result().processes()).doesNotContainKeys("llvm-objcopy");
  }
}
