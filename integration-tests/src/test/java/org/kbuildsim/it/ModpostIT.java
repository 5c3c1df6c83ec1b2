package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.modpost.MessageCatalogue;
import org.kbuildsim.modpost.Modpost;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.process.NativeProgram;

/**
 * Our modpost beside the real ones of 6.12 and 7.3: standard error, exit status and every file
 * written, on objects that clang makes of the cases in {@code src/test/corpus/modpost}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ModpostIT {
  private static final Path CORPUS = Path.of("src/test/corpus/modpost");
  private static final List<String> TARGETS = List.of("x86_64-linux-gnu", "aarch64-linux-gnu");

  // What the real ones printed, all cases together.
  private static final Map<ModpostDialect, StringBuilder> SEEN =
      new EnumMap<>(ModpostDialect.class);

  // What one of the two has no words for, with why.
  private static final Map<ModpostDialect, Set<String>> OF_THE_OTHER =
      Map.of(
          ModpostDialect.V6_12,
          Set.of(
              // There are no `module:` namespaces, no device tables of built-in code, and no alias
              // is measured.
              "explicitModuleNamespace",
              "tableMismatch",
              "tableNotTerminated",
              "aliasTooLong",
              "firmwareTextTooLong",
              "invalidWmiCharacter"),
          ModpostDialect.V7_3,
          Set.of(
              // Said of tables by their names now.
              "tableSize", "lastEntry", "oldTableNotTerminated"));

  @TempDir static Path work;

  @Test
  void thereAreManyCases() throws Exception {
    assertThat(ModpostCase.all(CORPUS)).hasSizeGreaterThan(150);
  }

  /**
   * A message in {@link MessageCatalogue} that no case brings the real one to print is not tested.
   */
  @Test
  @Order(2)
  void everyMessageWasPrintedByTheRealOne() {
    Map<String, String> missing = new TreeMap<>();
    for (ModpostDialect dialect : ModpostDialect.values()) {
      StringBuilder seen = SEEN.getOrDefault(dialect, new StringBuilder());
      MessageCatalogue.of(dialect)
          .forEach(
              (name, message) -> {
                boolean told = message.matcher(seen).find();
                boolean possible = !OF_THE_OTHER.getOrDefault(dialect, Set.of()).contains(name);
                if (told != possible) {
                  missing.put(name + " " + series(dialect), message.pattern());
                }
              });
    }
    assertThat(missing).isEmpty();
  }

  @TestFactory
  @Order(1)
  Stream<DynamicTest> sameAsTheRealOne() throws Exception {
    Path objects = Files.createDirectories(work.resolve("objects"));
    CaseCompiler compiler =
        new CaseCompiler(Lab.toolchain("a").llvmTool("clang"), CORPUS.resolve("case.h"), objects);
    Map<ModpostDialect, Path> real = new EnumMap<>(ModpostDialect.class);
    for (ModpostDialect dialect : ModpostDialect.values()) {
      Path tools = Lab.toolchains().hostTools(series(dialect)).directory();
      real.put(dialect, tools.resolve("scripts/mod/modpost"));
    }
    return TARGETS.stream()
        .flatMap(
            target ->
                cases().stream()
                    .map(
                        testCase ->
                            DynamicTest.dynamicTest(
                                testCase.name() + " " + target,
                                () -> compare(testCase, target, compiler, real))));
  }

  private void compare(
      ModpostCase testCase, String target, CaseCompiler compiler, Map<ModpostDialect, Path> real)
      throws Exception {
    Path sources = work.resolve(target).resolve(testCase.name());
    Files.createDirectories(sources);
    testCase.prepare(sources, compiler, target);
    for (Map.Entry<ModpostDialect, Path> theirs : real.entrySet()) {
      String series = series(theirs.getKey());
      Path beside = copy(sources, sources.resolveSibling(testCase.name() + "-real-" + series));
      Path ours = copy(sources, sources.resolveSibling(testCase.name() + "-ours-" + series));

      String expected =
          testCase.observe(new NativeProgram(), List.of(theirs.getValue().toString()), beside);
      String actual = testCase.observe(new Modpost(theirs.getKey()), List.of("modpost"), ours);

      SEEN.computeIfAbsent(theirs.getKey(), d -> new StringBuilder()).append(expected);
      assertThat(actual).as("%s in the words of %s", testCase.name(), series).isEqualTo(expected);
    }
  }

  private static String series(ModpostDialect dialect) {
    return dialect == ModpostDialect.V6_12 ? "6.12" : "7.3";
  }

  private static List<ModpostCase> cases() {
    try {
      return ModpostCase.all(CORPUS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path path : tree.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
    return to;
  }
}
