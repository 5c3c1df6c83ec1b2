package org.kbuildsim.mutation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.kbuildsim.check.ChangeCheck;
import org.kbuildsim.check.ChangeCheck.Verdict;
import org.kbuildsim.check.CheckRequest;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.mutation.MutationResult.Outcome;
import org.kbuildsim.tree.PatchSeries;

/** Changes a tree's build logic, one thing at a time, and has each change checked. */
public final class MutationRun {
  private MutationRun() {}

  /**
   * Tries all changes that {@code request} asks for; what an earlier run in the same directory was
   * told of the same tree is not asked again.
   *
   * @param progress gets each result when it is there
   * @throws org.kbuildsim.diagnostic.DiagnosticException if a file cannot be read, or the tree as
   *     it is does not build
   */
  public static List<MutationResult> run(MutationRequest request, Consumer<MutationResult> progress)
      throws InterruptedException {
    List<MutationResult> results = new ArrayList<>();
    List<Mutant> mutants = mutants(request);
    makeDirectory(request.output());
    try (ChangeCheck checks = ChangeCheck.of(checkRequest(request), line -> {});
        MutationLog log =
            MutationLog.open(request.output().resolve("mutants.log"), checks.question())) {
      for (int i = 0; i < mutants.size(); i += request.every()) {
        MutationResult result = log.find(mutants.get(i));
        if (result == null) {
          result = result(mutants.get(i), checks);
          log.add(result);
        }
        results.add(result);
        progress.accept(result);
      }
    }
    return results;
  }

  private static MutationResult result(Mutant mutant, ChangeCheck checks)
      throws InterruptedException {
    Verdict verdict = checks.of(mutant.file(), mutant.text());
    Outcome silent =
        switch (verdict.effect()) {
          case NONE -> Outcome.DORMANT;
          case SAME_FILES -> Outcome.SAME_FILES;
          case OTHER_FILES -> Outcome.SURVIVED;
        };
    return new MutationResult(
        mutant, verdict.told().isEmpty() ? silent : Outcome.FOUND, verdict.told());
  }

  private static CheckRequest checkRequest(MutationRequest request) {
    return new CheckRequest(
        request.tree(),
        new PatchSeries("mutants", "", List.of()),
        request.matrix(),
        List.of(),
        List.of(),
        request.output(),
        request.toolchain(),
        request.modpost(),
        request.cache(),
        request.jobs(),
        request.confinement());
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

  private static void makeDirectory(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(directory.toString()), "cannot be written: " + e)
          .help("name a directory that can be written: -Dkbuild.output=DIR")
          .asException();
    }
  }
}
