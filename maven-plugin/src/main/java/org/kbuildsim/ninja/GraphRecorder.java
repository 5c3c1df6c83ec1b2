package org.kbuildsim.ninja;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.build.MakeListener;
import org.kbuildsim.build.Staleness;
import org.kbuildsim.kernel.Instrument;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;

/**
 * Takes down what each recipe of a build ran, read and made; for builds of nothing with one job at
 * a time, so that what appears in the object tree was made by the recipe that runs.
 */
public final class GraphRecorder implements Instrument {
  private final Snapshot snapshot;
  private final List<Execution> executions = new ArrayList<>();
  private final List<Execution.MakeRun> runs = new ArrayList<>();

  /** What is open, innermost last: runs of make, and recipes. */
  private final Deque<Execution.MakeRun> openRuns = new ArrayDeque<>();

  private final Deque<Execution> openRecipes = new ArrayDeque<>();

  /** The command of each open recipe that runs, if one does. */
  private final Deque<Running> running = new ArrayDeque<>();

  private static final class Running {
    final Invocation shell;
    boolean startsMake;

    Running(Invocation shell) {
      this.shell = shell;
    }
  }

  /** Creates a recorder for the build of an object tree. */
  public GraphRecorder(Path output) {
    this.snapshot = new Snapshot(output);
  }

  List<Execution> executions() {
    return executions;
  }

  List<Execution.MakeRun> runs() {
    return runs;
  }

  @Override
  public MakeListener make() {
    return new MakeListener() {
      @Override
      public void runStarted(String directory, int level, List<String> arguments) {
        started();
      }

      @Override
      public void runFinished(String directory, int level, int status) {
        ended();
      }

      @Override
      public void readingStarted() {
        openRuns.getLast().madeBeforeReading = openRuns.getLast().executions.size();
      }

      @Override
      public void recipeNeeded(RecipeEvent recipe, Prerequisites prerequisites) {
        waits(recipe.target(), prerequisites);
      }

      @Override
      public void targetDone(String directory, String target, Prerequisites prerequisites) {
        waits(target, prerequisites);
      }

      @Override
      public void makefileDone(String target, Prerequisites prerequisites) {
        waits(target, prerequisites);
      }

      @Override
      public void recipeStarted(RecipeEvent recipe, Staleness why) {
        begin(recipe.target(), Path.of(recipe.directory()));
      }

      @Override
      public void commandStarted(Invocation shell) {
        begin(shell);
      }

      @Override
      public void commandEnded(int status) {
        end(status);
      }

      @Override
      public void recipeEnded(RecipeEvent recipe) {
        synchronized (GraphRecorder.this) {
          openRecipes.removeLast();
        }
      }
    };
  }

  private synchronized void started() {
    Execution parent = openRecipes.peekLast();
    Execution.MakeRun run = new Execution.MakeRun(runs.size(), parent);
    runs.add(run);
    openRuns.add(run);
    if (parent != null) {
      parent.subRuns.add(run);
    }
    Running command = running.peekLast();
    if (command != null && running.size() == openRecipes.size()) {
      command.startsMake = true;
    }
  }

  private synchronized void ended() {
    openRuns.removeLast();
  }

  private synchronized void waits(String target, MakeListener.Prerequisites prerequisites) {
    Execution.MakeRun run = openRuns.getLast();
    List<String> compared = prerequisites.compared();
    run.compared.computeIfAbsent(target, k -> new TreeSet<>()).addAll(compared);
    run.waits.computeIfAbsent(target, k -> new TreeSet<>()).addAll(compared);
    run.waits.computeIfAbsent(target, k -> new TreeSet<>()).addAll(prerequisites.orderOnly());
  }

  private synchronized void begin(String target, Path directory) {
    Execution.MakeRun run = openRuns.getLast();
    Execution execution = new Execution(executions.size(), run, target, directory);
    executions.add(execution);
    run.add(execution);
    openRecipes.add(execution);
  }

  private synchronized void begin(Invocation shell) {
    Execution recipe = openRecipes.getLast();
    // What makefiles made while they were read is of no recipe.
    snapshot.changes();
    recipe.worksFirst |= recipe.subRuns.isEmpty();
    running.add(new Running(shell));
    List<String> words = shell.arguments();
    new Mentions(shell.directory(), recipe.reads).ofScript(words.get(words.size() - 1));
  }

  private synchronized void end(int status) {
    Execution recipe = openRecipes.getLast();
    Running command = running.removeLast();
    recipe.writes.addAll(snapshot.changes());
    List<String> words = command.shell.arguments();
    if (!command.startsMake) {
      recipe.commands.add(
          new Execution.Command(
              words.get(words.size() - 1), command.shell.environment(), status != 0));
    }
  }

  private synchronized @Nullable Execution recipe() {
    return running.isEmpty() ? null : openRecipes.peekLast();
  }

  @Override
  public Program tools(Program program) {
    return invocation -> {
      Execution recipe = recipe();
      if (recipe != null) {
        mentioned(recipe, invocation);
      }
      return program.run(invocation);
    };
  }

  @Override
  public Program java(String name, Program program) {
    return invocation -> {
      Execution recipe = recipe();
      if (recipe != null && name.equals("fixdep")) {
        recipe.depfile = depfile(invocation);
      } else if (recipe != null) {
        mentioned(recipe, invocation);
        Path path = invocation.directory().resolve(invocation.program()).normalize();
        if (invocation.program().contains("/") && !Files.exists(path)) {
          recipe.hostPrograms.put(path, name);
        }
      }
      return program.run(invocation);
    };
  }

  private synchronized void mentioned(Execution recipe, Invocation invocation) {
    new Mentions(invocation.directory(), recipe.reads).ofProgram(invocation.arguments());
  }

  // fixdep DEPFILE TARGET COMMAND
  private static Execution.@Nullable Depfile depfile(Invocation fixdep) {
    if (fixdep.arguments().size() < 2) {
      return null;
    }
    String name = fixdep.arguments().get(1);
    try {
      return new Execution.Depfile(
          name, Files.readString(fixdep.directory().resolve(name), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
