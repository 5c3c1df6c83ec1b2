package org.kbuildsim.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kbuildsim.profile.Span.Kind;

/**
 * The chain of targets, each waiting for the one before it, that took longest: no number of cores
 * makes the build shorter.
 *
 * <p>Within a run of make these are prerequisites. A recipe that starts makes takes as long as
 * theirs and what it does besides. A run reads its makefiles before it makes anything, and again
 * when it has made one of them anew.
 */
public final class CriticalPath {
  private final Timeline timeline;
  private final Map<Integer, Span> byId = new HashMap<>();
  private final Map<Integer, List<Span>> runsOf = new HashMap<>();
  private final Map<Integer, List<Span>> partsOf = new HashMap<>();

  /**
   * A link of the chain.
   *
   * @param what the target; for a run that reads its makefiles, what it was asked
   * @param span of its recipe, or of the reading
   * @param time its own, nanoseconds: without that of makes that its recipe started
   */
  public record Step(String what, Span span, long time) {
    /** Returns whether it is the reading of makefiles. */
    public boolean reading() {
      return span.kind() == Kind.READING;
    }
  }

  private record Chain(long time, List<Step> steps) {
    static final Chain NONE = new Chain(0, List.of());

    Chain then(Chain next) {
      List<Step> all = new ArrayList<>(steps);
      all.addAll(next.steps);
      return new Chain(time + next.time, all);
    }

    static Chain of(String what, Span span, long time) {
      return new Chain(time, List.of(new Step(what, span, time)));
    }
  }

  private CriticalPath(Timeline timeline) {
    this.timeline = timeline;
    timeline.spans().forEach(span -> byId.put(span.id(), span));
    for (Span span : timeline.spans()) {
      if (span.kind() == Kind.RUN) {
        runsOf.computeIfAbsent(owner(span, Kind.RECIPE), k -> new ArrayList<>()).add(span);
      } else if (span.kind() == Kind.READING || span.kind() == Kind.RECIPE) {
        partsOf.computeIfAbsent(owner(span, Kind.RUN), k -> new ArrayList<>()).add(span);
      }
    }
  }

  /** Returns the chain, first link first. */
  public static List<Step> of(Timeline timeline) {
    CriticalPath path = new CriticalPath(timeline);
    return path.ofRuns(-1).steps();
  }

  // What a span is part of, at however many removes; -1 for nothing.
  private int owner(Span span, Kind kind) {
    Span parent = byId.get(span.parent());
    while (parent != null && parent.kind() != kind) {
      parent = byId.get(parent.parent());
    }
    return parent == null ? -1 : parent.id();
  }

  private Chain ofRuns(int recipe) {
    Chain chain = Chain.NONE;
    for (Span run : runsOf.getOrDefault(recipe, List.of())) {
      chain = chain.then(ofRun(run));
    }
    return chain;
  }

  private Chain ofRun(Span run) {
    Chain chain = Chain.NONE;
    List<Span> recipes = new ArrayList<>();
    for (Span part : partsOf.getOrDefault(run.id(), List.of())) {
      if (part.kind() == Kind.READING) {
        chain = chain.then(longest(run, recipes)).then(Chain.of(run.detail(), part, part.time()));
        recipes.clear();
      } else {
        recipes.add(part);
      }
    }
    return chain.then(longest(run, recipes));
  }

  private Chain longest(Span run, List<Span> recipes) {
    Map<String, List<Span>> made = new HashMap<>();
    recipes.forEach(r -> made.computeIfAbsent(r.name(), k -> new ArrayList<>()).add(r));
    Map<String, List<String>> waits = timeline.prerequisites().getOrDefault(run.id(), Map.of());
    Map<String, Chain> known = new HashMap<>();
    Chain longest = Chain.NONE;
    for (String target : made.keySet()) {
      Chain chain = upTo(target, made, waits, known, new HashSet<>());
      longest = chain.time() > longest.time() ? chain : longest;
    }
    return longest;
  }

  private Chain upTo(
      String target,
      Map<String, List<Span>> made,
      Map<String, List<String>> waits,
      Map<String, Chain> known,
      Set<String> above) {
    Chain before = known.get(target);
    if (before != null) {
      return before;
    }
    if (!above.add(target)) {
      // GNU make drops what closes a circle.
      return Chain.NONE;
    }
    Chain longest = Chain.NONE;
    for (String name : waits.getOrDefault(target, List.of())) {
      Chain chain = upTo(name, made, waits, known, above);
      longest = chain.time() > longest.time() ? chain : longest;
    }
    above.remove(target);
    for (Span recipe : made.getOrDefault(target, List.of())) {
      longest = longest.then(ofRecipe(recipe));
    }
    known.put(target, longest);
    return longest;
  }

  private Chain ofRecipe(Span recipe) {
    Chain inside = ofRuns(recipe.id());
    long own = recipe.time();
    for (Span run : runsOf.getOrDefault(recipe.id(), List.of())) {
      own -= run.time();
    }
    return inside.then(Chain.of(recipe.name(), recipe, Math.max(0, own)));
  }
}
