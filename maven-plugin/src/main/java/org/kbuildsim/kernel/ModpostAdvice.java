package org.kbuildsim.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.modpost.ModpostResult;

/** What modpost does not say of a run: why symbols are undefined or refused, and what to do. */
final class ModpostAdvice {
  /** The patch that is left at the top of the object tree. */
  static final String PATCH = "modpost.patch";

  private final ObjectTree tree;
  private final ModpostResult result;

  ModpostAdvice(Path objects, ModpostResult result) {
    this.tree = new ObjectTree(objects);
    this.result = result;
  }

  /**
   * Returns a warning for each symbol, also for those beyond modpost's cap, and leaves a patch with
   * the lines that are proposed in the object tree.
   *
   * @param tools used only where there is bitcode or debug information to look into
   * @throws org.kbuildsim.diagnostic.DiagnosticException if the patch cannot be written
   */
  List<Diagnostic> explain(BinaryTools tools) throws InterruptedException {
    ProposedPatch patch = patch();
    List<Diagnostic> told = new ArrayList<>();
    told.addAll(new UndefinedSymbols(tree, result, patch, tools).explain());
    told.addAll(new RefusedSymbols(tree, result, patch).explain());
    patch.write();
    return told;
  }

  /** Returns what inlined helpers will need of modules that nothing exports. */
  List<Diagnostic> unmetHelperNeeds(BinaryTools tools) throws InterruptedException {
    return new UndefinedSymbols(tree, result, patch(), tools).unmetHelperNeeds();
  }

  private ProposedPatch patch() {
    Path root = tree.root();
    try {
      root = root.toRealPath();
      return new ProposedPatch(tree.sources().toRealPath(), root.resolve(PATCH));
    } catch (IOException gone) {
      return new ProposedPatch(root, root.resolve(PATCH));
    }
  }
}
