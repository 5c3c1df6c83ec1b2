package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.kernel.BuildResult;
import org.kbuildsim.kernel.CacheRequest;

/**
 * What of a build is run, and what the action cache has from builds before it: of the same tree
 * elsewhere, in another configuration, with a patch. Each build is one of nothing, so that make
 * itself leaves nothing out.
 */
@Tag("benchmark")
final class ReuseIT {
  @TempDir private Path directory;
  private CacheRequest cache;
  private int builds;

  @Test
  void whatDiffersIsRun() throws Exception {
    cache = CacheRequest.in(directory.resolve("cache"));
    Path tree = Lab.copy(Lab.tree(), directory.resolve("tree"));
    System.out.println("| build of nothing | run | from the cache |");

    BuildResult first = row("x86_64, the first", tree, "x86_64-called");
    BuildResult again =
        row(
            "the same, another checkout",
            Lab.copy(tree, directory.resolve("another/checkout")),
            "x86_64-called");
    assertThat(again.fromCache()).isGreaterThan(first.actions() * 9 / 10);
    row("with RUST_INLINE_HELPERS", tree, "x86_64-inlined");
    row("arm64", tree, "arm64-called");
    patch(tree, "lib/string.c", "x86_64, a patch to lib/string.c");
    patch(tree, "rust/helpers/refcount.c", "a patch to rust/helpers/refcount.c on top");
    patch(tree, "samples/rust/rust_minimal.rs", "a patch to samples/rust/rust_minimal.rs on top");
    patch(tree, "rust/kernel/lib.rs", "a patch to rust/kernel/lib.rs on top");
    patch(tree, "include/linux/refcount.h", "a patch to include/linux/refcount.h on top");
  }

  private void patch(Path tree, String file, String what) throws Exception {
    Path source = tree.resolve(file);
    String text = Files.readString(source);
    String line =
        file.endsWith(".rs")
            ? "\n#[allow(dead_code)]\nfn patched() {}\n"
            : "\nextern int patched_" + ++builds + ";\n";
    Files.writeString(source, text + line);
    row(what, tree, "x86_64-called");
  }

  private BuildResult row(String what, Path tree, String variant) throws Exception {
    Path objects = directory.resolve("objects-" + ++builds);
    BuildResult result = ActionCacheIT.build(tree, variant, objects, cache);
    System.out.printf("| %s | %d | %d |%n", what, result.actions(), result.fromCache());
    return result;
  }
}
