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
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;
import org.kbuildsim.tool.ToolInvocation;

/** The cache before a compiler that reads and writes as clang does, so that each cause can vary. */
final class ActionCacheTest {
  @TempDir Path temporary;
  private Path source;
  private Path store;
  private Path clang;
  private final Map<String, String> environment = new HashMap<>(Map.of("PATH", "/usr/bin:/bin"));
  private final List<String> events = new ArrayList<>();
  private int compilations;

  @BeforeEach
  void makeTree() throws IOException {
    temporary = temporary.toRealPath();
    source = temporary.resolve("source");
    store = temporary.resolve("cache");
    clang = temporary.resolve("tools/bin/clang");
    write(clang, "#!/bin/sh\n");
    write(source.resolve("main.c"), "#include <a.h>");
    write(source.resolve("late/a.h"), "late");
    Files.createDirectories(source.resolve("early"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Waits until files that are there now are older than what begins then. */
  private static void settle() throws InterruptedException {
    Thread.sleep(2 * FileStates.TICK_MILLIS);
  }

  private Path objectTree(String name) throws IOException {
    return Files.createDirectories(temporary.resolve(name));
  }

  /** As much of clang as the cache sees: the first a.h of the search path goes into the object. */
  private int compile(Invocation invocation) throws IOException {
    compilations++;
    Path here = invocation.directory();
    Path header = source.resolve("early/a.h");
    if (!Files.exists(header)) {
      header = source.resolve("late/a.h");
    }
    String made =
        Files.readString(source.resolve("main.c"))
            + Files.readString(header)
            + invocation.arguments().subList(5, 6)
            + invocation.environment().get("CPATH")
            + Files.readString(clang);
    Files.writeString(here.resolve("main.o"), made);
    Files.writeString(
        here.resolve(".main.o.d"),
        "main.o: %s \\\n  %s\n".formatted(source.resolve("main.c"), header));
    invocation.err().write("warning: one\n".getBytes(StandardCharsets.UTF_8));
    return 0;
  }

  private ActionCache cache(Program tools, Path objects) {
    return new ActionCache(
        tools,
        ActionStore.open(store, 1 << 20, null, d -> events.add(d.message())),
        Places.of(objects, source),
        "clang 19",
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

  private String build(Path objects, String... more) throws Exception {
    return build(cache(this::compile, objects), objects, more);
  }

  private String build(Program program, Path objects, String... more) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                clang.toString(),
                "-nostdinc",
                "-I" + source.resolve("early"),
                "-I" + source.resolve("late"),
                "-Wp,-MMD,.main.o.d"));
    words.addAll(List.of(more));
    words.addAll(List.of("-c", "-o", "main.o", source.resolve("main.c").toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        program.run(
            new Invocation(words, environment, objects, InputStream.nullInputStream(), out, err));
    return status + " " + err.toString(StandardCharsets.UTF_8);
  }

  private static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(directory.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  @Test
  void secondObjectTreeTakesWhatTheFirstMade() throws Exception {
    Path first = objectTree("first");
    Path second = objectTree("somewhere/else");
    settle();

    assertThat(build(first)).isEqualTo("0 warning: one\n");
    assertThat(build(second)).isEqualTo("0 warning: one\n");

    assertThat(events).containsExactly("miss", "stored", "hit");
    assertThat(files(second)).isEqualTo(files(first)).hasSize(2);
  }

  @Test
  void otherCheckoutTakesItAndItsDependencyFileNamesItsOwnSources() throws Exception {
    // One of the object tree's own headers is read, too, and the trees' names sort the other way.
    Program tool =
        invocation -> {
          compile(invocation);
          Files.writeString(
              invocation.directory().resolve(".main.o.d"),
              "main.o: %s %s/gen.h\n".formatted(source.resolve("main.c"), invocation.directory()));
          return 0;
        };
    Path first = objectTree("first");
    write(first.resolve("gen.h"), "generated");
    settle();
    build(cache(tool, first), first);
    Path other = temporary.resolve("other checkout");
    Files.move(source, other);
    source = other;
    Path second = objectTree("second");
    write(second.resolve("gen.h"), "generated");
    settle();
    build(cache(tool, second), second);

    assertThat(events).containsExactly("miss", "stored", "hit");
    assertThat(files(second).get(".main.o.d"))
        .isEqualTo("main.o: %s/main.c %s/gen.h\n".formatted(other, second));
  }

  @Test
  void outputThatNamesAPlaceIsKeptForThatPlaceAlone() throws Exception {
    Path first = objectTree("first");
    Path second = objectTree("second");
    Program naming =
        invocation -> {
          compile(invocation);
          Files.writeString(
              invocation.directory().resolve("main.o"), "made in " + invocation.directory());
          return 0;
        };
    settle();
    build(cache(naming, first), first);
    build(cache(naming, second), second);
    build(cache(naming, first), first);

    assertThat(events).containsExactly("miss", "stored", "miss", "stored", "hit");
    assertThat(files(first).get("main.o")).isEqualTo("made in " + first);
  }

  /** Everything that the compiler's output depends on, changed in every order. */
  @Test
  void whateverChangesTheOutputIsAsIfThereWereNoCache() throws Exception {
    Random random = new Random(7);
    Path cached = objectTree("cached");
    Path alone = objectTree("alone");
    String[] options = {"-DX=1"};
    int hits = 0;
    for (int step = 0; step < 60; step++) {
      int value = random.nextInt(2);
      switch (random.nextInt(7)) {
        case 0 -> write(source.resolve("main.c"), "#include <a.h> // " + value);
        case 1 -> write(source.resolve("late/a.h"), "late " + value);
        case 2 -> write(source.resolve("early/a.h"), "early " + value);
        case 3 -> Files.deleteIfExists(source.resolve("early/a.h"));
        case 4 -> options = new String[] {"-DX=" + value};
        case 5 -> environment.put("CPATH", "/" + value);
        default -> write(clang, "#!/bin/sh\n# " + value + "\n");
      }
      settle();
      events.clear();
      build(cached, options);
      hits += events.contains("hit") ? 1 : 0;
      build(this::compile, alone, options);
      assertThat(files(cached)).as("step " + step + ": " + events).isEqualTo(files(alone));
    }
    assertThat(hits).isGreaterThan(10);
  }

  @Test
  void headerEarlierInTheSearchPathIsAMiss() throws Exception {
    Path tree = objectTree("tree");
    settle();
    build(tree);
    write(source.resolve("early/a.h"), "early");
    settle();
    build(tree);

    assertThat(events).containsExactly("miss", "stored", "miss", "stored");
    assertThat(files(tree).get("main.o")).contains("early");
  }

  @Test
  void headerThatChangesDuringTheRunIsNotKept() throws Exception {
    Path tree = objectTree("tree");
    settle();
    build(
        cache(
            invocation -> {
              compile(invocation);
              // With a time of long ago: who only looks at that is deceived.
              Path header = source.resolve("late/a.h");
              Files.writeString(header, "other");
              Files.setLastModifiedTime(header, FileTime.fromMillis(1_000_000_000_000L));
              return 0;
            },
            tree),
        tree);
    build(
        cache(
            invocation -> {
              compile(invocation);
              write(source.resolve("early/a.h"), "appeared");
              return 0;
            },
            tree),
        tree);

    assertThat(events).containsExactly("miss", "miss");
  }

  @Test
  void whatTheDependencyFileCannotNameIsNotKept() throws Exception {
    Path tree = objectTree("tree");
    for (String text :
        List.of(
            "asm(\".incbin \\\"data\\\"\");",
            "#if __has_include(<b.h>)",
            "# pragma GCC system_header",
            "char *built = __DATE__;")) {
      write(source.resolve("late/a.h"), text);
      settle();
      events.clear();
      build(tree);
      assertThat(events).as(text).containsExactly("miss");
    }
  }

  @Test
  void optionsThatReadOrWriteBesideAreNoneOfItsBusiness() throws Exception {
    Path tree = objectTree("tree");
    for (String option :
        List.of(
            "-fplugin=x.so",
            "-fprofile-use=x",
            "-fsanitize-ignorelist=/x",
            "-gsplit-dwarf",
            "-save-temps",
            "-isystem",
            "-Wa,-I/x",
            "--coverage",
            "-fsave-optimization-record",
            "-unheard-of")) {
      build(tree, option);
    }
    build(cache(invocation -> 7, tree), tree, "-E", "-M");

    assertThat(events).isEmpty();
    assertThat(store).doesNotExist();
  }

  @Test
  void failureIsNotKept() throws Exception {
    Path tree = objectTree("tree");
    Program failing =
        invocation -> {
          compile(invocation);
          return 1;
        };
    build(cache(failing, tree), tree);
    build(cache(failing, tree), tree);

    assertThat(events).containsExactly("miss", "miss");
  }

  @Test
  void dependencyFileOfAnEarlierRunIsNotTakenForThisOnes() throws Exception {
    Path tree = objectTree("tree");
    build(this::compile, tree);
    settle();
    build(
        cache(
            invocation -> {
              Files.writeString(tree.resolve("main.o"), "made");
              return 0;
            },
            tree),
        tree);

    assertThat(events).containsExactly("miss");
  }

  /** Each file of the cache torn, emptied and changed in the middle: never another output. */
  @Test
  void damagedFilesAreMisses() throws Exception {
    Path tree = objectTree("tree");
    settle();
    build(tree);
    Map<String, String> right = files(tree);
    for (String damage : List.of("torn", "empty", "changed")) {
      List<Path> files;
      try (Stream<Path> all = Files.walk(store)) {
        files = all.filter(Files::isRegularFile).toList();
      }
      assertThat(files).hasSizeGreaterThanOrEqualTo(4);
      for (Path file : files) {
        byte[] bytes = Files.readAllBytes(file);
        byte[] damaged =
            java.util.Arrays.copyOf(
                bytes,
                damage.equals("torn")
                    ? bytes.length / 2
                    : damage.equals("empty") ? 0 : bytes.length);
        if (damage.equals("changed")) {
          damaged[bytes.length / 2] ^= 1;
        }
        Files.write(file, damaged);
        events.clear();
        Files.delete(tree.resolve("main.o"));
        build(tree);
        assertThat(events).as(damage + " " + file).containsExactly("miss", "stored");
        assertThat(files(tree)).isEqualTo(right);
      }
    }
  }

  @Test
  void resultUnderAnotherNameIsNotTaken() throws Exception {
    Path tree = objectTree("tree");
    settle();
    build(tree, "-DX=1");
    build(tree, "-DX=2");
    List<Path> results = new ArrayList<>();
    try (Stream<Path> all = Files.walk(store.resolve("ac"))) {
      for (Path record : all.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(record, StandardCharsets.ISO_8859_1);
        if (text.contains(String.valueOf(record.getFileName()))) {
          results.add(record);
        }
      }
    }
    assertThat(results).hasSize(2);
    byte[] first = Files.readAllBytes(results.get(0));
    Files.write(results.get(0), Files.readAllBytes(results.get(1)));
    Files.write(results.get(1), first);
    events.clear();
    build(tree, "-DX=2");

    assertThat(events).containsExactly("miss", "stored");
    assertThat(files(tree).get("main.o")).contains("-DX=2");
  }

  @Test
  void hitIsACopyThatABuildMayWriteTo() throws Exception {
    Path tree = objectTree("tree");
    settle();
    build(tree);
    build(tree);
    Map<String, String> right = files(tree);
    // objcopy and strip work in place.
    try (OutputStream out =
        Files.newOutputStream(tree.resolve("main.o"), java.nio.file.StandardOpenOption.WRITE)) {
      out.write('X');
    }
    build(tree);

    assertThat(events).containsExactly("miss", "stored", "hit", "hit");
    assertThat(files(tree)).isEqualTo(right);
  }

  /** A directory was there when the result was made, and is a link out of the tree now. */
  @Test
  void hitIsNotWrittenThroughALinkThatLeadsOut() throws Exception {
    Path tree = objectTree("tree");
    Path home = Files.createDirectories(temporary.resolve("home"));
    Files.createDirectories(tree.resolve("d"));
    Program tool =
        invocation -> {
          compilations++;
          if (Files.isSymbolicLink(tree.resolve("d"))) {
            return 1;
          }
          Files.writeString(tree.resolve("d/main.o"), "made");
          Files.writeString(
              tree.resolve("d/.main.o.d"), "d/main.o: " + source.resolve("main.c") + "\n");
          return 0;
        };
    List<String> words =
        List.of(
            clang.toString(),
            "-nostdinc",
            "-Wp,-MMD,d/.main.o.d",
            "-c",
            "-o",
            "d/main.o",
            source.resolve("main.c").toString());
    settle();
    for (int run = 0; run < 3; run++) {
      cache(tool, tree)
          .run(
              new Invocation(
                  words,
                  environment,
                  tree,
                  InputStream.nullInputStream(),
                  OutputStream.nullOutputStream(),
                  OutputStream.nullOutputStream()));
      if (run == 1) {
        Files.delete(tree.resolve("d/main.o"));
        Files.delete(tree.resolve("d/.main.o.d"));
        Files.delete(tree.resolve("d"));
        Files.createSymbolicLink(tree.resolve("d"), home);
      }
    }
    assertThat(events).containsExactly("miss", "stored", "hit", "miss");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void whatWasNotUsedForLongestGoesFirst() throws Exception {
    LocalStore small = new LocalStore(store, 1000);
    byte[] content = new byte[100];
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String key = "%064x".formatted(i);
      keys.add(key);
      small.put(ActionStore.Kind.AC, key, content);
      Path file = store.resolve("ac/00").resolve(key);
      if (Files.exists(file)) {
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L + i * 1000L));
      }
      // Of use again and again.
      small.get(ActionStore.Kind.AC, keys.get(0));
    }
    assertThat(small.get(ActionStore.Kind.AC, keys.get(0))).isPresent();
    assertThat(small.get(ActionStore.Kind.AC, keys.get(1))).isEmpty();
    assertThat(small.get(ActionStore.Kind.AC, keys.get(7))).isPresent();
  }

  @Test
  void cacheThatCannotBeWrittenIsGivenUpOnce() throws Exception {
    Path tree = objectTree("tree");
    Files.writeString(store, "a file, where a directory should be");
    ActionCache cache = cache(this::compile, tree);
    settle();

    assertThat(build(cache, tree)).startsWith("0 ");
    assertThat(build(cache, tree)).startsWith("0 ");

    assertThat(compilations).isEqualTo(2);
    assertThat(events).hasSize(2).first().isEqualTo("miss");
    assertThat(events.get(1)).startsWith("cannot keep results of compilers: ");
  }
}
