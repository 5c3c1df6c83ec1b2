package org.kbuildsim.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.modpost.ModpostResult;
import org.kbuildsim.modpost.ModpostResult.ModuleSummary;

/**
 * What modules need only since helpers are inlined into them.
 *
 * @param needs what helpers need and nothing exports, by symbol
 * @param own what each module that lacks something needs by itself, helpers among it
 */
record Inlining(Map<String, HelperNeeds> needs, Map<String, Set<String>> own) {
  static final Inlining NONE = new Inlining(Map.of(), Map.of());

  /**
   * Reads the helpers' bitcode and that of the modules.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if {@code tools} cannot read it
   */
  static Inlining of(ObjectTree tree, ModpostResult result, BinaryTools tools)
      throws InterruptedException {
    Set<String> exported =
        result.modules().stream()
            .flatMap(module -> module.exports().stream())
            .map(ModpostResult.ExportedSymbol::name)
            .collect(Collectors.toSet());
    Map<String, HelperNeeds> needs = new LinkedHashMap<>();
    for (HelperNeeds need : HelperNeeds.of(tree, exported, tools)) {
      needs.put(need.symbol(), need);
    }
    Map<String, Set<String>> own = new HashMap<>();
    for (ModuleSummary module : needs.isEmpty() ? List.<ModuleSummary>of() : result.modules()) {
      if (!module.undefined().isEmpty()) {
        own.put(module.name(), ownNeeds(tree, module.name(), tools));
      }
    }
    return new Inlining(needs, own);
  }

  /** Returns what a module's Rust code needs by itself, as rustc left it: {@code NAME.bc}. */
  private static Set<String> ownNeeds(ObjectTree tree, String module, BinaryTools tools)
      throws InterruptedException {
    Set<String> needs = new HashSet<>();
    for (String object : tree.objectsOf(module)) {
      Path bitcode = tree.root().resolve(object.replaceFirst("\\.o$", ".bc"));
      if (Files.isRegularFile(bitcode)) {
        needs.addAll(new Bitcode(bitcode, tools).undefined());
      }
    }
    return needs;
  }

  /** Returns whether {@code module} needs {@code symbol} only since helpers are linked into it. */
  boolean brings(String symbol, String module) {
    Set<String> calls = own.getOrDefault(module, Set.of());
    return needs.containsKey(symbol) && !calls.isEmpty() && !calls.contains(symbol);
  }

  /** Returns the helpers that {@code module} calls and that bring {@code symbol} into it. */
  List<String> helpersThatBring(String symbol, String module) {
    HelperNeeds need = needs.get(symbol);
    return need == null || !brings(symbol, module)
        ? List.of()
        : need.helpers().stream().filter(own.getOrDefault(module, Set.of())::contains).toList();
  }

  /**
   * Returns where {@code helper} is defined, among the sources that the bitcode was compiled of.
   */
  static @Nullable SourcePlace place(ObjectTree tree, String helper) {
    for (Path source : CommandRecord.dependencies(tree.root(), HelperNeeds.bitcode(tree))) {
      SourcePlace place =
          source.toString().endsWith(".c")
              ? SourcePlace.find(source, tree.shown(source), helper)
              : null;
      if (place != null) {
        return place;
      }
    }
    return null;
  }
}
