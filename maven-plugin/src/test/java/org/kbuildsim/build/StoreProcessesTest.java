package org.kbuildsim.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several JVMs put into, take from and throw away of one directory, all at once. */
final class StoreProcessesTest {
  private static final int JVMS = 3;
  private static final int ROUNDS = 200;
  private static final int NAMES = 20;
  private static final int LARGEST = 8 << 10;

  // Three files: each JVM throws away what the others have just used, or are about to.
  private static final long LIMIT = 3 * LARGEST;

  @TempDir Path directory;

  /** One of the JVMs; what is wrong goes to standard output. */
  static final class Worker {
    private Worker() {}

    public static void main(String[] words) throws Exception {
      ActionStore store = ActionStore.open(Path.of(words[0]), LIMIT, null, warning -> {});
      Random random = new Random(Long.parseLong(words[1]));
      int found = 0;
      for (int round = 0; round < ROUNDS; round++) {
        byte[] bytes = bytes(random.nextInt(NAMES));
        String key = HexFormat.of().formatHex(Digests.sha256().digest(bytes));
        for (ActionStore.Kind kind : ActionStore.Kind.values()) {
          byte[] got = store.get(kind, key).orElse(null);
          if (got == null) {
            store.put(kind, key, bytes);
          } else if (java.util.Arrays.equals(got, bytes)) {
            found++;
          } else {
            System.out.println(kind + " " + key + " holds something else");
          }
        }
      }
      System.out.println(found > 0 ? "found some" : "found nothing");
    }

    private static byte[] bytes(int name) {
      byte[] bytes = new byte[LARGEST / 2 + name * (LARGEST / 2) / NAMES];
      new Random(name).nextBytes(bytes);
      return bytes;
    }
  }

  @Test
  void whatIsTakenIsWhatWasPut() throws Exception {
    List<Process> workers = new ArrayList<>();
    for (int i = 0; i < JVMS; i++) {
      workers.add(
          new ProcessBuilder(
                  System.getProperty("java.home") + "/bin/java",
                  "-Xshare:auto",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Worker.class.getName(),
                  directory.resolve("store").toString(),
                  String.valueOf(i))
              .redirectErrorStream(true)
              .start());
    }
    try {
      for (Process worker : workers) {
        String said = new String(worker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).isEqualTo("found some\n");
        assertThat(worker.waitFor()).isZero();
      }
    } finally {
      workers.forEach(Process::destroyForcibly);
    }
    try (Stream<Path> all = Files.walk(directory.resolve("store"))) {
      List<Path> left = all.filter(Files::isRegularFile).toList();
      assertThat(left).noneMatch(file -> file.toString().endsWith(".part"));
      // The last to write may have let the others throw away.
      assertThat(left.stream().mapToLong(file -> file.toFile().length()).sum())
          .isLessThan((JVMS + 1) * LIMIT);
    }
  }

  @Test
  void whatIsBeingWrittenIsNotThrownAway() throws Exception {
    Path others = Files.createDirectories(directory.resolve("store/cas/00")).resolve("new1.part");
    Path leftover = others.resolveSibling("new2.part");
    for (Path file : List.of(others, leftover)) {
      Files.write(file, new byte[LARGEST]);
    }
    long now = System.currentTimeMillis();
    Files.setLastModifiedTime(others, FileTime.fromMillis(now - 60_000));
    Files.setLastModifiedTime(leftover, FileTime.fromMillis(now - 24 * 3_600_000));

    ActionStore store = ActionStore.open(directory.resolve("store"), LIMIT, null, warning -> {});
    for (int name = 0; name < NAMES; name++) {
      byte[] bytes = Worker.bytes(name);
      store.put(
          ActionStore.Kind.CAS, HexFormat.of().formatHex(Digests.sha256().digest(bytes)), bytes);
    }

    assertThat(others).exists();
    assertThat(leftover).doesNotExist();
  }
}
