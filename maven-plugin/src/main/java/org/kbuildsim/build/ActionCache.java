package org.kbuildsim.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;

/**
 * Runs tools, each action only once: what it made is kept by the content of all that went in.
 *
 * <p>An {@link Action} is a run of which all inputs and outputs are known; anything else passes
 * straight through. {@link ActionKey} says what went in, {@link ActionRun} what may be kept, {@link
 * ActionStore} keeps it. Results are shared between builds of any directory as long as nothing in
 * them names one.
 *
 * <p>A proc macro is a program that the compiler runs. What it reads of the environment is part of
 * the key; that it reads no file which rustc's dependency file does not name is taken for granted,
 * as cargo and make take it.
 *
 * <p>A cache that cannot be written is given up with one warning, and the build goes on.
 */
public final class ActionCache implements Program {
  /** Larger ones are not worth reading into memory. */
  private static final long LARGEST_OUTPUT = 256L << 20;

  /** To read larger ones takes longer than to wait for the next tick of the clock. */
  private static final int LARGE = 4 << 20;

  /** By first keys, of all builds of this JVM. */
  private static final Map<String, ReentrantLock> RUNNING = new ConcurrentHashMap<>();

  private final Program tools;
  private final ActionStore store;
  private final Places places;
  private final String toolchain;
  private final ActionCacheListener listener;
  private final ToolIdentity identities = new ToolIdentity();
  private final AtomicBoolean unusable = new AtomicBoolean();

  /**
   * Creates a cache.
   *
   * @param tools what runs a tool
   * @param store where results are kept
   * @param places directories whose names do not matter
   * @param toolchain names the tools behind wrapper scripts: their versions
   */
  public ActionCache(
      Program tools,
      ActionStore store,
      Places places,
      String toolchain,
      ActionCacheListener listener) {
    this.tools = tools;
    this.store = store;
    this.places = places;
    this.toolchain = toolchain;
    this.listener = listener;
  }

  @Override
  public int run(Invocation invocation) throws IOException, InterruptedException {
    Action action = unusable.get() ? null : Action.of(invocation);
    if (action == null) {
      return tools.run(invocation);
    }
    ActionKey key;
    try {
      key = ActionKey.of(action, invocation, places, toolchain, identities);
    } catch (IOException e) {
      // An input is missing: the tool will say so in its own words.
      return tools.run(invocation);
    }
    // Two builds want the same crate at the same moment; one of them waits.
    ReentrantLock lock = RUNNING.computeIfAbsent(key.first(), k -> new ReentrantLock());
    lock.lockInterruptibly();
    try {
      List<ReadSet> sets = ReadSet.listed(store.get(ActionStore.Kind.AC, key.first()));
      for (ReadSet set : sets) {
        if (replay(key, set, invocation)) {
          listener.hit(action.tool());
          return 0;
        }
      }
      listener.miss(action.tool());
      return runAndKeep(action, key, sets, invocation);
    } finally {
      lock.unlock();
    }
  }

  private boolean replay(ActionKey key, ReadSet set, Invocation invocation)
      throws IOException, InterruptedException {
    try {
      for (List<String> bound : places.bounds()) {
        ActionResult result = find(key.second(set, bound));
        if (result != null && restore(result, key, invocation)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      // A file is not there any more; or where we cannot write, the tool cannot either.
      return false;
    }
  }

  private @Nullable ActionResult find(String key) throws InterruptedException {
    return store
        .get(ActionStore.Kind.AC, key)
        .map(bytes -> ActionResult.of(key, bytes))
        .orElse(null);
  }

  /** Puts the outputs where the tool would, each whole or not at all; all are there before. */
  private boolean restore(ActionResult result, ActionKey key, Invocation invocation)
      throws IOException, InterruptedException {
    Map<ActionResult.Output, byte[]> contents = new LinkedHashMap<>();
    for (ActionResult.Output output : result.outputs()) {
      Optional<byte[]> kept = store.get(ActionStore.Kind.CAS, output.digest());
      if (kept.isEmpty()) {
        return false;
      }
      byte[] content = kept.get();
      contents.put(
          output,
          output.marked()
              ? ProbeAnswer.raw(places.localize(ProbeAnswer.content(content)))
              : content);
    }
    // The tool may be shut in when it runs; we are not, and do not write where it could not.
    for (ActionResult.Output output : result.outputs()) {
      if (!places.holds(key.resolve(output.name()))) {
        return false;
      }
    }
    for (Map.Entry<ActionResult.Output, byte[]> entry : contents.entrySet()) {
      ActionResult.Output output = entry.getKey();
      Path file = key.resolve(output.name());
      write(file, entry.getValue(), output.executable());
      if (entry.getValue().length > LARGE && !output.marked()) {
        FileStates.shared().wrote(file, output.digest());
      }
    }
    invocation.out().write(ProbeAnswer.raw(result.standardOutput()));
    invocation.err().write(ProbeAnswer.raw(result.standardError()));
    return true;
  }

  private static void write(Path file, byte[] content, boolean executable) throws IOException {
    Path whole =
        file.resolveSibling("." + file.getFileName() + ".cached." + Thread.currentThread().getId());
    try {
      Files.write(whole, content);
      if (executable && !whole.toFile().setExecutable(true, false)) {
        throw new IOException("cannot make " + file + " executable");
      }
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private int runAndKeep(Action action, ActionKey key, List<ReadSet> sets, Invocation invocation)
      throws IOException, InterruptedException {
    ActionRun run;
    try {
      run = new ActionRun(action, invocation, key, places);
    } catch (IOException e) {
      return tools.run(invocation);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    OutputStream teeOut = new Tee(invocation.out(), out);
    boolean merged = invocation.out() == invocation.err();
    int status =
        tools.run(
            invocation.withStreams(
                invocation.in(), teeOut, merged ? teeOut : new Tee(invocation.err(), err)));
    if (status != 0 || isTooLarge(action, key)) {
      return status;
    }
    ActionRun.Kept kept =
        run.end(ProbeAnswer.content(out.toByteArray()), ProbeAnswer.content(err.toByteArray()));
    if (kept != null) {
      try {
        keep(key, sets, kept);
        listener.stored(action.tool());
      } catch (IOException e) {
        giveUp(e);
      }
    }
    return status;
  }

  // Contents first: who finds a record finds what it names.
  private void keep(ActionKey key, List<ReadSet> sets, ActionRun.Kept kept)
      throws IOException, InterruptedException {
    for (Map.Entry<String, byte[]> content : kept.contents().entrySet()) {
      store.put(ActionStore.Kind.CAS, content.getKey(), content.getValue());
    }
    store.put(ActionStore.Kind.AC, kept.key(), kept.result().toBytes());
    if (sets.isEmpty() || !sets.get(0).equals(kept.read())) {
      store.put(ActionStore.Kind.AC, key.first(), kept.read().before(sets));
    }
  }

  private static boolean isTooLarge(Action action, ActionKey key) throws IOException {
    for (String output : action.outputs()) {
      Path file = key.resolve(output);
      if (Files.isRegularFile(file) && Files.size(file) > LARGEST_OUTPUT) {
        return true;
      }
    }
    return false;
  }

  private void giveUp(IOException e) {
    if (unusable.compareAndSet(false, true)) {
      listener.unusable(
          Diagnostic.warning("cannot keep results of compilers: " + e)
              .help("make the directory of -Dkbuild.cache writable, or name another one"));
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
