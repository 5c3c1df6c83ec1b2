package org.kbuildsim.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.tree.PatchSeries;

/**
 * What one job of a check saw, before it is worked out what the series has to answer for: that
 * takes what all jobs saw.
 *
 * @param checks what is looked for; empty for everything
 * @param matrix all configurations of the check, those of other jobs too
 * @param tried those that this job tried
 * @param graph what is made of what in the last state that this job built
 * @param accidents what need not go wrong the next time
 * @param millis how long it took
 */
public record CheckRecord(
    Shard shard,
    PatchSeries series,
    List<Check> checks,
    List<Configuration> matrix,
    List<Configuration> tried,
    List<String> chosen,
    List<Note> notes,
    List<Step> steps,
    BuildGraph graph,
    List<String> notTried,
    List<String> accidents,
    int builds,
    int actions,
    int fromCache,
    long millis) {

  /** When something was seen. */
  enum Phase {
    /** In the text of a state. */
    TEXT,
    /** In a state that was built. */
    STATE,
    /** With all patches, and not asked of the states before. */
    END
  }

  /**
   * What was seen of a state.
   *
   * @param configuration its name; empty for what is plain from the text
   * @param built whether it could be looked at in full
   */
  record Note(
      Phase phase, int patch, String configuration, boolean built, List<Observation> observations) {

    Note {
      observations = List.copyOf(observations);
    }
  }

  /** Creates a record; the lists are copied. */
  public CheckRecord {
    checks = List.copyOf(checks);
    matrix = List.copyOf(matrix);
    tried = List.copyOf(tried);
    chosen = List.copyOf(chosen);
    notes = List.copyOf(notes);
    steps = List.copyOf(steps);
    notTried = List.copyOf(notTried);
    accidents = List.copyOf(accidents);
  }

  /**
   * Returns the result of a check by what its jobs saw, which is the same however many there were.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if they are not all jobs of one check
   */
  public static CheckResult result(List<CheckRecord> jobs) {
    CheckRecord first = requireOneCheck(jobs);
    List<String> names = first.matrix.stream().map(Configuration::name).toList();
    Ledger ledger = new Ledger(first.series, names);
    Set<Note> notes = new LinkedHashSet<>();
    Set<Configuration> tried = new LinkedHashSet<>();
    List<Step> steps = new ArrayList<>();
    Set<String> notTried = new TreeSet<>();
    Set<String> accidents = new TreeSet<>();
    int builds = 0;
    int actions = 0;
    int fromCache = 0;
    long millis = 0;
    for (CheckRecord job : jobs) {
      notes.addAll(job.notes);
      tried.addAll(job.tried);
      steps.addAll(job.steps);
      notTried.addAll(job.notTried);
      accidents.addAll(job.accidents);
      builds += job.builds;
      actions += job.actions;
      fromCache += job.fromCache;
      millis = Math.max(millis, job.millis);
    }
    notes.stream()
        .sorted(
            Comparator.comparing((Note note) -> note.phase() == Phase.END)
                .thenComparingInt(Note::patch)
                .thenComparing(Note::phase)
                .thenComparingInt(note -> names.indexOf(note.configuration())))
        .forEach(ledger::note);
    Comparator<Step> inOrder =
        Comparator.comparingInt(Step::patch)
            .thenComparingInt(step -> first.matrix.indexOf(step.configuration()));
    return new CheckResult(
        first.series,
        ledger.findings().stream()
            .filter(f -> first.checks.isEmpty() || first.checks.contains(f.check()))
            .toList(),
        first.matrix.stream().filter(tried::contains).toList(),
        first.chosen,
        steps.stream().sorted(inOrder).toList(),
        jobs.stream()
            .filter(job -> job.lastStep(inOrder) != null)
            .max(Comparator.comparing(job -> job.lastStep(inOrder), inOrder))
            .map(CheckRecord::graph)
            .orElse(BuildGraph.EMPTY),
        List.copyOf(notTried),
        List.copyOf(accidents),
        builds,
        actions,
        fromCache,
        Duration.ofMillis(millis));
  }

  /**
   * Reads what a job left in its output directory.
   *
   * @param place the directory, or the file {@code record.json} in it
   * @throws org.kbuildsim.diagnostic.DiagnosticException if there is no usable record
   */
  public static CheckRecord read(Path place) {
    Path file = Files.isDirectory(place) ? place.resolve(RecordFile.NAME) : place;
    RecordFile read = RecordFile.read(file);
    if (read == null) {
      throw Diagnostic.error(
              Location.file(file.toString()),
              "there is no record of a check, or none that is whole")
          .help("name the output directories of kbuild:check-series with -Dkbuild.shard")
          .help("records are read by the version that wrote them")
          .asException();
    }
    return read.record();
  }

  /** Returns the step that the graph is of. */
  private @Nullable Step lastStep(Comparator<Step> inOrder) {
    return steps.stream()
        .filter(step -> step.configuration().variation() == Variation.NONE)
        .max(inOrder)
        .orElse(null);
  }

  private static CheckRecord requireOneCheck(List<CheckRecord> jobs) {
    Map<Integer, CheckRecord> byNumber = new LinkedHashMap<>();
    for (CheckRecord job : jobs) {
      CheckRecord first = jobs.get(0);
      if (!job.series.equals(first.series)
          || !job.matrix.equals(first.matrix)
          || !job.checks.equals(first.checks)
          || job.shard.count() != first.shard.count()) {
        throw Diagnostic.error(
                "shard %s and shard %s are not of one check".formatted(first.shard, job.shard))
            .note("the series, the matrix and the number of shards have to be the same")
            .help("run kbuild:check-series for all shards with the same parameters")
            .asException();
      }
      byNumber.put(job.shard.number(), job);
    }
    int count = jobs.isEmpty() ? 1 : jobs.get(0).shard.count();
    for (int number = 1; number <= count; number++) {
      if (!byNumber.containsKey(number)) {
        throw Diagnostic.error("shard " + new Shard(number, count) + " is missing")
            .note("there are %d of %d".formatted(byNumber.size(), count))
            .help("a shard that was ended leaves no record: run it again")
            .asException();
      }
    }
    return jobs.get(0);
  }
}
