package org.kbuildsim.kernel;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Span;
import org.kbuildsim.make.CharacterOrigin;
import org.kbuildsim.make.Step;
import org.kbuildsim.make.TracedText;

/** Says where words come from in terms of the kernel tree. */
final class Origins {
  private final Path tree;
  private final Path directory;

  /**
   * Creates the sayings for one run of make.
   *
   * @param directory the run's working directory, by which it names makefiles
   */
  Origins(Path tree, Path directory) {
    this.tree = tree;
    this.directory = directory;
  }

  List<ExplainedWord> words(List<TracedText.Word> words) {
    return words.stream().map(this::word).toList();
  }

  private ExplainedWord word(TracedText.Word word) {
    CharacterOrigin origin = word.origin();
    List<ExplainedStep> chain = origin.chain().stream().map(this::step).toList();
    return new ExplainedWord(word.chars(), position(origin.span()), how(origin), chain);
  }

  private static String how(CharacterOrigin origin) {
    Step first = origin.chain().isEmpty() ? null : origin.chain().get(0);
    return switch (origin.how()) {
      case WRITTEN -> "";
      case REWRITTEN -> "rewritten";
      case COMPUTED -> first == null ? "computed" : "computed by " + first.name();
      case GIVEN -> first == null ? "given" : given(first);
    };
  }

  private static String given(Step variable) {
    return variable.origin() == null
        ? "given"
        : variable.origin().word() + " variable " + variable.name();
  }

  private ExplainedStep step(Step step) {
    return new ExplainedStep(
        step.name(),
        step.origin() == null ? null : step.origin().word(),
        position(step.definition()),
        position(step.at()));
  }

  @Nullable Position position(@Nullable Span span) {
    return span == null
        ? null
        : new Position(file(span.source().name()), span.line(), span.column());
  }

  /** Returns a {@code file:line} that make gave, the file below the kernel tree if it is there. */
  String place(String place) {
    int colon = place.lastIndexOf(':');
    return colon < 0 ? place : file(place.substring(0, colon)) + place.substring(colon);
  }

  // Makefiles go by the name that they were included by, seen from some object directory.
  private String file(String name) {
    Path path = directory.resolve(name).normalize();
    return path.startsWith(tree) ? file(path) : name;
  }

  /** Returns how a file is called below the kernel tree; one that is elsewhere, in full. */
  String file(Path path) {
    return path.startsWith(tree) ? tree.relativize(path).toString() : path.toString();
  }
}
