package org.kbuildsim.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.check.CheckRecord.Note;
import org.kbuildsim.check.CheckRecord.Phase;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.tree.Overlay;
import org.kbuildsim.tree.Patch;
import org.kbuildsim.tree.SeriesApplication;
import org.kbuildsim.tree.SourceCopy;

/**
 * Checks a series: the tree as it is, then with one patch more each time, in each configuration.
 *
 * <p>Object trees go on from patch to patch, as they do for who bisects. All configurations are
 * built from one copy of the tree, side by side; the next patch is put on it when all are done.
 */
public final class SeriesCheck {
  private final CheckRequest request;
  private final Progress progress;
  private final List<Overlay> overlays;
  private final Door door;
  private final Crew crew;

  /** The options that the series adds. */
  private final Set<String> added = new TreeSet<>();

  /** One for each configuration, whatever else is built of it. */
  private final Map<Configuration, Track> tracks = new LinkedHashMap<>();

  private final List<Note> texts = new ArrayList<>();

  private SeriesCheck(CheckRequest request, CheckObserver observer) {
    this.request = request;
    this.progress = new Progress(observer);
    this.overlays =
        SeriesApplication.apply(request.tree().root(), request.series(), request.output());
    this.door = new Door(request);
    this.crew = new Crew(request.jobs());
    request.series().patches().forEach(patch -> added.addAll(OptionOff.addedBy(patch)));
  }

  /**
   * Checks what {@code request} says.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if the series does not apply, or the tree
   *     cannot be built without it
   */
  public static CheckResult run(CheckRequest request, CheckObserver observer)
      throws InterruptedException {
    return CheckRecord.result(List.of(record(request, observer)));
  }

  /**
   * Does the part of a check that is {@code request}'s shard.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException as {@link #run}
   */
  public static CheckRecord record(CheckRequest request, CheckObserver observer)
      throws InterruptedException {
    makeOutput(request);
    return new SeriesCheck(request, observer).runWhole();
  }

  /**
   * Does the same, unless the last run in that output directory was asked the very same; and leaves
   * the record there. What had an accident (a program that was killed, a full disk) is not taken
   * for an answer the next time; what could not be tried for want of a tool or of a tree that
   * builds is, for the question holds all that this depends on.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException as {@link #run}
   */
  public static CheckRecord recordOnce(CheckRequest request, CheckObserver observer)
      throws InterruptedException {
    makeOutput(request);
    Path file = request.output().resolve(RecordFile.NAME);
    String question = Question.of(request);
    RecordFile known = RecordFile.read(file);
    if (known != null && known.question().equals(question)) {
      observer.line("nothing has changed since the last run, which is told again");
      return known.record();
    }
    SeriesCheck check = new SeriesCheck(request, observer);
    CheckRecord record = check.runWhole();
    boolean lasting = !check.wasLimited() && record.accidents().isEmpty();
    try {
      new RecordFile(lasting ? question : "", record).write(file);
    } catch (IOException e) {
      throw unwritable(request, e);
    }
    return record;
  }

  private static void makeOutput(CheckRequest request) {
    try {
      Files.createDirectories(request.output());
    } catch (IOException e) {
      throw unwritable(request, e);
    }
  }

  private static DiagnosticException unwritable(CheckRequest request, IOException e) {
    return Diagnostic.error(
            Location.file(request.output().toString()), "directory cannot be written: " + e)
        .help("name a directory that can be: -Dkbuild.output=DIR")
        .asException();
  }

  private CheckRecord runWhole() throws InterruptedException {
    try {
      return run();
    } catch (UncheckedIOException e) {
      throw unwritable(request, Objects.requireNonNull(e.getCause()));
    } catch (OutOfMemoryError e) {
      throw Diagnostic.error("the check used more memory than this program has")
          .help("build one configuration at a time: -Dkbuild.jobs=1")
          .help("or give it more: MAVEN_OPTS=-Xmx4g")
          .asException();
    }
  }

  private CheckRecord run() throws InterruptedException {
    Instant start = Instant.now();
    try (SourceCopy copy =
        SourceCopy.of(request.tree().root(), request.output().resolve("source"))) {
      Matrix matrix = matrix(copy.root());
      List<Configuration> all = new ArrayList<>(matrix.everyPatch());
      all.addAll(matrix.allPatches());
      List<Configuration> everyPatch = request.shard().of(matrix.everyPatch(), all);
      List<Configuration> atTheEnd = request.shard().of(matrix.allPatches(), all);
      progress.line("configurations: " + names(everyPatch));
      if (!atTheEnd.isEmpty()) {
        progress.line("with all patches: " + names(atTheEnd));
      }
      everyPatch.forEach(this::track);
      atTheEnd.forEach(configuration -> track(configuration).tryAtTheEnd(configuration));
      check(copy, everyPatch, atTheEnd);
      return record(matrix, all, Duration.between(start, Instant.now()));
    }
  }

  private Track track(Configuration configuration) {
    return tracks.computeIfAbsent(
        configuration.as(Variation.NONE),
        kind -> new Track(request, door.another(), progress, crew::share));
  }

  private void check(SourceCopy copy, List<Configuration> everyPatch, List<Configuration> atTheEnd)
      throws InterruptedException {
    List<Patch> patches = request.series().patches();
    int ends = (int) everyPatch.stream().filter(this::isBuiltOfNothingInTheEnd).count();
    progress.add(everyPatch.size() * (patches.size() + 1) + ends + atTheEnd.size());
    text(0, copy.root());
    byTrack(everyPatch, (track, configuration) -> track.begin(configuration, copy.root()));
    List<Configuration> more = beforeTheSeries(everyPatch);
    progress.add(more.size());
    byTrack(more, (track, configuration) -> track.look(configuration, copy.root()));
    for (Patch patch : patches) {
      copy.show(overlays.get(patch.number()));
      text(patch.number(), copy.root());
      crew.each(allTracks(), track -> track.step(patch, copy.root(), added, this::unpatched));
    }
    crew.each(allTracks(), track -> track.end(copy.root()));
    List<Track> suspicious = allTracks().stream().filter(Track::hasSuspects).toList();
    if (!suspicious.isEmpty()) {
      copy.show(Overlay.NONE);
      crew.each(suspicious, track -> track.acquit(copy.root()));
    }
  }

  private List<Track> allTracks() {
    return List.copyOf(tracks.values());
  }

  @FunctionalInterface
  private interface Build {
    void run(Track track, Configuration configuration) throws InterruptedException;
  }

  /** Builds {@code configurations}, those of one track one after the other. */
  private void byTrack(List<Configuration> configurations, Build build)
      throws InterruptedException {
    Map<Track, List<Configuration>> parts = new LinkedHashMap<>();
    configurations.forEach(c -> parts.computeIfAbsent(track(c), t -> new ArrayList<>()).add(c));
    crew.each(
        List.copyOf(parts.entrySet()),
        part -> {
          for (Configuration configuration : part.getValue()) {
            build.run(part.getKey(), configuration);
          }
        });
  }

  private CheckRecord record(Matrix matrix, List<Configuration> all, Duration time) {
    List<Note> notes = new ArrayList<>(texts);
    List<Step> steps = new ArrayList<>();
    List<String> notTried = new ArrayList<>();
    Set<String> accidents = new LinkedHashSet<>();
    Set<Configuration> tried = new HashSet<>();
    BuildGraph graph = BuildGraph.EMPTY;
    int last = 0;
    int builds = 0;
    int actions = 0;
    int fromCache = 0;
    for (Track track : allTracks()) {
      notes.addAll(track.notes);
      steps.addAll(track.steps);
      notTried.addAll(track.notTried);
      accidents.addAll(track.accidents());
      tried.addAll(track.tried);
      // Of the last patch, and of the configuration that has most to show.
      int patch = track.lastPatch();
      graph = patch > 0 && patch >= last ? track.graph() : graph;
      last = Math.max(last, patch);
      builds += track.tally.builds;
      actions += track.tally.actions;
      fromCache += track.tally.fromCache;
    }
    return new CheckRecord(
        request.shard(),
        request.series(),
        request.checks(),
        all,
        all.stream().filter(c -> last(c) != null || tried.contains(c)).toList(),
        matrix.said(),
        notes,
        steps,
        graph,
        notTried,
        List.copyOf(accidents),
        builds,
        actions,
        fromCache,
        time.toMillis());
  }

  private boolean wasLimited() {
    return tracks.values().stream().anyMatch(track -> track.tally.limited);
  }

  private @Nullable State unpatched(Configuration configuration) {
    Track track = tracks.get(configuration.as(Variation.NONE));
    return track == null ? null : track.first(configuration);
  }

  private @Nullable State last(Configuration configuration) {
    Track track = tracks.get(configuration.as(Variation.NONE));
    return track == null ? null : track.last(configuration);
  }

  private void text(int patch, Path source) {
    texts.add(new Note(Phase.TEXT, patch, "", true, StateProperties.of(source)));
  }

  private Matrix matrix(Path source) {
    return request.matrix().isEmpty()
        ? Matrix.of(source, request.series(), Sources.of(source), request.others().keySet())
        : Matrix.asked(request.matrix());
  }

  private static String names(List<Configuration> configurations) {
    return String.join(" ", configurations.stream().map(Configuration::name).toList());
  }

  /**
   * Returns what stands for those configurations that only the series makes possible, as far as
   * nothing of the matrix does: what their build runs before the series has to be known.
   */
  private List<Configuration> beforeTheSeries(List<Configuration> matrix) {
    Set<Configuration> before = new LinkedHashSet<>();
    for (Configuration configuration : matrix) {
      if (last(configuration) == null) {
        before.add(configuration.without(added));
      }
    }
    before.removeAll(matrix);
    return List.copyOf(before);
  }

  private boolean isBuiltOfNothingInTheEnd(Configuration configuration) {
    return Track.isBuiltOfNothingInTheEnd(request, configuration);
  }
}
