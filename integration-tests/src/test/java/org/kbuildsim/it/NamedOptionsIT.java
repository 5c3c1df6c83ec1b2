package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kbuildsim.build.ActionCache;
import org.kbuildsim.build.ActionCacheListener;
import org.kbuildsim.build.ActionStore;
import org.kbuildsim.build.Places;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;
import org.kbuildsim.tool.ToolInvocation;

/**
 * A result that the cache has of another configuration is what clang makes in this one: random
 * sources that name options in every way the preprocessor has, and ways that only look like one.
 */
final class NamedOptionsIT {
  private static final int SOURCES = 40;
  private static final List<String> OPTIONS = List.of("A", "A_B", "A_MODULE", "B", "NUMBER", "S");

  /** {@code %1$d} is a number of its own, {@code %2$s} an option without its prefix. */
  private static final List<String> FRAGMENTS =
      List.of(
          "#ifdef CONFIG_%2$s\nint a%1$d;\n#endif\n",
          "#if defined(CONFIG_%2$s) && CONFIG_NUMBER > 3\nint a%1$d;\n#endif\n",
          "char a%1$d[] = STR(CONFIG_%2$s);\n",
          "#define OPT%1$d(x) CONFIG_##x\nchar a%1$d[] = STR(OPT%1$d(%2$s));\n",
          "char a%1$d[] = STR(CAT(CON, FIG_%2$s));\n",
          "char a%1$d[] = STR(CAT(CAT(C, ONFIG_), %2$s));\n",
          "char a%1$d[] = STR(CAT(CONFIG_A, _B));\n",
          "char a%1$d[] = STR(CAT(CONFIG_A, _MODULE));\n",
          "#define J%1$d(a, ...) a##__VA_ARGS__\nchar a%1$d[] = STR(J%1$d(C, ONFIG_%2$s));\n",
          "%%:define D%1$d(x, y) x%%:%%:y\nchar a%1$d[] = STR(D%1$d(CONF, IG_%2$s));\n",
          "char a%1$d[] = STR(CONF\\\nIG_%2$s);\n",
          "char a%1$d[] = STR(CON\\ \nFIG_%2$s);\n",
          "/* CONFIG_%2$s, C, don't */ int a%1$d;\n",
          "// don't CONFIG_%2$s \"\nint a%1$d; /\\\n/ CONFIG_A\n",
          "char a%1$d[] = \"' /* // \" STR(CONFIG_%2$s) \"\\\" */\";\n",
          "int a%1$d = '\"' + '\\'' + sizeof STR(CONFIG_%2$s) /* \" */;\n",
          "int a%1$d = '\\'' + '\"' + '/*' + sizeof STR(CONFIG_%2$s); /* ' */\n",
          "#if 0\ndon't \" say CONFIG_B\n#endif\nint a%1$d = sizeof STR(CONFIG_%2$s);\n",
          "char a%1$d[] = R\"(\" // )\" STR(CONFIG_%2$s) R\"x( /* )x\";\n",
          """
          #pragma push_macro("CONFIG_%2$s")
          #undef CONFIG_%2$s
          #define CONFIG_%2$s 77
          #pragma pop_macro("CONFIG_%2$s")
          int a%1$d;
          """,
          "char a%1$d[] = STR(W);\n",
          "int a%1$d = 0xC + 1.e+3 + .5;\n",
          "int a%1$d;\n");

  private static final String MACROS =
      """
      #define STR(x...) STR_(x)
      #define STR_(x...) #x
      #define CAT(x, y) CAT_(x, y)
      #define CAT_(x, y) x##y
      """;

  @TempDir private Path directory;
  private final Random random = new Random(20261130);
  private final List<String> events = new ArrayList<>();
  private Program cache;

  @BeforeEach
  void open() throws IOException {
    directory = directory.toRealPath();
    Files.createDirectories(directory.resolve("include/generated"));
    cache =
        new ActionCache(
            new NativeProgram(),
            ActionStore.open(
                directory.resolve("cache"), 1 << 30, null, why -> events.add(why.message())),
            Places.of(directory, directory.resolve("source")),
            "clang",
            new ActionCacheListener() {
              @Override
              public void hit(ToolInvocation action) {
                events.add("hit");
              }

              @Override
              public void stored(ToolInvocation action) {
                events.add("stored");
              }
            });
  }

  /** Names that no input has as a word; {@code @} is the end of a line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "B | #define OPT(x) CONFIG_##x@char a[] = STR(OPT(B));",
        "B | char a[] = STR(CAT(CON, FIG_B));",
        "B | char a[] = STR(CAT(CAT(C, ONFIG_), B));",
        "A_B | char a[] = STR(CAT(CONFIG_A, _B));",
        "A_MODULE | #define M(x) x##_MODULE@char a[] = STR(M(CONFIG_A));",
        "B | %:define D(x, y) x%:%:y@char a[] = STR(D(CONF, IG_B));",
        "B | char a[] = STR(CONF\\@IG_B);",
        "B | char a[] = STR(W);",
      })
  void nameThatIsPutTogetherIsSeen(String option, String source) throws Exception {
    write("x.c", MACROS + source.replace('@', '\n') + "\n");
    boolean[] defined = new boolean[OPTIONS.size()];
    // All of a file without definitions counts.
    defined[OPTIONS.indexOf("NUMBER")] = true;
    String define = source.contains("(W)") ? "-DW=CONFIG_B" : "-DNOTHING";
    Outcome outcome = change(defined, OPTIONS.indexOf(option), define);

    assertThat(outcome.differs()).isTrue();
    assertThat(outcome.hit()).isFalse();
  }

  @Test
  void hitsAreWhatClangMakes() throws Exception {
    int hits = 0;
    int differences = 0;
    for (int i = 0; i < SOURCES; i++) {
      write("x.c", MACROS + "#include \"h.h\"\n" + fragments(1 + random.nextInt(3), 0));
      write("h.h", fragments(random.nextInt(2), 50));
      boolean[] defined = new boolean[OPTIONS.size()];
      for (int o = 0; o < defined.length; o++) {
        defined[o] = random.nextBoolean();
      }
      String define = random.nextInt(4) == 0 ? "-DW=CONFIG_" + option() : "-DW=" + i;
      Outcome outcome = change(defined, random.nextInt(defined.length), define);
      hits += outcome.hit() ? 1 : 0;
      differences += outcome.differs() ? 1 : 0;
    }
    // Options of both kinds were asked about often.
    assertThat(hits).isGreaterThan(SOURCES / 8);
    assertThat(differences).isGreaterThan(SOURCES / 8);
  }

  /** What came of a change: whether the cache had the object, and whether it is another one. */
  private record Outcome(boolean hit, boolean differs) {}

  /** Compiles x.c, changes an option, and does it again: by the cache and without. */
  private Outcome change(boolean[] defined, int changed, String define) throws Exception {
    configure(defined);
    events.clear();
    byte[] first = compile(cache, define);
    assertThat(events).containsExactly("stored");
    defined[changed] = !defined[changed];
    configure(defined);
    events.clear();

    byte[] taken = compile(cache, define);
    byte[] made = compile(new NativeProgram(), define);

    assertThat(taken)
        .as("CONFIG_%s, %s%n%s", OPTIONS.get(changed), define, read("x.c"))
        .isEqualTo(made);
    return new Outcome(events.contains("hit"), !Arrays.equals(first, made));
  }

  private String option() {
    return OPTIONS.get(random.nextInt(OPTIONS.size()));
  }

  private String fragments(int count, int first) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())).formatted(first + i, option()));
    }
    return text.toString();
  }

  /** Writes the header as conf does, and waits until it is older than what begins then. */
  private void configure(boolean[] defined) throws Exception {
    StringBuilder text =
        new StringBuilder("/*\n *\n * Automatically generated file; DO NOT EDIT.\n")
            .append(" * Linux/x86 6.12.0 Kernel Configuration\n *\n */\n");
    for (int i = 0; i < defined.length; i++) {
      if (defined[i]) {
        String option = OPTIONS.get(i);
        String value =
            option.equals("NUMBER") ? "7" : option.equals("S") ? "\"a \\\"b\\\" \\\\ // c\"" : "1";
        text.append("#define CONFIG_" + option + " " + value + "\n");
      }
    }
    write("include/generated/autoconf.h", text.toString());
    Thread.sleep(50);
  }

  private byte[] compile(Program program, String define) throws Exception {
    List<String> words =
        List.of(
            Lab.toolchain("a").llvmTool("clang").toString(),
            "-nostdinc",
            "-std=gnu11",
            "-g",
            "-w",
            "-I.",
            define,
            "-include",
            "include/generated/autoconf.h",
            "-Wp,-MMD,.x.o.d",
            "-c",
            "-o",
            "x.o",
            "x.c");
    run(program, words, "x.c");
    return Files.readAllBytes(directory.resolve("x.o"));
  }

  private void run(Program program, List<String> words, String source) throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int status =
        program.run(
            new Invocation(
                words,
                Map.of("PATH", "/usr/bin:/bin"),
                directory,
                InputStream.nullInputStream(),
                said,
                said));
    assertThat(status).as(said.toString(StandardCharsets.UTF_8) + read(source)).isZero();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }
}
