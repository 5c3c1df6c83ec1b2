package org.kbuildsim.profile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.build.MakeListener;
import org.kbuildsim.build.Staleness;
import org.kbuildsim.kernel.Instrument;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;
import org.kbuildsim.profile.Span.Kind;

/**
 * Takes down when a build did what, and what it waited for.
 *
 * <p>What is begun on a thread is part of what was begun there last and is not ended; on a thread
 * that has begun nothing, of what the thread was in that made it. A process's time is what the
 * processes that have ended had used when it ended, less what they had when one ended last: the
 * kernel counts in steps of 10 ms, and of two that end at once, one gets both's.
 */
public final class Profile implements Instrument {
  private static final Frame NOTHING = new Frame(Kind.RUN, "", -1, null, -1, 0, 0, 0);

  private final Clocks clocks;
  private final long begin;
  private final long jvmBefore;
  private final long childrenBefore;

  // Of this build and no other, whose threads end with it.
  @SuppressWarnings("ThreadLocalUsage")
  private final InheritableThreadLocal<Frame> innermost = new InheritableThreadLocal<>();

  private final List<Span> spans = new ArrayList<>();
  private final BitSet lanes = new BitSet();
  private final Map<Integer, Map<String, List<String>>> prerequisites = new HashMap<>();
  private final Map<MakeListener.RecipeEvent, Long> waiting =
      Collections.synchronizedMap(new IdentityHashMap<>());
  private int begun;
  private long childrenSeen;

  /** Begins a profile. */
  public Profile() {
    this(Clocks.REAL);
  }

  Profile(Clocks clocks) {
    this.clocks = clocks;
    this.begin = clocks.now();
    this.jvmBefore = clocks.ofJvm();
    this.childrenBefore = clocks.ofChildren();
    this.childrenSeen = childrenBefore;
  }

  /** Something begun. */
  private static final class Frame {
    final Kind kind;
    final String name;
    final int id;
    final @Nullable Frame parent;
    final int lane;
    final long since;
    final long start;
    final long cpu;
    final Thread thread = Thread.currentThread();
    String detail = "";

    /** What is said of it in place of its status. */
    String outcome = "";

    Frame(
        Kind kind,
        String name,
        int id,
        @Nullable Frame parent,
        int lane,
        long since,
        long start,
        long cpu) {
      this.kind = kind;
      this.name = name;
      this.id = id;
      this.parent = parent;
      this.lane = lane;
      this.since = since;
      this.start = start;
      this.cpu = cpu;
    }

    boolean isOutermost() {
      return parent == null || parent.thread != thread;
    }
  }

  private long now() {
    return clocks.now() - begin;
  }

  private Frame begin(Kind kind, String name, long since) {
    Frame parent = innermost.get();
    long cpu = clocks.ofThread();
    Frame frame;
    synchronized (this) {
      // Not before the lane's last one ended.
      long start = now();
      boolean shares = parent != null && parent.thread == Thread.currentThread();
      int lane = shares ? parent.lane : lanes.nextClearBit(0);
      lanes.set(lane);
      frame = new Frame(kind, name, begun++, parent, lane, since < 0 ? start : since, start, cpu);
    }
    innermost.set(frame);
    return frame;
  }

  private void end(Frame frame, String outcome, long processCpu) {
    long cpu = clocks.ofThread() - frame.cpu;
    synchronized (this) {
      spans.add(
          new Span(
              frame.kind,
              frame.name,
              frame.id,
              frame.parent == null ? -1 : frame.parent.id,
              frame.lane,
              frame.since,
              frame.start,
              now(),
              cpu,
              processCpu,
              frame.outcome.isEmpty() ? outcome : frame.outcome,
              frame.detail));
      if (frame.isOutermost()) {
        lanes.clear(frame.lane);
      }
    }
    if (frame.parent == null) {
      innermost.remove();
    } else {
      innermost.set(frame.parent);
    }
  }

  private Frame current() {
    Frame frame = innermost.get();
    return frame == null ? NOTHING : frame;
  }

  /** Returns what there is so far; what has not ended is not in it. */
  public synchronized Timeline timeline() {
    List<Span> ordered = new ArrayList<>(spans);
    ordered.sort(java.util.Comparator.comparingInt(Span::id));
    return new Timeline(
        ordered,
        prerequisites,
        now(),
        clocks.ofJvm() - jvmBefore,
        clocks.ofChildren() - childrenBefore,
        Runtime.getRuntime().availableProcessors());
  }

  // Programs.

  private int run(Frame frame, Program program, Invocation invocation)
      throws IOException, InterruptedException {
    frame.detail = String.join(" ", invocation.arguments());
    String outcome = "not started";
    try {
      int status = program.run(invocation);
      outcome = "status " + status;
      return status;
    } finally {
      end(frame, outcome, frame.kind == Kind.PROCESS ? ofProcess() : 0);
    }
  }

  private synchronized long ofProcess() {
    long seen = childrenSeen;
    childrenSeen = Math.max(seen, clocks.ofChildren());
    return childrenSeen - seen;
  }

  private static String baseName(Invocation invocation) {
    String program = invocation.program();
    return program.substring(program.lastIndexOf('/') + 1);
  }

  @Override
  public Program tools(Program program) {
    return invocation -> run(begin(Kind.TOOL, baseName(invocation), -1), program, invocation);
  }

  @Override
  public Program processes(Program program) {
    return invocation -> {
      Frame tool = current();
      if (tool.kind == Kind.TOOL) {
        tool.outcome = "run";
      }
      return run(begin(Kind.PROCESS, baseName(invocation), -1), program, invocation);
    };
  }

  @Override
  public Program java(String name, Program program) {
    return invocation -> run(begin(Kind.JAVA, name, -1), program, invocation);
  }

  @Override
  public void cacheHit() {
    current().outcome = Timeline.FROM_CACHE;
  }

  // Make.

  @Override
  public MakeListener make() {
    return new MakeListener() {
      @Override
      public void runStarted(String directory, int level, List<String> arguments) {
        begin(Kind.RUN, "make", -1).detail = String.join(" ", arguments);
      }

      @Override
      public void runFinished(String directory, int level, int status) {
        endOf(Kind.RUN, "status " + status);
      }

      @Override
      public void readingStarted() {
        begin(Kind.READING, "makefiles", -1);
      }

      @Override
      public void readingFinished() {
        endOf(Kind.READING, "");
      }

      @Override
      public void recipeNeeded(RecipeEvent recipe, Prerequisites names) {
        waiting.put(recipe, now());
        waitsFor(recipe.target(), names);
      }

      @Override
      public void recipeStarted(RecipeEvent recipe, Staleness why) {
        Long since = waiting.remove(recipe);
        begin(Kind.RECIPE, recipe.target(), since == null ? -1 : since).detail = recipe.makefile();
      }

      @Override
      public void recipeEnded(RecipeEvent recipe) {
        endOf(Kind.RECIPE, "");
      }

      @Override
      public void targetDone(String directory, String target, Prerequisites names) {
        waitsFor(target, names);
      }
    };
  }

  private void endOf(Kind kind, String outcome) {
    Frame frame = current();
    if (frame.kind != kind || frame == NOTHING) {
      throw new IllegalStateException(kind + " ends within " + frame.kind);
    }
    end(frame, outcome, 0);
  }

  private void waitsFor(String target, MakeListener.Prerequisites names) {
    TreeSet<String> all = new TreeSet<>(names.compared());
    all.addAll(names.orderOnly());
    synchronized (this) {
      prerequisites
          .computeIfAbsent(current().id, run -> new HashMap<>())
          .put(target, List.copyOf(all));
    }
  }
}
