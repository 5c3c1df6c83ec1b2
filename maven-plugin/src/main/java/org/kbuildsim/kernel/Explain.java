package org.kbuildsim.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.build.Question;
import org.kbuildsim.build.Rebuild;
import org.kbuildsim.build.RebuildQuestion;
import org.kbuildsim.build.RecipeQuestion;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.make.Happening;

/**
 * Says what kbuild would run to make a file, why it would, and where each word of it comes from.
 *
 * <p>The object tree is configured as for a build; then the Makefiles are evaluated, as by {@code
 * make -n}, up to the file's recipe. It need not have been built: what other recipes would have
 * made is taken to be there. What a makefile reads from such a file, as the list of modules, it
 * cannot know.
 */
public final class Explain {
  private final BuildRequest request;
  private final String target;
  private final Path tree;
  private final Path output;

  private Explain(BuildRequest request, String target, Path tree, Path output) {
    this.request = request;
    this.target = target;
    this.tree = tree;
    this.output = output;
  }

  /**
   * Configures the object tree, if it is not, for questions about {@code target}.
   *
   * @param target a file below the object tree, {@code rust/kernel.o}
   * @throws org.kbuildsim.diagnostic.DiagnosticException if the tree cannot be configured
   */
  public static Explain about(BuildRequest request, String target, BuildObserver observer)
      throws InterruptedException {
    Diagnostic failure = KernelBuild.configure(request, observer);
    if (failure != null) {
      throw failure.asException();
    }
    return new Explain(request, target, real(request.tree().root()), real(request.output()));
  }

  /**
   * Returns the commands that would make the target if it were not there.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if no recipe for it was found
   */
  public RecipeExplanation recipe() throws InterruptedException {
    RecipeQuestion.Answer answer = ask(null);
    Origins origins = new Origins(tree, answer.directory());
    return new RecipeExplanation(
        target,
        origins.place(answer.recipe()),
        answer.targets().subList(1, answer.targets().size()),
        arguments(answer.runs()),
        answer.commands().stream().map(origins::words).toList());
  }

  /**
   * Returns the words of the command that kbuild would record for the target, none if its recipe
   * records none.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if no recipe for it was found
   */
  public List<String> command() throws InterruptedException {
    return saved(ask(null), tree, output.resolve(target)).stream()
        .map(ExplainedWord::word)
        .toList();
  }

  /**
   * Returns the words of the commands that kbuild recorded for files of an object tree that was
   * built just now, by file; files whose recipes are not come by are left out.
   *
   * @param targets files below the object tree, one at least
   * @param guard what the makefiles may do
   */
  public static Map<String, List<ExplainedWord>> commands(
      BuildRequest request, List<String> targets, Guard guard) throws InterruptedException {
    Path tree = real(request.tree().root());
    Path output = real(request.output());
    RecipeQuestion question = new RecipeQuestion(targets.stream().map(output::resolve).toList());
    KernelBuild.ask(request, question, guard);
    Map<String, List<ExplainedWord>> commands = new TreeMap<>();
    for (String target : targets) {
      Path file = output.resolve(target);
      RecipeQuestion.Answer answer = question.answer(file);
      if (answer != null) {
        commands.put(target, saved(answer, tree, file));
      }
    }
    return commands;
  }

  private static List<ExplainedWord> saved(RecipeQuestion.Answer answer, Path tree, Path file) {
    Origins origins = new Origins(tree, answer.directory());
    List<ExplainedWord> words =
        answer.commands().stream().flatMap(command -> origins.words(command).stream()).toList();
    return CommandRecord.toBeSaved(words, file);
  }

  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(directory.toString()), "cannot be read: " + e)
          .asException();
    }
  }

  /**
   * Returns how {@code variable} came to its value in the target's recipe.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if no recipe for it was found
   */
  public VariableExplanation variable(String variable) throws InterruptedException {
    RecipeQuestion.Answer answer = ask(variable);
    Set<String> scopes = new HashSet<>(answer.targets());
    scopes.add("");
    List<VariableExplanation.Run> runs = new ArrayList<>();
    for (Question.Run run : answer.runs()) {
      Origins origins = new Origins(tree, run.directory());
      runs.add(
          new VariableExplanation.Run(
              String.join(" ", run.arguments()),
              run.happenings().stream()
                  .filter(happening -> scopes.contains(happening.scope()))
                  .map(happening -> event(happening, origins))
                  .toList()));
    }
    Origins origins = new Origins(tree, answer.directory());
    int end = answer.value().chars().length();
    return new VariableExplanation(
        variable, target, runs, origins.words(answer.value().words(0, end)));
  }

  private static VariableExplanation.Event event(Happening happening, Origins origins) {
    return new VariableExplanation.Event(
        happening.what(),
        happening.written(),
        happening.value(),
        happening.recursive() ? "recursive" : "simple",
        happening.origin().word(),
        happening.scope(),
        happening.effective(),
        origins.position(happening.at()));
  }

  /**
   * Returns whether a build would make the target anew, and why.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if no rule for it was found
   */
  public RebuildExplanation rebuild() throws InterruptedException {
    RebuildQuestion question =
        new RebuildQuestion(
            output.resolve(target), (file, recipe) -> CommandRecord.isIn(recipe, file));
    List<Diagnostic> failures = KernelBuild.ask(request, question);
    RebuildQuestion.Answer answer = question.answer();
    if (answer == null) {
      throw unanswered(question, failures).asException();
    }
    Rebuild rebuild = answer.rebuild();
    Reasons reasons = new Reasons(output, new Origins(tree, answer.directory()));
    return new RebuildExplanation(
        target,
        answer.targets().subList(1, answer.targets().size()),
        arguments(answer.runs()),
        answer.checks(),
        rebuild == null ? null : reasons.of(rebuild));
  }

  private RecipeQuestion.Answer ask(@Nullable String variable) throws InterruptedException {
    RecipeQuestion question = new RecipeQuestion(output.resolve(target), variable);
    List<Diagnostic> failures = KernelBuild.ask(request, question);
    RecipeQuestion.Answer answer = question.answer();
    if (answer == null) {
      throw unanswered(question, failures).asException();
    }
    return answer;
  }

  private static List<String> arguments(List<Question.Run> runs) {
    return runs.stream().map(run -> String.join(" ", run.arguments())).toList();
  }

  private Diagnostic unanswered(Question question, List<Diagnostic> failures) {
    Diagnostic found =
        Diagnostic.error(
                Location.file(output.resolve(target).toString()),
                "no recipe for `" + target + "` was come by")
            .note(
                "the Makefiles were evaluated as by make -n, for the targets of -Dkbuild.targets");
    for (String file : question.notRead()) {
      found = found.note("`" + file + "` is read by a makefile, and is not there yet");
    }
    for (Diagnostic failure : failures) {
      found = found.note("evaluation ended early: " + failure.message());
    }
    return found.help(
        question.notRead().isEmpty()
            ? "name a file below the object tree as the log of a build does"
            : "build the tree once, or what makes that file; then ask again");
  }
}
