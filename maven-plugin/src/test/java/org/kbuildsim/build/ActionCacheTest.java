package org.kbuildsim.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;
import org.kbuildsim.tool.ToolInvocation;

final class ActionCacheTest {
  @TempDir Path temporary;
  private Path library;
  private Path store;
  private Path rustc;
  private final Map<String, String> environment = new HashMap<>(Map.of("PATH", "/usr/bin:/bin"));
  private final List<String> events = new ArrayList<>();
  private int compilations;

  @BeforeEach
  void makeToolchain() throws IOException {
    temporary = temporary.toRealPath();
    library = Files.createDirectories(temporary.resolve("toolchain/library/core/src"));
    store = temporary.resolve("cache");
    rustc = Files.writeString(temporary.resolve("toolchain/rustc"), "#!/bin/sh\n");
    write(library.resolve("lib.rs"), "mod m;");
    write(library.resolve("m.rs"), "pub fn f() {}");
  }

  // Long ago, as a toolchain's sources are.
  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
  }

  private Path objectTree(String name) throws IOException {
    Path directory = temporary.resolve(name);
    Files.createDirectories(directory.resolve("rust"));
    write(directory.resolve("target.json"), "{}");
    return directory;
  }

  /** As much of rustc as the cache sees: outputs that depend on all it may depend on. */
  private int compile(Invocation invocation) throws IOException {
    compilations++;
    Path here = invocation.directory();
    String made =
        Files.readString(library.resolve("lib.rs"))
            + Files.readString(library.resolve("m.rs"))
            + Files.readString(here.resolve("target.json"))
            + invocation.environment().get("ASKED");
    Files.writeString(here.resolve("rust/core.o"), "object of " + made);
    Files.writeString(here.resolve("rust/libcore.rmeta"), "metadata of " + made);
    Files.writeString(
        here.resolve("rust/.core.o.d"),
        "rust/core.o: "
            + library.resolve("lib.rs")
            + " "
            + library.resolve("m.rs")
            + "\n\n# env-dep:ASKED"
            + (invocation.environment().containsKey("ASKED")
                ? "=" + invocation.environment().get("ASKED")
                : "")
            + "\n");
    invocation.err().write("warning: one\n".getBytes(StandardCharsets.UTF_8));
    return 0;
  }

  private ActionCache cache(Program tools) {
    return new ActionCache(
        tools,
        store,
        "rustc 1.85.0, LLVM 19",
        ActionCache.cratesBelow(library),
        new ActionCacheListener() {
          @Override
          public void hit(ToolInvocation action) {
            events.add("hit");
          }

          @Override
          public void miss(ToolInvocation action) {
            events.add("miss");
          }

          @Override
          public void stored(ToolInvocation action) {
            events.add("stored");
          }

          @Override
          public void unusable(Diagnostic why) {
            events.add(why.message());
          }
        });
  }

  private String build(Path directory, String... more) throws Exception {
    return build(cache(this::compile), directory, more);
  }

  private String build(Program program, Path directory, String... more) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                rustc.toString(),
                "--target=./target.json",
                "--crate-name",
                "core",
                "--remap-path-prefix=" + directory + "/=",
                "--emit=dep-info=rust/.core.o.d,obj=rust/core.o",
                "--emit=metadata=rust/libcore.rmeta"));
    words.addAll(List.of(more));
    words.add(library.resolve("lib.rs").toString());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        program.run(
            new Invocation(words, environment, directory, InputStream.nullInputStream(), out, err));
    return status + " " + err.toString(StandardCharsets.UTF_8);
  }

  private static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory.resolve("rust"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            directory.relativize(file).toString(),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }

  @Test
  void secondObjectTreeTakesWhatTheFirstMade() throws Exception {
    Path first = objectTree("first");
    Path second = objectTree("somewhere/else");

    assertThat(build(first)).isEqualTo("0 warning: one\n");
    assertThat(build(second)).isEqualTo("0 warning: one\n");

    assertThat(compilations).isEqualTo(1);
    assertThat(events).containsExactly("miss", "stored", "hit");
    assertThat(files(second)).isEqualTo(files(first)).hasSize(3);
  }

  @Test
  void anyInputThatChangedIsAMiss() throws Exception {
    Path tree = objectTree("tree");
    build(tree);
    write(library.resolve("m.rs"), "pub fn f() { g() }");
    build(tree);
    assertThat(compilations).isEqualTo(2);
    write(tree.resolve("target.json"), "{ }");
    build(tree);
    assertThat(compilations).isEqualTo(3);
    environment.put("ASKED", "other");
    build(tree);
    assertThat(compilations).isEqualTo(4);
    environment.put("RUSTC_BOOTSTRAP", "1");
    build(tree);
    assertThat(compilations).isEqualTo(5);
    build(tree, "-Copt-level=2");
    assertThat(compilations).isEqualTo(6);
    Files.writeString(rustc, "#!/bin/sh\n# another\n");
    build(tree);
    assertThat(compilations).isEqualTo(7);

    // And what matters to nobody is none.
    environment.put("UNRELATED", "x");
    build(tree);
    assertThat(compilations).isEqualTo(7);
    assertThat(files(tree).get("rust/core.o")).contains("g() }").contains("{ }").contains("other");
  }

  @Test
  void directoryWithoutRemappingIsPartOfTheKey() throws Exception {
    Path first = objectTree("first");
    Path second = objectTree("second");
    build(first, "--remap-path-prefix=" + first + "=" + first);
    build(second, "--remap-path-prefix=" + second + "=" + second);

    assertThat(compilations).isEqualTo(2);
  }

  @Test
  void remappingAboveTheSourcesIsPartOfTheKey() throws Exception {
    Path tree = objectTree("tree");
    build(tree, "--remap-path-prefix=" + library + "=a");
    build(tree, "--remap-path-prefix=" + library + "=b");
    assertThat(compilations).isEqualTo(2);
    build(tree, "--remap-path-prefix=" + temporary.resolve("unrelated") + "=c");
    build(tree, "--remap-path-prefix=" + temporary.resolve("elsewhere") + "=d");
    assertThat(compilations).isEqualTo(3);
  }

  @Test
  void otherActionsPassThrough() throws Exception {
    Path tree = objectTree("tree");
    Program program = cache(invocation -> 7);
    for (List<String> words :
        List.of(
            List.of("rustc", "--version"),
            List.of("clang", "-c", "a.c", "-o", "a.o"),
            List.of(rustc.toString(), "--emit=dep-info=x.d,obj=x.o", "driver.rs"))) {
      int status =
          program.run(
              new Invocation(
                  words,
                  environment,
                  tree,
                  InputStream.nullInputStream(),
                  OutputStream.nullOutputStream(),
                  OutputStream.nullOutputStream()));
      assertThat(status).isEqualTo(7);
    }
    assertThat(events).isEmpty();
    assertThat(store).doesNotExist();
  }

  @Test
  void failureIsNotKept() throws Exception {
    Path tree = objectTree("tree");
    Program failing =
        cache(
            invocation -> {
              compile(invocation);
              return 1;
            });
    build(failing, tree);
    build(failing, tree);

    assertThat(events).containsExactly("miss", "miss");
  }

  @Test
  void outputThatNamesTheDirectoryIsNotKept() throws Exception {
    Path tree = objectTree("tree");
    Program leaking =
        cache(
            invocation -> {
              compile(invocation);
              Files.writeString(tree.resolve("rust/core.o"), "made in " + tree + "\n");
              return 0;
            });
    build(leaking, tree);

    assertThat(events).containsExactly("miss");
  }

  @Test
  void damagedRecordIsAMiss() throws Exception {
    Path tree = objectTree("tree");
    build(tree);
    List<Path> records;
    try (Stream<Path> all = Files.walk(store)) {
      records = all.filter(file -> file.toString().endsWith(".action")).toList();
    }
    byte[] bytes = Files.readAllBytes(records.get(0));
    bytes[bytes.length / 2] ^= 1;
    Files.write(records.get(0), bytes);
    build(tree);
    assertThat(compilations).isEqualTo(2);

    Files.write(records.get(0), new byte[] {1, 2, 3});
    build(tree);
    build(tree);
    assertThat(compilations).isEqualTo(3);
    assertThat(events).endsWith("hit");
  }

  @Test
  void cacheThatCannotBeWrittenIsGivenUpOnce() throws Exception {
    Path tree = objectTree("tree");
    Files.writeString(store, "a file, where a directory should be");
    ActionCache cache = cache(this::compile);

    assertThat(build(cache, tree)).startsWith("0 ");
    assertThat(build(cache, tree)).startsWith("0 ");

    assertThat(compilations).isEqualTo(2);
    assertThat(events).hasSize(2).first().isEqualTo("miss");
    assertThat(events.get(1)).startsWith("cannot keep compiled crates here: ");
  }
}
