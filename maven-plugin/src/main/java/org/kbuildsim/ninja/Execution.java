package org.kbuildsim.ninja;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A recipe that was run once. */
final class Execution {
  final int id;
  final MakeRun run;
  final String target;
  final Path directory;

  /** The commands, without those that started a make in their midst. */
  final List<Command> commands = new ArrayList<>();

  /** What it named that was there before. */
  final Set<Path> reads = new TreeSet<>();

  /** What it made or changed. */
  final Set<Path> writes = new TreeSet<>();

  /** The makes that it started. */
  final List<MakeRun> subRuns = new ArrayList<>();

  /** Programs of kbuild's own that it ran, by the path that they have in the object tree. */
  final Map<Path, String> hostPrograms = new LinkedHashMap<>();

  @Nullable Depfile depfile;

  /** Whether commands of its own came before the first make that it started. */
  boolean worksFirst;

  Execution(int id, MakeRun run, String target, Path directory) {
    this.id = id;
    this.run = run;
    this.target = target;
    this.directory = directory;
  }

  /**
   * One command.
   *
   * @param script what the shell got
   * @param environment what it got it with
   * @param mayFail whether the recipe went on in spite of an error
   */
  record Command(String script, Map<String, String> environment, boolean mayFail) {}

  /**
   * The compiler's list of what it read.
   *
   * @param file as the command names it
   * @param text what was in it
   */
  record Depfile(String file, String text) {}

  /** A run of make; one pass of reading after the other. */
  static final class MakeRun {
    final int id;
    final @Nullable Execution parent;
    final List<Execution> executions = new ArrayList<>();
    final Map<String, List<Execution>> byTarget = new HashMap<>();

    /** How many of them were done when the makefiles were read last. */
    int madeBeforeReading;

    /** What each target waits for, in goals as in makefiles. */
    final Map<String, Set<String>> waits = new LinkedHashMap<>();

    /** What the age of each target is compared with. */
    final Map<String, Set<String>> compared = new LinkedHashMap<>();

    MakeRun(int id, @Nullable Execution parent) {
      this.id = id;
      this.parent = parent;
    }

    void add(Execution execution) {
      executions.add(execution);
      byTarget.computeIfAbsent(execution.target, k -> new ArrayList<>()).add(execution);
    }
  }
}
