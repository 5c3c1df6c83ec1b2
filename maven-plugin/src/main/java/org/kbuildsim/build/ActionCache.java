package org.kbuildsim.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;
import org.kbuildsim.tool.Rustc;
import org.kbuildsim.tool.ToolInvocation;

/**
 * Runs tools, and what is expensive only once: outputs are kept by the content of all that went in.
 *
 * <p>Two steps, as ccache's depend mode has them. Words, tool, environment and the inputs that the
 * words name make a key. Under it lie records of runs, each with the files that the dependency file
 * listed; the first record whose files are unchanged is taken. A record is one file, written beside
 * and renamed, sealed by a hash: builds at the same time and torn files do no harm. Only
 * invocations of rustc that write a dependency file with crates in it are known well enough for
 * this; anything else passes straight through.
 *
 * <p>A cache that cannot be written is given up with one warning, and the build goes on.
 */
public final class ActionCache implements Program {
  /** Without it, rustc's dependency file leaves out the crates that were read. */
  private static final String LISTS_CRATES = "-Zbinary-dep-depinfo=y";

  private final Program tools;
  private final Path directory;
  private final String toolchain;
  private final Predicate<ToolInvocation> policy;
  private final ActionCacheListener listener;
  private final AtomicBoolean unusable = new AtomicBoolean();
  private final Map<String, ReentrantLock> running = new ConcurrentHashMap<>();

  /**
   * Creates a cache.
   *
   * @param tools what runs a tool
   * @param directory where records are kept; made when the first one is
   * @param toolchain names the tools behind wrapper scripts: versions, or a hash
   * @param policy which actions are worth it, and known to depend on nothing unseen
   */
  public ActionCache(
      Program tools,
      Path directory,
      String toolchain,
      Predicate<ToolInvocation> policy,
      ActionCacheListener listener) {
    this.tools = tools;
    this.directory = directory;
    this.toolchain = toolchain;
    this.policy = policy;
    this.listener = listener;
  }

  /**
   * Returns the policy for the crates that come with the toolchain: those whose root lies below
   * {@code library}. They use no proc macro and no crate that is searched for.
   */
  public static Predicate<ToolInvocation> cratesBelow(Path library) {
    return action ->
        action instanceof Rustc rustc
            && rustc.crateRoot() != null
            && rustc.externs().isEmpty()
            && isBelow(rustc.crateRoot(), library);
  }

  private static boolean isBelow(String file, Path directory) {
    try {
      Path path = Path.of(file);
      return path.isAbsolute()
          && (path.normalize().startsWith(directory)
              || path.toRealPath().startsWith(directory.toRealPath()));
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }

  @Override
  public int run(Invocation invocation) throws IOException, InterruptedException {
    ToolInvocation action = ToolInvocation.parse(invocation.arguments(), invocation.directory());
    if (unusable.get()
        || !(action instanceof Rustc rustc)
        || rustc.question()
        || rustc.depfile() == null
        || !knowsItsCrates(rustc, invocation)
        || !policy.test(action)) {
      return tools.run(invocation);
    }
    String key;
    try {
      key = RustcActionKey.of(rustc, invocation, toolchain);
    } catch (IOException e) {
      // An input is missing: the compiler will say so in its own words.
      return tools.run(invocation);
    }
    // Two variants of a build want the same crate at the same moment; one of them waits.
    ReentrantLock lock = running.computeIfAbsent(key, k -> new ReentrantLock());
    lock.lockInterruptibly();
    try {
      ActionRecord record = find(rustc, key, invocation);
      if (record != null && replay(record, invocation)) {
        listener.hit(action);
        return record.status();
      }
      listener.miss(action);
      return runAndKeep(rustc, key, invocation);
    } finally {
      lock.unlock();
    }
  }

  // `core` is the crate that uses none.
  private static boolean knowsItsCrates(Rustc rustc, Invocation invocation) {
    return rustc.crateName().equals("core") || invocation.arguments().contains(LISTS_CRATES);
  }

  private Path records(String key) {
    return directory.resolve(key.substring(0, 2)).resolve(key);
  }

  private @Nullable ActionRecord find(Rustc rustc, String key, Invocation invocation) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(records(key), "*.action")) {
      for (Path file : files) {
        ActionRecord record = ActionRecord.of(Files.readAllBytes(file));
        if (record != null
            && record.holds(invocation.directory(), invocation.environment())
            && record.files().keySet().stream()
                .noneMatch(name -> RustcActionKey.isRemapped(rustc, invocation, name))) {
          return record;
        }
      }
    } catch (IOException absentOrUnreadable) {
      return null;
    }
    return null;
  }

  private static boolean replay(ActionRecord record, Invocation invocation) throws IOException {
    try {
      record.restore(invocation.directory());
    } catch (IOException e) {
      // Where we cannot write, the compiler cannot either, and it knows how to say so.
      return false;
    }
    invocation.out().write(ActionRecord.raw(record.standardOutput()));
    invocation.err().write(ActionRecord.raw(record.standardError()));
    return true;
  }

  private int runAndKeep(Rustc rustc, String key, Invocation invocation)
      throws IOException, InterruptedException {
    long start = System.currentTimeMillis();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    OutputStream teeOut = new Tee(invocation.out(), out);
    boolean merged = invocation.out() == invocation.err();
    int status =
        tools.run(
            invocation.withStreams(
                invocation.in(), teeOut, merged ? teeOut : new Tee(invocation.err(), err)));
    if (status != 0) {
      return status;
    }
    ActionRecord record =
        record(
            rustc,
            invocation,
            start,
            out.toString(StandardCharsets.ISO_8859_1),
            err.toString(StandardCharsets.ISO_8859_1));
    if (record != null) {
      try {
        store(key, record);
        listener.stored(rustc);
      } catch (IOException e) {
        giveUp(e);
      }
    }
    return status;
  }

  // Null for a run whose outputs would not be the same elsewhere, or that we cannot account for.
  private static @Nullable ActionRecord record(
      Rustc rustc, Invocation invocation, long start, String out, String err) {
    Path base = invocation.directory();
    String depfile = rustc.depfile();
    if (depfile == null) {
      return null;
    }
    try {
      DependencyInfo read = DependencyInfo.parse(Files.readString(base.resolve(depfile)));
      Map<String, String> files = new LinkedHashMap<>();
      for (String name : read.files()) {
        Path file = base.resolve(name).normalize();
        boolean changed = Files.getLastModifiedTime(file).toMillis() > start;
        if (changed || RustcActionKey.isRemapped(rustc, invocation, name)) {
          return null;
        }
        files.put(name, Digests.ofFile(file));
      }
      List<ActionRecord.Output> outputs = new ArrayList<>();
      List<String> names = new ArrayList<>(rustc.outputs());
      names.add(depfile);
      String here = ActionRecord.content(base.toString().getBytes(StandardCharsets.UTF_8));
      for (String name : names) {
        String content = ActionRecord.content(Files.readAllBytes(base.resolve(name)));
        if (content.contains(here)) {
          return null;
        }
        outputs.add(new ActionRecord.Output(name, Files.isExecutable(base.resolve(name)), content));
      }
      if (out.contains(here) || err.contains(here)) {
        return null;
      }
      return new ActionRecord(files, read.environment(), outputs, 0, out, err);
    } catch (IOException | InvalidPathException e) {
      return null;
    }
  }

  private void store(String key, ActionRecord record) throws IOException {
    String name = HexFormat.of().formatHex(Digests.sha256().digest(record.toBytes()));
    record.writeTo(
        Files.createDirectories(records(key)).resolve(name.substring(0, 32) + ".action"));
  }

  private void giveUp(IOException e) {
    if (unusable.compareAndSet(false, true)) {
      listener.unusable(
          Diagnostic.warning(
                  Location.file(directory.toString()),
                  "cannot keep compiled crates here: " + e.getMessage())
              .help("make the directory writable, or name another one with -Dkbuild.cache"));
    }
  }

  /** Writes to two places. */
  private static final class Tee extends OutputStream {
    private final OutputStream first;
    private final OutputStream second;

    Tee(OutputStream first, OutputStream second) {
      this.first = first;
      this.second = second;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      first.write(bytes, offset, length);
      second.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      first.flush();
    }
  }
}
