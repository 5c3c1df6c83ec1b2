package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.kernel.BuildObserver;
import org.kbuildsim.kernel.BuildRequest;
import org.kbuildsim.kernel.BuildResult;
import org.kbuildsim.kernel.CacheRequest;
import org.kbuildsim.kernel.ConfigRequest;
import org.kbuildsim.kernel.KernelBuild;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;

/** What is taken from the cache is what the real tools would have made in that place. */
final class ActionCacheIT {
  private static final Set<String> COMPILERS =
      Set.of("clang", "rustc", "bindgen", "ld.lld", "llvm-link", "llvm-objcopy");

  /** What reads a header that was made in the same tick of the clock is not kept: a few at most. */
  private static final int IN_TICK = 2;

  @TempDir Path directory;

  /** In an empty object tree of the same place, after one with another option. */
  @Test
  void secondBuildTakesWhatTheFirstMadeToTheSameBytes() throws Exception {
    Path objects = directory.resolve("objects");
    CacheRequest cache = CacheRequest.in(directory.resolve("cache"));

    BuildResult other = build(Lab.tree(), "x86_64-called", objects, cache);
    Map<String, String> otherMade = contents(objects);
    remove(objects);
    BuildResult first = build(Lab.tree(), "x86_64-inlined", objects, cache);
    Map<String, String> made = contents(objects);
    remove(objects);
    BuildResult second = build(Lab.tree(), "x86_64-inlined", objects, cache);
    Map<String, String> taken = contents(objects);
    remove(objects);
    BuildResult alone = build(Lab.tree(), "x86_64-inlined", objects, without());

    assertThat(compilations(other)).isGreaterThan(80);
    // All of them between the two: core.o is the same, so that llvm-objcopy need not run again.
    Set<String> run = new TreeSet<>(other.processes().keySet());
    run.addAll(first.processes().keySet());
    assertThat(run).containsAll(COMPILERS);
    assertThat(first.fromCache()).isGreaterThan(50);
    assertThat(made).isNotEqualTo(otherMade);
    assertThat(compilations(second)).as(second.processes().toString()).isLessThanOrEqualTo(IN_TICK);
    assertThat(second.fromCache()).isGreaterThan(80);
    assertThat(taken).isEqualTo(made);
    assertThat(contents(objects)).isEqualTo(made);
    assertThat(alone.fromCache()).isZero();
  }

  /** Two checkouts that share nothing but a web server. */
  @Test
  void otherCheckoutTakesAllFromTheServer() throws Exception {
    Path tree = Lab.copy(Lab.tree(), directory.resolve("a/checkout"));
    Path other = Lab.copy(Lab.tree(), directory.resolve("somewhere/else/checkout"));
    try (Nginx nginx = Nginx.start(directory.resolve("nginx"))) {
      CacheRequest cache =
          new CacheRequest(directory.resolve("cache"), 1 << 30, nginx.directory("kbuild"));
      CacheRequest empty =
          new CacheRequest(directory.resolve("empty"), 1 << 30, nginx.directory("kbuild"));

      BuildResult first = build(tree, "x86_64-called", directory.resolve("one"), cache);
      BuildResult second = build(other, "x86_64-called", directory.resolve("far/two"), empty);

      assertThat(nginx.files("kbuild/ac")).isGreaterThan(80);
      assertThat(first.actions()).isGreaterThan(80);
      // Questions are left, which no server answers: two of them compile something.
      assertThat(second.actions())
          .as(second.processes().toString())
          .isLessThanOrEqualTo(2 + IN_TICK);
      assertThat(objects(directory.resolve("far/two")))
          .isEqualTo(objects(directory.resolve("one")));
    }
  }

  private static CacheRequest without() {
    return new CacheRequest(Lab.cache(), 0, null);
  }

  static BuildResult build(Path tree, String variant, Path objects, CacheRequest cache)
      throws Exception {
    List<String> said = new ArrayList<>();
    BuildResult result =
        KernelBuild.run(
            new BuildRequest(
                variant,
                KernelTree.open(tree),
                Lab.architecture(variant),
                objects,
                ConfigRequest.parse(Lab.config(variant), tree),
                List.of(),
                Lab.toolchain("a"),
                ModpostDialect.V6_12,
                cache,
                2,
                false,
                false),
            new BuildObserver() {
              @Override
              public void line(String line, int done, int total) {
                said.add(line);
              }

              @Override
              public void warning(Diagnostic diagnostic) {
                said.add(DiagnosticRenderer.render(diagnostic));
              }
            });
    assertThat(result.succeeded()).as(String.join("\n", said)).isTrue();
    return result;
  }

  /** Returns the tools of which the cache knows that were started. */
  // But for bindgen: unless it is a script that says where its libclang lies, it is asked each
  // time.
  private static int compilations(BuildResult result) {
    return COMPILERS.stream()
        .filter(compiler -> !compiler.equals("bindgen"))
        .mapToInt(compiler -> result.processes().getOrDefault(compiler, 0))
        .sum();
  }

  /** Returns what the files of an object tree hold. */
  private static Map<String, String> contents(Path objects) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    for (String file : Lab.files(objects)) {
      contents.put(
          file,
          Integer.toHexString(
              java.util.Arrays.hashCode(Files.readAllBytes(objects.resolve(file)))));
    }
    return contents;
  }

  /** Returns what compilers and linkers left in an object tree. */
  static Map<String, String> objects(Path objects) throws IOException {
    Map<String, String> contents = contents(objects);
    contents.keySet().removeIf(file -> !file.matches(".*\\.(o|ko|a|rmeta|so)|vmlinux"));
    assertThat(contents).hasSizeGreaterThan(80);
    return contents;
  }

  private static void remove(Path root) throws IOException {
    try (var all = Files.walk(root)) {
      for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
