package org.kbuildsim.build;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.make.Disk;
import org.kbuildsim.make.MakeVersion;
import org.kbuildsim.make.Makefiles;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;
import org.kbuildsim.process.Reach;

/**
 * A make: runs makefiles, with sub-makes in the same process.
 *
 * <p>All runs of one engine share what it has parsed, what it knows of the disk, and the job slots
 * of the outermost run. A recipe line that is nothing but a sub-make is run by the engine itself.
 * It is itself a {@link Program}, so that a shell can offer it under the name recipes know it by;
 * an invocation whose environment has {@code MAKELEVEL} above 0 counts as a sub-make.
 */
public final class MakeEngine {
  private final Program shell;
  private final MakeListener listener;
  private final @Nullable String makeCommand;
  private final @Nullable Question question;
  private final Makefiles makefiles = new Makefiles();
  private final Disk disk;
  private final AtomicInteger runs = new AtomicInteger();
  private final Object outputLock = new Object();
  private final MakeVersion version;
  private final @Nullable String shuffle;
  private volatile @Nullable JobSlots slots;

  private MakeEngine(Builder builder) {
    this.shell = builder.shell;
    this.listener = builder.listener;
    this.makeCommand = builder.makeCommand;
    this.question = builder.question;
    this.version = builder.version;
    this.shuffle = builder.shuffle;
    this.disk = new Disk(builder.reach);
  }

  /**
   * Starts a description of an engine.
   *
   * @param shell runs recipe lines: an invocation's words are those of a shell, its flags, and the
   *     script
   */
  public static Builder builder(Program shell) {
    return new Builder(shell);
  }

  /** Describes an engine. */
  public static final class Builder {
    private final Program shell;
    private MakeListener listener = MakeListener.NONE;
    private @Nullable String makeCommand;
    private @Nullable Question question;
    private MakeVersion version = MakeVersion.V4_3;
    private @Nullable String shuffle;
    private Reach reach = Reach.EVERYWHERE;

    private Builder(Program shell) {
      this.shell = shell;
    }

    /** Sets who hears what goes on. */
    public Builder listener(MakeListener heard) {
      this.listener = heard;
      return this;
    }

    /** Sets the value of {@code $(MAKE)}; without it, it is the name a run was invoked by. */
    public Builder makeCommand(String command) {
      this.makeCommand = command;
      return this;
    }

    /** Sets whose language makefiles are in; without it, GNU make 4.3's. */
    public Builder version(MakeVersion spoken) {
      this.version = spoken;
      return this;
    }

    /**
     * Sets the order that goals and prerequisites of all runs are made in, as by GNU make 4.4's
     * {@code --shuffle}: {@code reverse}, or a seed. Makefiles do not see it.
     */
    public Builder shuffle(String order) {
      this.shuffle = order;
      return this;
    }

    /** Sets which files makefiles may read and write; without it, all of them. */
    public Builder reach(Reach files) {
      this.reach = files;
      return this;
    }

    /** Makes the engine answer {@code asked} in place of making anything. */
    public Builder question(Question asked) {
      this.question = asked;
      return this;
    }

    /** Returns the engine. */
    public MakeEngine build() {
      return new MakeEngine(this);
    }
  }

  /**
   * Runs make.
   *
   * @param invocation the program's name and make's own arguments ({@code -C}, {@code -f}, {@code
   *     -j}, {@code X=1}, goals), the environment, the working directory
   * @return 0 if all goals are up to date, 1 if {@code -q} found one that is not, 2 after an error
   * @throws IOException if one of the streams failed
   * @throws InterruptedException if the thread was interrupted: recipes have ended, what they left
   *     half done is deleted
   */
  public int run(Invocation invocation) throws IOException, InterruptedException {
    if (runs.getAndIncrement() == 0) {
      // Whatever was done since the last one ended.
      disk.changed();
    }
    try {
      return new MakeRun(this, invocation).run();
    } finally {
      runs.decrementAndGet();
    }
  }

  /**
   * Runs a recipe line that is nothing but a sub-make, as {@code command} of a run started by
   * {@code parent}; returns null if it is something else.
   */
  @Nullable Integer runSubMake(Invocation parent, Invocation command)
      throws IOException, InterruptedException {
    List<String> own = SimpleCommand.words(makeCommand(parent));
    List<String> words = SimpleCommand.of(command.arguments());
    if (own.isEmpty() || words.size() < own.size() || !words.subList(0, own.size()).equals(own)) {
      return null;
    }
    List<String> arguments = new ArrayList<>(words.subList(own.size(), words.size()));
    arguments.add(0, parent.program());
    return run(command.withArguments(arguments));
  }

  /** Returns this make as a program. */
  public Program asProgram() {
    return this::run;
  }

  Program shell() {
    return shell;
  }

  @Nullable String shuffle() {
    return shuffle;
  }

  MakeListener listener() {
    return listener;
  }

  String makeCommand(Invocation invocation) {
    return makeCommand == null ? invocation.program() : makeCommand;
  }

  @Nullable Question question() {
    return question;
  }

  Disk disk() {
    return disk;
  }

  Makefiles makefiles() {
    return makefiles;
  }

  Object outputLock() {
    return outputLock;
  }

  MakeVersion version() {
    return version;
  }

  /** Returns whether runs share a limited number of slots. */
  boolean limitsJobs() {
    JobSlots shared = slots;
    return shared != null && shared.limited();
  }

  /** Returns the slots for a run that wants {@code jobs} at a time; null if it wants one. */
  @Nullable JobSlots slots(int jobs, boolean inherited) {
    if (jobs <= 1) {
      return null;
    }
    JobSlots shared = slots;
    if (inherited && shared != null) {
      return shared;
    }
    JobSlots made = new JobSlots(jobs);
    slots = made;
    return made;
  }
}
