package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.check.ChangeCheck;
import org.kbuildsim.check.ChangeCheck.Effect;
import org.kbuildsim.check.ChangeCheck.Verdict;
import org.kbuildsim.check.Check;
import org.kbuildsim.check.CheckRequest;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.kernel.CacheRequest;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.tree.PatchSeries;

/**
 * Whatever file that the Rust half is made of is edited, whatever flags change: the incremental
 * build ends as a clean one, and no check has anything to say. Profile {@code every-file}; {@code
 * kbuild.file} is a regular expression of those to try.
 *
 * <p>Makefiles are {@code kbuild:mutate}'s.
 */
@Tag("every-file")
final class EveryFileIT {
  private static final Configuration INLINED = Configuration.parse("x86_64+RUST_INLINE_HELPERS");

  /** What is put behind a file to make another object of it. */
  private static final String RUST = "\n#[used]\nstatic KBUILDSIM_EDIT: u8 = 1;\n";

  private static final String C =
      "\nstatic const char kbuildsim_edit[] __attribute__((used)) = \"edit\";\n";
  private static final String HEADER =
      "\n#if !defined(__ASSEMBLER__) && !defined(KBUILDSIM_EDIT)\n#define KBUILDSIM_EDIT"
          + C
          + "#endif\n";
  private static final String KCONFIG = "\nconfig KBUILDSIM_EDIT\n\tdef_bool y\n";

  /** What is put behind the top Makefile, as if it stood on the command line. */
  private static final List<String> FLAGS =
      List.of(
          "KBUILD_CFLAGS += -fno-inline-functions",
          "KBUILD_CPPFLAGS += -DKBUILDSIM_EDIT",
          "KBUILD_RUSTFLAGS += --cfg=kbuildsim_edit",
          "KBUILD_RUSTFLAGS_MODULE += --cfg=kbuildsim_edit");

  @TempDir static Path directory;
  private static ChangeCheck checks;
  private static Set<String> files;

  @BeforeAll
  static void buildTheTreeAsItIs() throws IOException, InterruptedException {
    checks =
        ChangeCheck.of(
            new CheckRequest(
                KernelTree.open(Lab.tree()),
                new PatchSeries("edits", "", List.of()),
                List.of(INLINED),
                List.of(),
                List.of(),
                directory,
                Lab.toolchain("a"),
                ModpostDialect.V6_12,
                CacheRequest.in(Lab.cache()),
                2,
                Lab.confinement(Duration.ofMinutes(5))),
            System.out::println);
    // Before an edit leaves other objects.
    files = filesOfTheRustHalf();
  }

  @AfterAll
  static void leaveTheCopy() {
    checks.close();
  }

  @TestFactory
  Stream<DynamicTest> editOfAFile() {
    assertThat(files)
        .hasSizeGreaterThan(140)
        .contains("rust/kernel/lib.rs", "rust/helpers/slab.c", "include/linux/slab.h");
    Set<String> edited = new TreeSet<>(files);
    // Of a program of the build what it makes is compared, and such an edit changes nothing of
    // that.
    edited.remove("scripts/generate_rust_target.rs");
    edited.addAll(List.of("init/Kconfig", "lib/Kconfig.debug", "Kconfig"));
    return each(
        edited,
        file -> assertThat(verdict(file, edit(file)).effect()).isEqualTo(Effect.OTHER_FILES));
  }

  @TestFactory
  Stream<DynamicTest> changeOfFlags() {
    return each(
        FLAGS,
        flags ->
            assertThat(verdict("Makefile", "\n" + flags + "\n").effect())
                .isNotEqualTo(Effect.NONE));
  }

  /**
   * As the series was merged, modules do not depend on the bitcode that is linked into them: the
   * corpus has it as {@code history/merged}, with its cure.
   */
  @Test
  void knownFaultOfTheSeriesAsMergedIsTold() throws Exception {
    String flags = "\nKBUILD_CFLAGS_MODULE += -fno-inline-functions\n";

    assertThat(of("Makefile", flags).told()).containsExactly(Check.INCREMENTAL_DIFFERS);
  }

  private static Stream<DynamicTest> each(Collection<String> names, ThrowingConsumer<String> test) {
    Pattern wanted = Pattern.compile(System.getProperty("kbuild.file", ""));
    return DynamicTest.stream(
        names.stream().filter(name -> wanted.matcher(name).find()), name -> name, test);
  }

  private static Verdict verdict(String file, String more) throws Exception {
    Verdict verdict = of(file, more);
    assertThat(verdict.told()).isEmpty();
    return verdict;
  }

  private static Verdict of(String file, String more) throws Exception {
    return checks.of(file, Files.readString(Lab.tree().resolve(file)) + more);
  }

  private static String edit(String file) {
    if (file.contains("Kconfig")) {
      return KCONFIG;
    }
    return file.endsWith(".rs") ? RUST : file.endsWith(".h") ? HEADER : C;
  }

  /**
   * Returns the sources that the dependency records of Rust objects, and of what is below rust/,
   * name.
   */
  private static Set<String> filesOfTheRustHalf() throws IOException {
    Path objects = directory.resolve("objects").resolve(INLINED.name());
    Pattern name =
        Pattern.compile(
            Pattern.quote(directory.resolve("source") + "/") + "([^\\s\\\\:)]+\\.(rs|c|h))\\b");
    Set<String> files = new TreeSet<>();
    for (String record : Lab.files(objects)) {
      if (!record.endsWith(".cmd")) {
        continue;
      }
      String text = Files.readString(objects.resolve(record));
      if (record.startsWith("rust/") || text.lines().findFirst().orElse("").contains(".rs")) {
        Matcher names = name.matcher(text);
        while (names.find()) {
          files.add(names.group(1));
        }
      }
    }
    return files;
  }
}
