package org.kbuildsim.profile;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kbuildsim.profile.Span.Kind;

/**
 * What a build spent its time on; times in nanoseconds.
 *
 * @param spans in the order of their ids
 * @param prerequisites of each run of make, by its span's id: what its targets waited for
 * @param wall how long it took
 * @param ours processor time of this JVM
 * @param programs processor time of the processes that it started
 * @param cores how many there are
 */
public record Timeline(
    List<Span> spans,
    Map<Integer, Map<String, List<String>>> prerequisites,
    long wall,
    long ours,
    long programs,
    int cores) {

  /** The outcome of a tool whose result was there already. */
  public static final String FROM_CACHE = "from the cache";

  /** Creates a timeline; lists and maps are copied. */
  public Timeline {
    spans = List.copyOf(spans);
    Map<Integer, Map<String, List<String>>> copy = new HashMap<>();
    prerequisites.forEach((run, targets) -> copy.put(run, Map.copyOf(targets)));
    prerequisites = Map.copyOf(copy);
  }

  /** Returns the spans of a kind. */
  public List<Span> of(Kind kind) {
    return spans.stream().filter(span -> span.kind() == kind).toList();
  }

  /**
   * Returns our own processor time by what it was used for: that of the threads which did the
   * build's work. What is missing to {@link #ours} is the JVM's own.
   */
  public Map<Kind, Long> work() {
    Map<Kind, Long> work = new EnumMap<>(Kind.class);
    Map<Integer, Span> byId = new HashMap<>();
    spans.forEach(span -> byId.put(span.id(), span));
    for (Span span : spans) {
      work.merge(span.kind(), span.cpu(), Long::sum);
      Span parent = byId.get(span.parent());
      if (parent != null && parent.lane() == span.lane()) {
        work.merge(parent.kind(), -span.cpu(), Long::sum);
      }
    }
    return work;
  }

  /** Returns which part of the cores nobody of ours used, 0 to 1. */
  public double idle() {
    double all = (double) wall * cores;
    return all == 0 ? 0 : Math.max(0, 1 - (ours + programs) / all);
  }
}
