package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.check.Check;

/**
 * What several processes of Maven do at once, with one cache between them; profile {@code
 * several-jvms}.
 */
@Tag("several-jvms")
final class SeveralJvmsIT {
  private static final Fault FAULT =
      new Fault(
          Check.VARIABLE_UNUSED,
          "Makefile",
          "RUSTC_BOOTSTRAP := 1\n",
          "RUSTC_BOOTSTRAP := 1\nexport LLVM_AS := llvm-as\n");

  @TempDir Path directory;

  /** A series that two machines check, a part each, and a third one alone. */
  @Test
  void jobsThatShareAServerFindWhatOneFindsThatCompilesNothing() throws Exception {
    Path patches = Files.createDirectory(directory.resolve("series"));
    Files.writeString(
        patches.resolve("0001-fault.patch"),
        FAULT.patch(Files.readString(Lab.tree().resolve(FAULT.file()))));
    try (Nginx nginx = Nginx.start(Files.createDirectory(directory.resolve("nginx")))) {
      for (Lab.Output job :
          atOnce(List.of(() -> check(nginx, patches, "1/2"), () -> check(nginx, patches, "2/2")))) {
        assertThat(job.status()).as(job.text()).isZero();
      }
      Lab.Output merged =
          goal(
              "merge-reports",
              "-Dkbuild.records=" + out("1/2") + "," + out("2/2"),
              "-Dkbuild.output=" + out("merged"));
      long kept = nginx.files("kbuild/ac");
      Lab.Output whole = check(nginx, patches, "1/1");

      assertThat(merged.status()).as(merged.text()).isNotZero();
      assertThat(whole.status()).as(whole.text()).isNotZero();
      assertThat(findings("merged")).contains(Check.VARIABLE_UNUSED.id()).contains("LLVM_AS");
      assertThat(findings("merged")).isEqualTo(findings("1/1"));

      assertThat(kept).isGreaterThan(200);
      // Who compiles puts the result there. Bitcode has the name of the directory in it, and is
      // that
      // one's alone.
      assertThat(nginx.files("kbuild/ac")).isBetween(kept, kept + kept / 20);
      assertThat(files(cache("1/1").resolve("actions/ac"))).isGreaterThan(200);
    }
  }

  private Lab.Output check(Nginx nginx, Path patches, String shard) throws Exception {
    return goal(
        "check-series",
        "-Dkbuild.tree=" + Lab.tree(),
        "-Dkbuild.series=" + patches,
        "-Dkbuild.matrix=x86_64,x86_64+RUST_INLINE_HELPERS",
        "-Dkbuild.toolchain=a",
        "-Dkbuild.shard=" + shard,
        "-Dkbuild.cache=" + emptyCache(shard),
        "-Dkbuild.remoteCache=" + nginx.directory("kbuild"),
        "-Dkbuild.output=" + out(shard));
  }

  /** So small a cache that each throws away what the other has just put there. */
  @Test
  void buildsAtOnceInOneCacheAreRight() throws Exception {
    Path cache = emptyCache("both");
    for (Lab.Output build : atOnce(List.of(() -> build(cache, "one"), () -> build(cache, "two")))) {
      assertThat(build.status()).as(build.text()).isZero();
      assertThat(build.text()).doesNotContain("cannot keep results");
    }
    Map<String, String> alone = ActionCacheIT.objects(Lab.mainJob("x86_64-called"));
    assertThat(ActionCacheIT.objects(out("one"))).isEqualTo(alone);
    assertThat(ActionCacheIT.objects(out("two"))).isEqualTo(alone);
  }

  private Lab.Output build(Path cache, String name) throws Exception {
    return goal(
        "build",
        "-Dkbuild.tree=" + Lab.tree(),
        "-Dkbuild.arch=x86_64",
        "-Dkbuild.toolchain=a",
        "-Dkbuild.modpost=6.12",
        "-Dkbuild.cache=" + cache,
        "-Dkbuild.cacheSize=80M",
        "-Dkbuild.output=" + out(name));
  }

  private static List<Lab.Output> atOnce(List<Callable<Lab.Output>> machines) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(machines.size());
    try {
      List<Lab.Output> ended = new ArrayList<>();
      for (Future<Lab.Output> machine : threads.invokeAll(machines)) {
        ended.add(machine.get());
      }
      return ended;
    } finally {
      threads.shutdownNow();
    }
  }

  private Lab.Output goal(String name, String... options) throws InterruptedException {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.remove("MAVEN_OPTS");
    // Of -Dkbuild.cache, which is named twice, the last counts.
    return Lab.run(directory, environment, Lab.mvn(name, options).toArray(String[]::new));
  }

  // Tools are no results: they are there on a machine that builds.
  private Path emptyCache(String name) throws IOException {
    Path cache = Files.createDirectory(cache(name));
    try (Stream<Path> all = Files.list(Lab.cache())) {
      for (Path there : all.filter(each -> !each.endsWith("actions")).toList()) {
        Files.createSymbolicLink(cache.resolve(there.getFileName()), there);
      }
    }
    return cache;
  }

  private Path cache(String shard) {
    return directory.resolve("cache-" + shard.replace('/', '-'));
  }

  private Path out(String shard) {
    return directory.resolve("out-" + shard.replace('/', '-'));
  }

  private String findings(String shard) throws IOException {
    return Files.readString(out(shard).resolve("findings.sarif"));
  }

  private static long files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).count();
    }
  }
}
