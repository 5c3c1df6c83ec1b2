package org.kbuildsim.mutation;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.kbuildsim.check.Check;
import org.kbuildsim.check.CheckRequest;
import org.kbuildsim.check.CheckResult;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.check.SeriesCheck;
import org.kbuildsim.check.Step;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.mutation.MutationResult.Outcome;
import org.kbuildsim.process.Confinement;
import org.kbuildsim.tree.SeriesReader;

/** Changes a tree's build logic, one thing at a time, and has each change checked as a series. */
public final class MutationRun {
  // The dear ones are asked only where the others find nothing and something did change.
  private static final List<Check> WITHOUT_CLEAN_BUILD =
      Arrays.stream(Check.values()).filter(check -> !check.needsCleanBuild()).toList();

  private final MutationRequest request;

  private MutationRun(MutationRequest request) {
    this.request = request;
  }

  /**
   * Tries all changes that {@code request} asks for.
   *
   * @param progress gets each result when it is there
   * @throws org.kbuildsim.diagnostic.DiagnosticException if a file cannot be read, or the tree as
   *     it is does not build
   */
  public static List<MutationResult> run(MutationRequest request, Consumer<MutationResult> progress)
      throws InterruptedException {
    MutationRun run = new MutationRun(request);
    List<MutationResult> results = new ArrayList<>();
    List<Mutant> mutants = mutants(request);
    for (int i = 0; i < mutants.size(); i += request.every()) {
      MutationResult result = run.check(mutants.get(i));
      results.add(result);
      progress.accept(result);
    }
    return results;
  }

  /** Returns the changes that {@code request} asks for, all of them, in the order of the files. */
  public static List<Mutant> mutants(MutationRequest request) {
    List<Mutant> mutants = new ArrayList<>();
    for (String file : request.files()) {
      String text = read(request.tree().root().resolve(file));
      mutants.addAll(
          isKconfig(file)
              ? KconfigMutator.mutants(file, text, request.lines())
              : MakefileMutator.mutants(file, text, request.lines()));
    }
    return mutants;
  }

  private static boolean isKconfig(String file) {
    return file.substring(file.lastIndexOf('/') + 1).startsWith("Kconfig");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(file.toString()), "cannot be read: " + e)
          .help("name makefiles and Kconfig files of the tree: -Dkbuild.files=rust/Makefile")
          .asException();
    }
  }

  private MutationResult check(Mutant mutant) throws InterruptedException {
    Path patch = write(mutant);
    boolean changed = false;
    for (Configuration configuration : request.matrix()) {
      CheckResult result = check(patch, configuration, WITHOUT_CLEAN_BUILD);
      boolean here = result.steps().stream().anyMatch(MutationRun::changes);
      if (result.findings().isEmpty() && here) {
        result = check(patch, configuration, List.of());
      }
      if (!result.findings().isEmpty()) {
        return new MutationResult(
            mutant,
            Outcome.FOUND,
            result.findings().stream().map(f -> f.check().id()).distinct().toList());
      }
      changed |= here;
    }
    return new MutationResult(mutant, changed ? Outcome.SURVIVED : Outcome.DORMANT, List.of());
  }

  private static boolean changes(Step step) {
    return !step.commands().isEmpty()
        || !step.dependencies().isEmpty()
        || !step.exported().isEmpty()
        || !step.unexported().isEmpty();
  }

  private CheckResult check(Path patch, Configuration configuration, List<Check> checks)
      throws InterruptedException {
    return SeriesCheck.run(
        new CheckRequest(
            request.tree(),
            SeriesReader.read(patch),
            List.of(configuration),
            checks,
            List.of(),
            request.output(),
            request.toolchain(),
            request.modpost(),
            request.cache(),
            request.jobs(),
            // The tree is the user's own; what a mutant runs besides is refused.
            Confinement.none()),
        line -> {});
  }

  private Path write(Mutant mutant) {
    List<String> before = read(request.tree().root().resolve(mutant.file())).lines().toList();
    List<String> after = mutant.text().lines().toList();
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            "a/" + mutant.file(), "b/" + mutant.file(), before, DiffUtils.diff(before, after), 3);
    Path patch = request.output().resolve("mutant.diff");
    try {
      Files.createDirectories(request.output());
      return Files.writeString(
          patch,
          "diff --git a/%1$s b/%1$s\n".formatted(mutant.file()) + String.join("\n", diff) + "\n");
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(patch.toString()), "cannot be written: " + e)
          .help("name a directory that can be written: -Dkbuild.output=DIR")
          .asException();
    }
  }
}
