package org.kbuildsim.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kbuildsim.build.RecipeQuestion;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.diagnostic.Span;
import org.kbuildsim.make.CharacterOrigin;
import org.kbuildsim.make.Step;
import org.kbuildsim.make.TracedText;

/** Says what kbuild would run to make a file, and where each word of it comes from. */
public final class Explain {
  private final Path tree;
  private final Path directory;

  private Explain(Path tree, Path directory) {
    this.tree = tree;
    this.directory = directory;
  }

  /**
   * Returns the commands that would make {@code target} if it were not there.
   *
   * <p>The object tree is configured as for a build; then the Makefiles are evaluated, as by {@code
   * make -n}, up to the recipe. In an object tree that has been built every recipe can be reached;
   * without, one may be missing that depends on what another recipe writes.
   *
   * @param target a file below the object tree, {@code rust/kernel.o}
   * @return the words of each command
   * @throws org.kbuildsim.diagnostic.DiagnosticException if no recipe for it was found
   */
  public static List<List<ExplainedWord>> commands(
      BuildRequest request, String target, BuildObserver observer) throws InterruptedException {
    Diagnostic failure = KernelBuild.configure(request, observer);
    if (failure != null) {
      throw failure.asException();
    }
    Path tree;
    Path output;
    try {
      tree = request.tree().root().toRealPath();
      output = request.output().toRealPath();
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(request.output().toString()), "cannot be read: " + e)
          .asException();
    }
    RecipeQuestion question = new RecipeQuestion(output.resolve(target));
    List<Diagnostic> failures = KernelBuild.ask(request, question);
    RecipeQuestion.Answer answer = question.answer();
    if (answer == null) {
      throw unanswered(target, output, failures).asException();
    }
    Explain explain = new Explain(tree, answer.directory());
    List<List<ExplainedWord>> commands = new ArrayList<>();
    for (List<TracedText.Word> words : answer.commands()) {
      commands.add(words.stream().map(explain::word).toList());
    }
    return commands;
  }

  private static Diagnostic unanswered(String target, Path output, List<Diagnostic> failures) {
    Diagnostic found =
        Diagnostic.error(
                Location.file(output.resolve(target).toString()),
                "no recipe for `" + target + "` was come by")
            .note("the Makefiles were evaluated as by make -n, for the targets of -Dkbuild.targets")
            .help(
                "name a file below the object tree as the log of a build does; build the tree once");
    for (Diagnostic failure : failures) {
      found = found.note("evaluation ended early: " + failure.message());
    }
    return found;
  }

  private ExplainedWord word(TracedText.Word word) {
    CharacterOrigin origin = word.origin();
    List<String> chain = origin.chain().stream().map(this::step).toList();
    String how = how(origin);
    Span span = origin.span();
    return span == null
        ? new ExplainedWord(word.chars(), "", 0, 0, how, chain)
        : new ExplainedWord(
            word.chars(), file(span.source().name()), span.line(), span.column(), how, chain);
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

  private String step(Step step) {
    StringBuilder text = new StringBuilder(step.name());
    if (step.origin() == null) {
      text.append(", a function");
    } else {
      text.append(", ").append(step.origin().word()).append(" variable");
    }
    Span definition = step.definition();
    if (definition != null) {
      text.append(" set at ").append(file(definition.source().name()));
      text.append(':').append(definition.line()).append(':').append(definition.column());
    }
    Span at = step.at();
    if (at != null) {
      text.append(", expanded at ").append(file(at.source().name()));
      text.append(':').append(at.line()).append(':').append(at.column());
    }
    return text.toString();
  }

  // Makefiles go by the name that they were included by, seen from some object directory.
  private String file(String name) {
    Path path = directory.resolve(name).normalize();
    return path.startsWith(tree) ? tree.relativize(path).toString() : name;
  }
}
