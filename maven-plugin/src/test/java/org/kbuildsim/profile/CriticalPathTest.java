package org.kbuildsim.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kbuildsim.profile.Span.Kind;

final class CriticalPathTest {
  private final List<Span> spans = new ArrayList<>();

  @Test
  void chainOfPrerequisitesIsLongerThanTheLongestTarget() {
    int run = span(Kind.RUN, "make", -1, 0, 100);
    span(Kind.READING, "makefiles", run, 0, 10);
    span(Kind.RECIPE, "a", run, 10, 30);
    span(Kind.RECIPE, "b", run, 30, 60);
    span(Kind.RECIPE, "alone", run, 10, 55);
    span(Kind.RECIPE, "all", run, 60, 61);

    assertThat(
            path(
                Map.of(
                    run,
                    Map.of(
                        "all",
                        List.of("alone", "group"),
                        "group",
                        List.of("b"),
                        "b",
                        List.of("a")))))
        .containsExactly("make reading 10", "a 20", "b 30", "all 1");
  }

  @Test
  void recipeThatStartsAMakeTakesAsLongAsWhatIsLongestInIt() {
    int run = span(Kind.RUN, "make", -1, 0, 100);
    int sub = span(Kind.RECIPE, "dir", run, 0, 90);
    int below = span(Kind.RUN, "make dir", sub, 5, 85);
    span(Kind.READING, "makefiles", below, 5, 8);
    span(Kind.RECIPE, "x", below, 8, 48);
    span(Kind.RECIPE, "y", below, 8, 80);
    span(Kind.RECIPE, "other", run, 0, 89);

    // `other` takes 89 itself; of `dir` only 3, 72 and 10 have to come one after the other.
    assertThat(path(Map.of())).containsExactly("other 89");
    spans.remove(spans.size() - 1);
    assertThat(path(Map.of())).containsExactly("make dir reading 3", "y 72", "dir 10");
  }

  @Test
  void makefileThatIsMadeComesBeforeAllThatIsMadeAfterReadingItAgain() {
    int run = span(Kind.RUN, "make", -1, 0, 100);
    span(Kind.READING, "makefiles", run, 0, 1);
    span(Kind.RECIPE, "generated.mk", run, 1, 21);
    span(Kind.READING, "makefiles", run, 21, 22);
    span(Kind.RECIPE, "all", run, 22, 27);

    assertThat(path(Map.of()))
        .containsExactly("make reading 1", "generated.mk 20", "make reading 1", "all 5");
  }

  @Test
  void circleEnds() {
    int run = span(Kind.RUN, "make", -1, 0, 100);
    span(Kind.RECIPE, "a", run, 0, 10);
    span(Kind.RECIPE, "b", run, 0, 10);

    assertThat(path(Map.of(run, Map.of("a", List.of("b"), "b", List.of("a"))))).hasSize(2);
  }

  private int span(Kind kind, String name, int parent, long start, long end) {
    int id = spans.size();
    spans.add(new Span(kind, name, id, parent, 0, start, start, end, 0, 0, "", name));
    return id;
  }

  private List<String> path(Map<Integer, Map<String, List<String>>> prerequisites) {
    Timeline timeline = new Timeline(spans, prerequisites, 100, 0, 0, 2);
    return CriticalPath.of(timeline).stream()
        .map(step -> step.what() + (step.reading() ? " reading " : " ") + step.time())
        .toList();
  }
}
