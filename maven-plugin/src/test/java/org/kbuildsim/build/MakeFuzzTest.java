package org.kbuildsim.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.process.ByteText;
import org.kbuildsim.process.Invocation;

/**
 * Makefiles of the corpus, damaged at random: whatever comes of it, make ends, with a status and
 * messages of its own. No command is run.
 *
 * <p>{@code -Dkbuild.random=N} and {@code -Dkbuild.random.from=SEED} run more of them, and others.
 */
final class MakeFuzzTest {
  private static final int FEW = 150;
  private static final long MOST_SECONDS = 120;

  private static final List<String> TOKENS =
      List.of(
          "$(",
          "${",
          ")",
          "}",
          "$",
          "$$",
          ":",
          "::",
          "=",
          ":=",
          "+=",
          "?=",
          "!=",
          ";",
          "\t",
          "\\\n",
          "\n",
          "%",
          "#",
          "|",
          "@",
          "(",
          ",",
          " ",
          "define X\n",
          "endef\n",
          "ifdef X\n",
          "else\n",
          "endif\n",
          "include ",
          "$(call f,",
          "$(eval ",
          "$(foreach i,a b,",
          "$(if ",
          "export ",
          "override ",
          "private ",
          "undefine ",
          "vpath %.c ",
          ".PHONY: ",
          ".SECONDEXPANSION:\n",
          "lib(a b)",
          "-lx",
          "~",
          "*",
          "[a",
          "&:",
          "$@",
          "$(@D)",
          "\0",
          "\u00e9",
          "\udce9",
          "\r\n");

  @TempDir Path directory;

  @Test
  void damagedMakefilesEnd() throws Exception {
    List<String> makefiles = makefiles();
    int from = Integer.getInteger("kbuild.random.from", 0);
    for (int seed = from; seed < from + Integer.getInteger("kbuild.random", FEW); seed++) {
      Random random = new Random(seed);
      String damaged = damaged(makefiles, random);
      List<String> words =
          List.of("make", List.of("-n", "-k", "-p", "-d", "-r", "-B").get(random.nextInt(6)));
      check("seed " + seed + " by " + words, damaged, words);
    }
  }

  private static List<String> makefiles() throws IOException {
    List<String> texts = new ArrayList<>();
    for (String corpus : List.of("make", "make-errors")) {
      try (Stream<Path> files = Files.list(Path.of("src/test/corpus", corpus))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".mk")).sorted().toList()) {
          String text = Files.readString(file, StandardCharsets.UTF_8);
          // $(file) alone writes without a command.
          if (!text.contains("$(file")) {
            texts.add(text);
          }
        }
      }
    }
    return texts;
  }

  private static String damaged(List<String> makefiles, Random random) {
    StringBuilder text = new StringBuilder(makefiles.get(random.nextInt(makefiles.size())));
    for (int times = 1 + random.nextInt(8); times > 0; times--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(20));
      switch (random.nextInt(6)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, text.substring(at, end));
        case 2 -> text.insert(at, TOKENS.get(random.nextInt(TOKENS.size())).repeat(500));
        case 3 -> {
          String other = makefiles.get(random.nextInt(makefiles.size()));
          int start = random.nextInt(other.length());
          text.insert(
              at, other.substring(start, Math.min(other.length(), start + random.nextInt(80))));
        }
        default -> text.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
      }
    }
    return text.toString();
  }

  private void check(String name, String makefile, List<String> words) throws Exception {
    Files.write(directory.resolve("Makefile"), ByteText.bytes(makefile));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Invocation invocation =
        new Invocation(words, Map.of(), directory, InputStream.nullInputStream(), output, output);
    int[] status = {-1};
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>(null);
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                status[0] = MakeEngine.builder(command -> 0).build().run(invocation);
              } catch (Exception | Error e) {
                thrown.set(e);
              }
            },
            "make",
            64L << 20);
    thread.setDaemon(true);
    thread.start();
    thread.join(TimeUnit.SECONDS.toMillis(MOST_SECONDS));

    assertThat(thread.isAlive()).as("%s does not end:\n%s", name, makefile).isFalse();
    assertThat(thrown.get()).as("%s:\n%s", name, makefile).isNull();
    assertThat(status[0]).as("%s:\n%s", name, makefile).isBetween(0, 2);
  }
}
