package org.kbuildsim.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.modpost.Modpost;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.modpost.ModpostResult;
import org.kbuildsim.toolchain.Toolchain;

/** Runs modpost again on an object tree that was built before. */
public final class ModpostRun {
  private final Path objects;
  private final Modpost modpost;
  private @Nullable ModpostResult result;

  /**
   * Creates a run in the object tree {@code objects}.
   *
   * @param dialect which kernel's modpost runs
   */
  public ModpostRun(Path objects, ModpostDialect dialect) {
    this.objects = objects;
    this.modpost = new Modpost(dialect);
  }

  /**
   * Runs modpost.
   *
   * @param arguments modpost's own arguments; empty for those of kbuild's own call for a whole tree
   * @param lines gets each line that modpost prints
   * @return modpost's exit status
   * @throws org.kbuildsim.diagnostic.DiagnosticException if there is nothing to run it on
   */
  public int run(List<String> arguments, Consumer<String> lines) {
    List<String> words = new ArrayList<>(List.of("modpost"));
    words.addAll(arguments.isEmpty() ? wholeTree(objects) : arguments);
    try (LineStream out = new LineStream(lines)) {
      ModpostResult found = modpost.run(words, objects, out);
      result = found;
      return found.status();
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(objects.toString()), "modpost failed: " + e.getMessage())
          .asException();
    }
  }

  /**
   * Returns what modpost does not say of its last run: why symbols are undefined or refused, and
   * what inlined helpers will need that nothing exports. The lines that are proposed are left in
   * the object tree as a patch, {@code modpost.patch}.
   *
   * @param tools asked only where there is bitcode or debug information to look into
   */
  public List<Diagnostic> explain(Supplier<Toolchain> tools) throws InterruptedException {
    ModpostResult found = result;
    if (found == null) {
      return List.of();
    }
    BinaryTools readers = BinaryTools.trusting(tools);
    ModpostAdvice advice = new ModpostAdvice(objects, found);
    List<Diagnostic> told = new ArrayList<>(advice.explain(readers));
    told.addAll(advice.unmetHelperNeeds(readers));
    return told;
  }

  private static List<String> wholeTree(Path objects) {
    List<String> words = new ArrayList<>(List.of("-M", "-E", "-o", "Module.symvers"));
    boolean modules = Files.isRegularFile(objects.resolve("modules.order"));
    boolean kernel = Files.isRegularFile(objects.resolve("vmlinux.o"));
    if (!modules && !kernel) {
      throw Diagnostic.error(
              Location.file(objects.toString()),
              "no `vmlinux.o` and no `modules.order`: not an object tree that was built")
          .help("name an object tree: -Dkbuild.output=DIR")
          .asException();
    }
    if (modules) {
      words.addAll(List.of("-T", "modules.order"));
    }
    if (kernel) {
      words.add("vmlinux.o");
    }
    return words;
  }
}
