package org.kbuildsim.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.build.CommandLines.Command;
import org.kbuildsim.build.CommandLines.Unit;
import org.kbuildsim.build.Node.Outcome;
import org.kbuildsim.build.Node.State;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.make.AutomaticVariables;
import org.kbuildsim.make.Debugging;
import org.kbuildsim.make.Debugging.Topic;
import org.kbuildsim.make.Disk;
import org.kbuildsim.make.Evaluator;
import org.kbuildsim.make.Host;
import org.kbuildsim.make.MakeFailure;
import org.kbuildsim.make.MakeVersion;
import org.kbuildsim.make.Messages;
import org.kbuildsim.make.Place;
import org.kbuildsim.make.Recipe;
import org.kbuildsim.make.Target;
import org.kbuildsim.make.TracedText;
import org.kbuildsim.make.Words;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;

/**
 * Runs the recipes of one make run.
 *
 * <p>Everything but the commands themselves happens on the run's own thread: the evaluator belongs
 * to it. A recipe's lines are expanded, all of them, before its first command is started.
 */
final class Jobs {
  private final Evaluator evaluator;
  private final Options options;
  private final Messages messages;
  private final InputStream in;
  private final Output output;
  private final Debugging debugging;
  private final Program shell;
  private final @Nullable JobSlots slots;
  private final LoadLimit load;
  private final MakeEngine engine;
  private final Invocation invocation;
  private final MakeListener listener;
  private final int level;
  private final @Nullable Inquiry inquiry;
  private final TargetFiles files;

  private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
  private final Map<Job, Thread> running = new LinkedHashMap<>();
  // Lines that ask to be run under -n only once they are expanded.
  private final IdentityHashMap<Recipe, BitSet> turnedRecursive = new IdentityHashMap<>();
  private boolean inputTaken;
  private @Nullable Remaker remaker;

  /** Wakes a run that waits for a slot. */
  private static final Object WAKE = new Object();

  /**
   * Creates the jobs of a run.
   *
   * @param slots how many recipes may run besides one; null to run them one by one on this thread
   * @param invocation that of the run; recipes read its input
   */
  Jobs(
      Evaluator evaluator,
      Options options,
      Output output,
      @Nullable JobSlots slots,
      MakeEngine engine,
      Invocation invocation,
      int level) {
    this.evaluator = evaluator;
    this.options = options;
    this.messages = evaluator.host().messages();
    this.in = invocation.in();
    this.output = output;
    this.debugging = evaluator.settings().debugging();
    this.shell = evaluator.host().shell();
    this.slots = slots;
    this.load = new LoadLimit(options.loadLimit);
    this.engine = engine;
    this.invocation = invocation;
    this.listener = engine.listener();
    Question question = engine.question();
    this.inquiry = question == null ? null : new Inquiry(question, evaluator);
    this.files = new TargetFiles(evaluator.host(), options);
    this.level = level;
  }

  void attach(Remaker owner) {
    remaker = owner;
  }

  private Remaker remaker() {
    return java.util.Objects.requireNonNull(remaker);
  }

  boolean hasRecursiveLine(Recipe recipe) {
    for (int i = 0; i < recipe.size(); i++) {
      if (CommandLines.isRecursive(recipe.line(i))) {
        return true;
      }
    }
    return false;
  }

  boolean allLinesRecursive(Recipe recipe) {
    BitSet turned = turnedRecursive.get(recipe);
    for (int i = 0; i < recipe.size(); i++) {
      if (!CommandLines.isRecursive(recipe.line(i)) && (turned == null || !turned.get(i))) {
        return false;
      }
    }
    return true;
  }

  // Starting.

  /** Starts the recipe of {@code node}; it may have ended when this returns. */
  void start(Node node, Staleness why) {
    Target target = node.target;
    Recipe recipe = java.util.Objects.requireNonNull(target.recipe());
    if (recipe.isEmpty()) {
      if (question() instanceof RebuildQuestion) {
        remaker().leftAlone(node);
      } else {
        nothingToRun(node);
      }
      return;
    }
    reap(false);
    if (inquiry != null && inquiry.question().isSettled()) {
      throw new RunStopped(0);
    }
    Recipe written = recipe;
    boolean oneShell = evaluator.rules().oneShell();
    if (oneShell) {
      recipe = recipe.joinedForOneShell();
    }
    Place savedPlace = evaluator.reading();
    List<Command> commands = new ArrayList<>();
    List<TracedText> traced = new ArrayList<>();
    List<String> shellWords = List.of();
    Map<String, String> environment = Map.of();
    TargetOutput kept = output.ofTarget(slots != null);
    messages.divert(kept.out(), kept.err());
    try {
      target.prepareScope();
      AutomaticVariables.define(target, evaluator.rules());
      Unit unit = oneShell ? CommandLines.scriptFor(shell(target)) : Unit.LINE;
      for (int i = 0; i < recipe.size(); i++) {
        evaluator.setReading(recipe.isBuiltIn() ? null : recipe.place().plus(i));
        String expanded;
        if (inquiry == null) {
          expanded = recipe.expand(evaluator, target, i);
        } else {
          traced.add(recipe.trace(evaluator, target, i));
          expanded = traced.get(i).chars();
        }
        commands.addAll(CommandLines.split(recipe.line(i), expanded, i, recipe.prefix(), unit));
        if (CommandLines.turnsRecursive(expanded)) {
          turnedRecursive
              .computeIfAbsent(written, r -> new BitSet())
              .set(i, oneShell ? written.size() : i + 1);
        }
      }
      if (commands.stream().anyMatch(this::isRun)) {
        shellWords = shellWords(target);
        environment = evaluator.environment(target);
      }
    } catch (MakeFailure e) {
      throw e.note(recipe.place(), "in the recipe for target `" + target.name() + "`");
    } finally {
      evaluator.setReading(savedPlace);
      messages.divert(output.out(), output.err());
    }
    if (inquiry != null && !inquiry.consider(node, recipe, commands, traced, remaker())) {
      flush(kept);
      return;
    }
    if (commands.isEmpty()) {
      flush(kept);
      if (options.trace) {
        messages.print(trace(target, recipe, why) + "\n");
      }
      nothingToRun(node);
      return;
    }
    remaker().setState(node, State.RUNNING);
    int answered = options.question ? firstToBeAskedAbout(commands) : commands.size();
    if (answered == 0) {
      if (options.trace) {
        messages.print(trace(target, recipe, why) + "\n");
      }
      node.outcome = Outcome.QUESTION;
      remaker().finished(node);
      return;
    }
    remaker().commandStarted();
    if (commands.stream().anyMatch(command -> isShown(command, target) || isRun(command))) {
      messages.introduce();
    }
    MakeListener.RecipeEvent event =
        new MakeListener.RecipeEvent(
            evaluator.host().directory().toString(),
            level,
            target.name(),
            recipe.place().toString());
    Job job =
        new Job(
            node, recipe, why, commands.subList(0, answered), shellWords, environment, event, kept);
    job.questioned = answered < commands.size();
    job.tellsFailure = !job.optional && !remaker().goals().areMakefiles();
    if (options.trace || debugging.on(Topic.WHY)) {
      job.trace = trace(target, recipe, why);
    }
    listener.recipeNeeded(event, prerequisites(target));
    // As GNU make, which starts nothing for `:` and takes no token for it.
    if (slots == null || job.commands.stream().noneMatch(this::isRun)) {
      sayStarted(job);
      run(job);
      flush(kept);
      complete(job);
      return;
    }
    acquireSlot(slots);
    job.readsInput = !inputTaken;
    inputTaken = true;
    Thread thread = new Thread(null, () -> runApart(job), target.name(), 256L << 20);
    thread.setDaemon(true);
    running.put(job, thread);
    sayStarted(job);
    thread.start();
  }

  private static int firstToBeAskedAbout(List<Command> commands) {
    int first = 0;
    while (first < commands.size() && commands.get(first).recursive()) {
      first++;
    }
    return first;
  }

  // GNU make names the process and where in memory it keeps what it knows of it.
  private void sayStarted(Job job) {
    if (debugging.on(Topic.JOBS) && job.commands.stream().anyMatch(this::isRun)) {
      String target = job.node.target.name();
      debugging.say(
          Topic.JOBS, 0, "Putting child %s (%s) PID %s on the chain.", job.id(), target, job.pid());
      debugging.say(Topic.JOBS, 0, "Live child %s (%s) PID %s ", job.id(), target, job.pid());
    }
  }

  private void sayEnded(Job job) {
    if (debugging.on(Topic.JOBS) && job.commands.stream().anyMatch(this::isRun)) {
      String kind = job.status == 0 ? "winning" : "losing";
      debugging.say(Topic.JOBS, 0, "Reaping %s child %s PID %s ", kind, job.id(), job.pid());
      debugging.say(Topic.JOBS, 0, "Removing child %s PID %s from chain.", job.id(), job.pid());
    }
  }

  @Nullable Question question() {
    return inquiry == null ? null : inquiry.question();
  }

  /** Hears that {@code target} needs nothing done. */
  void upToDate(Target target) {
    if (inquiry != null) {
      inquiry.upToDate(target);
    }
  }

  TargetFiles files() {
    return files;
  }

  private String trace(Target target, Recipe recipe, Staleness why) {
    String where = recipe.where(0);
    String newer = evaluator.expand(target, "$?");
    if (options.version == MakeVersion.V4_3) {
      return where
          + (newer.isEmpty()
              ? ": target '" + target.name() + "' does not exist"
              : ": update target '" + target.name() + "' due to: " + newer);
    }
    String reason =
        why instanceof Staleness.Missing
            ? "target does not exist"
            : why instanceof Staleness.Phony ? "target is .PHONY" : newer;
    return where + ": update target '" + target.name() + "' due to: " + reason;
  }

  private void nothingToRun(Node node) {
    remaker().setState(node, State.RUNNING);
    node.outcome = Outcome.SUCCESS;
    remaker().finished(node);
  }

  private boolean isShown(Command command, Target target) {
    boolean silent =
        command.silent()
            || target.silent()
            || options.silent
            || evaluator.rules().special().allSilent();
    return !silent || options.justPrint || options.trace || debugging.on(Topic.PRINT);
  }

  private boolean isRun(Command command) {
    if (command.script().equals(":")) {
      // No shell is started for nothing, and no environment made.
      return false;
    }
    if (inquiry != null) {
      return inquiry.isRun(command);
    }
    return command.recursive() || (!options.justPrint && !options.touch && !options.question);
  }

  private String shell(Target target) {
    List<String> words = Words.split(evaluator.expand(target, "$(SHELL)"));
    return words.isEmpty() ? "" : words.get(0);
  }

  private List<String> shellWords(Target target) {
    List<String> words = new ArrayList<>(Words.split(evaluator.expand(target, "$(SHELL)")));
    words.addAll(Words.splitQuoted(evaluator.expand(target, "$(.SHELLFLAGS)")));
    return words;
  }

  private void acquireSlot(JobSlots shared) {
    while (true) {
      boolean waits = !running.isEmpty() && load.isReached();
      // The run's own slot is for any one of its recipes: for the last that is left of several.
      if (!waits && (running.isEmpty() || shared.tryAcquire(() -> events.add(WAKE)))) {
        load.started();
        return;
      }
      Object event = take();
      if (event instanceof Job ended) {
        complete(ended);
      }
    }
  }

  // Running; on a thread of the recipe's own, unless recipes run one by one.

  private void runApart(Job job) {
    try {
      run(job);
      flush(job.output);
    } catch (RuntimeException | Error e) {
      fault(job, e);
    } finally {
      events.add(job);
    }
  }

  private void fault(Job job, Throwable e) {
    job.status = 2;
    job.failed = job.commands.get(0);
    job.tellsFailure = false;
    if (e instanceof Error || !(e instanceof UncheckedIOException)) {
      // A bug of ours: it has to be seen.
      Thread.currentThread().getThreadGroup().uncaughtException(Thread.currentThread(), e);
    }
  }

  private void run(Job job) {
    listener.recipeStarted(job.event, job.why);
    try {
      runCommands(job);
    } finally {
      listener.recipeEnded(job.event);
    }
  }

  private void runCommands(Job job) {
    Messages voice = messages.on(job.output.out(), job.output.err());
    if (!job.trace.isEmpty()) {
      voice.print(job.trace + "\n");
    }
    for (Command command : job.commands) {
      if (options.touch && !command.recursive()) {
        continue;
      }
      if (isShown(command, job.node.target)) {
        voice.print(command.script() + "\n");
      }
      if (!isRun(command)) {
        continue;
      }
      // A sub-make keeps its own recipes' output together.
      boolean direct = command.recursive() && output.leavesSubMakesAlone();
      if (direct) {
        flush(job.output);
      }
      job.status =
          direct
              ? execute(job, command, output.out(), output.err(), voice)
              : execute(job, command, job.output.out(), job.output.err(), voice);
      if (job.interrupted) {
        job.failed = command;
        return;
      }
      if (inquiry != null) {
        // A sub-make may miss what a command before it would have made: the tools/ of kernels.
        job.status = 0;
      }
      if (job.status != 0) {
        if (!ignoresErrors(job, command)) {
          job.failed = command;
          if (job.tellsFailure && !isQuestioned(job, command)) {
            tellFailure(voice, job, command);
          }
          return;
        }
        if (!options.silent) {
          voice.error(null, describe(job, command) + " (ignored)");
        }
        job.status = 0;
      }
      if (output.keepsLines()) {
        flush(job.output);
      }
    }
  }

  private static void flush(TargetOutput kept) {
    try {
      kept.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean ignoresErrors(Job job, Command command) {
    return command.ignoresErrors()
        || options.ignoreErrors
        || job.node.target.ignoresErrors()
        || evaluator.rules().special().allIgnored();
  }

  private boolean isQuestioned(Job job, Command failed) {
    return options.question && failed.recursive() && job.status == 1;
  }

  private void tellFailure(Messages voice, Job job, Command failed) {
    voice.error(null, "*** " + describe(job, failed));
  }

  private String describe(Job job, Command command) {
    return place(job, command) + " " + Signals.describe(command.script(), job.status);
  }

  private String place(Job job, Command command) {
    String where = job.recipe.where(command.line());
    return "[" + where + ": " + job.node.target.name() + "]";
  }

  private int execute(
      Job job, Command command, OutputStream to, OutputStream errorsTo, Messages voice) {
    List<String> words = new ArrayList<>(job.shell);
    words.add(command.script());
    Invocation started =
        new Invocation(
            words,
            job.environment,
            evaluator.host().directory(),
            // One of the recipes that run at a time may read what we were given.
            slots == null || job.readsInput ? in : InputStream.nullInputStream(),
            to,
            errorsTo);
    try {
      Integer status = engine.runSubMake(invocation, started);
      return status == null ? runByShell(started) : status;
    } catch (IOException e) {
      String named = e instanceof FileSystemException f ? f.getFile() : null;
      voice.error(null, (named == null ? words.get(0) : named) + ": " + Host.reason(e));
      return 127;
    } catch (InterruptedException e) {
      job.interrupted = true;
      return 130;
    }
  }

  private int runByShell(Invocation started) throws IOException, InterruptedException {
    Disk disk = evaluator.host().disk();
    disk.commandStarts();
    listener.commandStarted(started);
    int status = 2;
    try {
      status = shell.run(started);
      return status;
    } finally {
      listener.commandEnded(status);
      disk.commandEnded();
    }
  }

  // Ending.

  /** Takes note of recipes that have ended; waits for one if {@code block} and any is running. */
  void reap(boolean block) {
    boolean wait = block;
    while (!running.isEmpty()) {
      Object event = wait ? take() : events.poll();
      if (event == null) {
        return;
      }
      if (event instanceof Job ended) {
        complete(ended);
        wait = false;
      }
    }
  }

  private Object take() {
    try {
      return events.take();
    } catch (InterruptedException e) {
      throw new MakeInterrupted();
    }
  }

  private void release(Job job) {
    if (running.remove(job) == null || slots == null) {
      return;
    }
    if (job.readsInput) {
      inputTaken = false;
    }
    if (!running.isEmpty()) {
      slots.release();
    }
  }

  private void complete(Job job) {
    release(job);
    sayEnded(job);
    evaluator.commandWasRun();
    Node node = job.node;
    Command failed = job.failed;
    if (job.interrupted) {
      interrupted(job);
      throw new MakeInterrupted();
    }
    if (failed == null) {
      node.outcome = job.questioned ? Outcome.QUESTION : Outcome.SUCCESS;
    } else {
      boolean questioned = isQuestioned(job, failed);
      if (!job.optional && !questioned && !job.tellsFailure) {
        remaker().goals().complain();
        tellFailure(messages, job, failed);
      }
      node.outcome = questioned ? Outcome.QUESTION : Outcome.FAILED;
      // A shell whose command was killed says so by its status: what was made may be half a file.
      boolean killed = job.status > 128;
      if (killed || evaluator.rules().special().deleteOnError()) {
        files.deleteHalfMade(node, remaker());
      }
    }
    listener.recipeFinished(job.event, job.status);
    remaker().finished(node);
    if (failed != null && !job.optional && !options.keepGoing) {
      throw new RunStopped(node.outcome == Outcome.QUESTION ? 1 : 2);
    }
  }

  private void interrupted(Job job) {
    Command failed = job.failed;
    if (failed != null) {
      messages.error(null, "*** " + place(job, failed) + " Interrupt");
    }
    files.deleteHalfMade(job.node, remaker());
    listener.recipeFinished(job.event, 130);
  }

  /** Waits for all recipes that still run; nothing new is started. */
  void waitForUnfinished() {
    if (!running.isEmpty()) {
      messages.error(null, "*** Waiting for unfinished jobs....");
    }
    while (!running.isEmpty()) {
      try {
        reap(true);
      } catch (RunStopped another) {
        // Reported; the run is ending anyway.
      }
    }
  }

  /** Ends all recipes that still run, and deletes what they have left half done. */
  void cancel() {
    running.values().forEach(Thread::interrupt);
    boolean interruptedAgain = false;
    while (!running.isEmpty()) {
      try {
        Object event = events.take();
        if (event instanceof Job ended) {
          release(ended);
          if (ended.interrupted) {
            interrupted(ended);
          }
        }
      } catch (InterruptedException e) {
        interruptedAgain = true;
      }
    }
    if (interruptedAgain) {
      Thread.currentThread().interrupt();
    }
  }

  void warned(Diagnostic diagnostic) {
    listener.warned(diagnostic);
  }

  void failed(Diagnostic diagnostic) {
    listener.failed(diagnostic);
  }

  void added(int count) {
    listener.targetsAdded(count);
  }

  void done(Node node) {
    if (!node.announced) {
      listener.makefileDone(node.target.name(), prerequisites(node.target));
      return;
    }
    node.announced = false;
    listener.targetDone(
        evaluator.host().directory().toString(), node.target.name(), prerequisites(node.target));
  }

  private static MakeListener.Prerequisites prerequisites(Target target) {
    return new MakeListener.Prerequisites() {
      @Override
      public List<String> compared() {
        return names(false);
      }

      @Override
      public List<String> orderOnly() {
        return names(true);
      }

      private List<String> names(boolean orderOnly) {
        return target.prerequisites().stream()
            .filter(p -> p.orderOnly() == orderOnly)
            .map(p -> p.target().name())
            .toList();
      }
    };
  }
}
