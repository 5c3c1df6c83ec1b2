package org.kbuildsim.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Runs processes shut in by bubblewrap: they see the files of a {@link Reach} and no others, no
 * network, no other process and no home; /tmp is their own. Whatever they start ends with them.
 *
 * <p>Nothing of the invocation touches bubblewrap itself, which runs outside: it is started with an
 * empty environment, or {@code LD_PRELOAD} would reach it.
 */
public final class Sandbox implements Program {
  private static final int KILLED = 128 + 9;
  private static final long OWN_FILES = 1L << 30;
  private static final Path LIMITER = Path.of("/usr/bin/prlimit");

  private final List<String> walls;
  private final Limits limits;
  private final Consumer<String> exceeded;
  private final NativeProgram processes = new NativeProgram();

  /**
   * Creates a sandbox.
   *
   * @param bubblewrap the program {@code bwrap}
   * @param exceeded gets a sentence for each program that a limit ended
   */
  public Sandbox(Path bubblewrap, Reach reach, Limits limits, Consumer<String> exceeded) {
    this.limits = limits;
    this.exceeded = exceeded;
    this.walls = walls(bubblewrap, reach);
  }

  /** Returns why {@code bubblewrap} cannot work here; empty if it can. */
  public static String obstacle(Path bubblewrap) {
    if (!Files.isExecutable(LIMITER)) {
      return "there is no " + LIMITER;
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    List<String> trial =
        List.of(
            bubblewrap.toString(),
            "--unshare-all",
            "--ro-bind",
            "/",
            "/",
            "--proc",
            "/proc",
            LIMITER.toString(),
            "--version");
    try {
      int status =
          new NativeProgram()
              .run(
                  new Invocation(
                      trial, Map.of(), Path.of("/"), InputStream.nullInputStream(), said, said));
      return status == 0 ? "" : said.toString(StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private static List<String> walls(Path bubblewrap, Reach reach) {
    List<String> words = new ArrayList<>();
    words.add(bubblewrap.toString());
    words.addAll(List.of("--unshare-all", "--die-with-parent", "--new-session"));
    // Root would keep its capabilities in there, and could mount anew what is mounted read-only.
    words.addAll(List.of("--cap-drop", "ALL"));
    words.addAll(List.of("--dev", "/dev", "--proc", "/proc"));
    for (String own : List.of("/tmp", "/dev/shm")) {
      words.addAll(List.of("--size", Long.toString(OWN_FILES), "--tmpfs", own));
    }
    // Sorted, so that what lies in a directory comes after it and is not hidden by it.
    Map<Path, List<String>> views = new TreeMap<>();
    for (Path path : reach.readable()) {
      boolean seen = reach.readable().stream().anyMatch(o -> !o.equals(path) && path.startsWith(o));
      if (!seen) {
        views.put(path, view(path, "--ro-bind"));
      }
    }
    for (Path path : reach.writable()) {
      views.put(path, view(path, "--bind"));
    }
    views.values().forEach(words::addAll);
    return List.copyOf(words);
  }

  private static List<String> view(Path path, String how) {
    if (Files.isSymbolicLink(path)) {
      try {
        return List.of("--symlink", Files.readSymbolicLink(path).toString(), path.toString());
      } catch (IOException unreadable) {
        return List.of();
      }
    }
    return List.of(how, path.toString(), path.toString());
  }

  @Override
  public int run(Invocation invocation) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(walls);
    new TreeMap<>(invocation.environment())
        .forEach((name, value) -> words.addAll(List.of("--setenv", name, value)));
    words.addAll(List.of("--chdir", invocation.directory().toString(), "--"));
    words.add(LIMITER.toString());
    words.add("--data=" + limits.memory());
    words.add("--fsize=" + limits.file());
    words.addAll(List.of("--core=0", "--"));
    words.addAll(invocation.arguments());
    Watch watch = new Watch(limits);
    OutputStream out = watch.counting(invocation.out());
    boolean merged = invocation.out() == invocation.err();
    OutputStream err = merged ? out : watch.counting(invocation.err());
    Invocation shutIn = new Invocation(words, Map.of(), Path.of("/"), invocation.in(), out, err);
    int status;
    try {
      status = processes.run(shutIn, watch::begin);
    } finally {
      watch.end();
    }
    String excess = watch.end();
    if (excess == null) {
      return status;
    }
    String sentence = "`" + invocation.program() + "` was ended: it " + excess;
    exceeded.accept(sentence);
    invocation.err().write((sentence + "\n").getBytes(StandardCharsets.UTF_8));
    return KILLED;
  }
}
