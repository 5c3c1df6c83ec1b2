package org.kbuildsim.kernel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.modpost.ModpostResult;
import org.kbuildsim.modpost.ModpostResult.ExportedSymbol;
import org.kbuildsim.modpost.ModpostResult.ModuleSummary;

/** What to do about symbols that are exported, but not to the module that uses them. */
final class RefusedSymbols {
  private final ObjectTree tree;
  private final ModpostResult result;
  private final ProposedPatch patch;

  RefusedSymbols(ObjectTree tree, ModpostResult result, ProposedPatch patch) {
    this.tree = tree;
    this.result = result;
    this.patch = patch;
  }

  List<Diagnostic> explain() {
    List<Diagnostic> told = new ArrayList<>();
    for (ModuleSummary module : result.modules()) {
      Set<String> namespaces = new LinkedHashSet<>();
      module.unimported().forEach(symbol -> namespaces.add(symbol.namespace()));
      for (String namespace : namespaces) {
        told.add(unimported(module, namespace));
      }
      if (!module.refusedByLicense().isEmpty()) {
        told.add(
            Diagnostic.warning(
                    "%s.ko may not use %s: exported to GPL-compatible modules only"
                        .formatted(module.name(), names(module.refusedByLicense())))
                .help("state a compatible licence by MODULE_LICENSE(), or do without"));
      }
    }
    return told;
  }

  private Diagnostic unimported(ModuleSummary module, String namespace) {
    List<ExportedSymbol> symbols =
        module.unimported().stream().filter(s -> s.namespace().equals(namespace)).toList();
    Diagnostic told =
        Diagnostic.warning(
            "%s.ko uses %s of namespace `%s`, and does not import it"
                .formatted(module.name(), names(symbols), namespace));
    if (namespace.startsWith("module:")) {
      return told.help(
          "the exporter names the modules that may: ask for `%s` there"
              .formatted(module.name().substring(module.name().lastIndexOf('/') + 1)));
    }
    String line =
        "MODULE_IMPORT_NS(%s);"
            .formatted(tree.quotesNamespaces() ? "\"" + namespace + "\"" : namespace);
    for (String object : tree.objectsOf(module.name())) {
      Path source = CommandRecord.source(tree.root(), object);
      int behind = source == null ? -1 : lastLineOfLicense(source);
      if (source != null && behind > 0) {
        Diagnostic helped =
            told.help("add `%s` behind %s:%d".formatted(line, tree.shown(source), behind));
        return patch.insert(source, behind, line) ? helped.help(patch.howToApply()) : helped;
      }
    }
    return told.help(
        "add `%s` to the module; to a Rust module `imports_ns: [\"%s\"]`"
            .formatted(line, namespace));
  }

  private int lastLineOfLicense(Path source) {
    List<String> lines = patch.lines(source);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("MODULE_LICENSE(") && lines.get(i).contains(";")) {
        return i + 1;
      }
    }
    return -1;
  }

  private static String names(List<ExportedSymbol> symbols) {
    return symbols.stream().map(s -> "`" + s.name() + "`").collect(Collectors.joining(", "));
  }
}
