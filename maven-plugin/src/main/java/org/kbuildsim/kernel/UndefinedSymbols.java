package org.kbuildsim.kernel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.diagnostic.Severity;
import org.kbuildsim.modpost.ModpostResult;
import org.kbuildsim.modpost.ModpostResult.ModuleSummary;

/** Why symbols are undefined that modpost found so, and what to do. */
final class UndefinedSymbols {
  private final ObjectTree tree;
  private final String bitcode;
  private final ModpostResult result;
  private final ProposedPatch patch;
  private final BinaryTools tools;

  UndefinedSymbols(ObjectTree tree, ModpostResult result, ProposedPatch patch, BinaryTools tools) {
    this.tree = tree;
    this.bitcode = HelperNeeds.bitcode(tree);
    this.result = result;
    this.patch = patch;
    this.tools = tools;
  }

  /** Returns a warning for each undefined symbol, also for those beyond modpost's cap. */
  List<Diagnostic> explain() throws InterruptedException {
    Map<String, List<String>> users = new LinkedHashMap<>();
    for (ModuleSummary module : result.modules()) {
      for (String symbol : module.undefined()) {
        users.computeIfAbsent(symbol, s -> new ArrayList<>()).add(module.name());
      }
    }
    if (users.isEmpty()) {
      return List.of();
    }
    Map<String, List<Definition>> definitions =
        Definition.find(tree.root(), objects(), users.keySet());
    Set<String> nowhere = new LinkedHashSet<>(users.keySet());
    nowhere.removeAll(definitions.keySet());
    Map<String, SourceSearch.Found> unbuilt = SourceSearch.find(patch.tree(), nowhere);
    List<Diagnostic> told = new ArrayList<>();
    Inlining inlining = inlining(told);
    for (Map.Entry<String, List<String>> entry : users.entrySet()) {
      String symbol = entry.getKey();
      List<Definition> found = definitions.getOrDefault(symbol, List.of());
      Definition definition = found.isEmpty() ? null : found.get(0);
      SourcePlace place = definition == null ? null : place(definition, symbol);
      Diagnostic what = what(symbol, entry.getValue(), definition, place);
      boolean inlined = entry.getValue().stream().anyMatch(m -> inlining.brings(symbol, m));
      if (inlined) {
        what = helpers(what, symbol, entry.getValue(), inlining);
      }
      told.add(
          inlined && !HelperNeeds.compiledForModules(tree)
              ? compileForModules(what)
              : definition == null
                  ? configure(what, unbuilt.get(symbol))
                  : export(what, symbol, definition, place));
    }
    return told;
  }

  /**
   * Returns what the helpers need and nothing exports, beyond what modules already lack; nothing
   * where modpost was not told what the kernel exports.
   */
  List<Diagnostic> unmetHelperNeeds() throws InterruptedException {
    List<Diagnostic> told = new ArrayList<>();
    if (result.modules().stream().noneMatch(module -> module.name().equals("vmlinux"))) {
      return told;
    }
    Set<String> known =
        result.modules().stream().flatMap(m -> m.undefined().stream()).collect(Collectors.toSet());
    for (HelperNeeds need : inlining(told).needs().values()) {
      if (!known.contains(need.symbol())) {
        Diagnostic unmet =
            Diagnostic.warning(
                Location.file(bitcode),
                "`%s` is not exported; modules that helpers are inlined into will lack it"
                    .formatted(need.symbol()));
        for (String helper : need.helpers()) {
          unmet = note(unmet, Inlining.place(tree, helper), "used by `" + helper + "`");
        }
        told.add(unmet);
      }
    }
    return told;
  }

  private Diagnostic what(
      String symbol,
      List<String> modules,
      @Nullable Definition definition,
      @Nullable SourcePlace place) {
    String message =
        "`%s` is undefined in %s: %s"
            .formatted(
                symbol,
                modules.stream().map(m -> m + ".ko").collect(Collectors.joining(", ")),
                state(definition));
    return new Diagnostic(
        Severity.WARNING, message, place == null ? null : place.name(), List.of(), List.of());
  }

  private static String state(@Nullable Definition definition) {
    if (definition == null) {
      return "no object of this configuration defines it";
    }
    String object = definition.object();
    if (definition.exported()) {
      return object + " exports it, but modpost was not told of that object";
    }
    return definition.isStatic()
        ? "it is static in " + object
        : object + " defines it, but does not export it";
  }

  private Diagnostic helpers(
      Diagnostic told, String symbol, List<String> modules, Inlining inlining) {
    Set<String> helpers = new TreeSet<>();
    modules.forEach(module -> helpers.addAll(inlining.helpersThatBring(symbol, module)));
    Diagnostic noted =
        told.note(
            "the modules' own code does not use it: it came with "
                + (helpers.isEmpty()
                    ? bitcode + ", in what is kept of it whichever helpers are called"
                    : quoted(helpers) + ", inlined from " + bitcode));
    for (String helper : helpers) {
      SourcePlace place = Inlining.place(tree, helper);
      noted = place == null ? noted : noted.note(place.name(), "`" + helper + "` is defined here");
    }
    return noted;
  }

  private Diagnostic compileForModules(Diagnostic told) {
    Diagnostic noted =
        told.note(
            Location.file(bitcode),
            "compiled without -DMODULE: headers gave it what is for built-in code only");
    if (!HelperNeeds.hasOwnForModules(tree)) {
      return noted.help(
          "compile the helpers a second time, with -DMODULE, and link modules with that: built-in"
              + " objects need them without");
    }
    noted = noted.help("compile " + bitcode + " with -DMODULE");
    return HelperNeeds.proposeModuleFlags(patch) ? noted.help(patch.howToApply()) : noted;
  }

  private Diagnostic configure(Diagnostic told, SourceSearch.@Nullable Found found) {
    if (found == null) {
      return told.help("define it, or configure what defines it");
    }
    Diagnostic noted = told.note(found.place().name(), "a source of the tree does");
    Set<String> options = new LinkedHashSet<>();
    for (BuildCondition needed : found.needs()) {
      if (!tree.isSet(needed.option()) && options.add(needed.option())) {
        noted =
            noted.note(needed.where(), "compiled with `" + needed.option() + "`, which is not set");
      }
    }
    return options.isEmpty()
        ? noted
        : noted.help(
            "set " + options.stream().map(o -> o + "=y").collect(Collectors.joining(", ")));
  }

  private Diagnostic export(
      Diagnostic told, String symbol, Definition definition, @Nullable SourcePlace place)
      throws InterruptedException {
    if (definition.exported()) {
      return told;
    }
    Path source = CommandRecord.source(tree.root(), definition.object());
    if (place == null || source == null) {
      DebugInfo known = DebugInfo.find(tree.root().resolve(definition.object()), symbol, tools);
      return told.help(
          "add `EXPORT_SYMBOL_GPL(%s);` behind its definition, %s"
              .formatted(
                  symbol,
                  known == null
                      ? "in the source of " + definition.object()
                      : known.file() + ":" + known.line()));
    }
    ExportProposal proposal = ExportProposal.of(symbol, definition, place);
    Diagnostic helped = told.help(proposal.help());
    return proposal.into(patch, source) ? helped.help(patch.howToApply()) : helped;
  }

  private @Nullable SourcePlace place(Definition definition, String symbol)
      throws InterruptedException {
    Path source = CommandRecord.source(tree.root(), definition.object());
    if (source == null) {
      return null;
    }
    String shown = tree.shown(source);
    SourcePlace written = SourcePlace.find(source, shown, symbol);
    if (written != null) {
      return written;
    }
    DebugInfo known = DebugInfo.find(tree.root().resolve(definition.object()), symbol, tools);
    // A source that includes another has definitions that are not its own.
    return known != null && known.file().endsWith("/" + source.getFileName())
        ? SourcePlace.at(source, shown, symbol, known.line())
        : null;
  }

  private Set<String> objects() {
    Set<String> objects = new LinkedHashSet<>(tree.lines(".vmlinux.objs"));
    for (ModuleSummary module : result.modules()) {
      objects.addAll(tree.objectsOf(module.name()));
    }
    return objects;
  }

  private Inlining inlining(List<Diagnostic> told) throws InterruptedException {
    if (HelperNeeds.inlined(tree)) {
      try {
        return Inlining.of(tree, result, tools);
      } catch (DiagnosticException unreadable) {
        Diagnostic why = unreadable.diagnostic();
        told.add(
            new Diagnostic(Severity.WARNING, why.message(), why.where(), why.notes(), why.help()));
      }
    }
    return Inlining.NONE;
  }

  private static Diagnostic note(Diagnostic told, @Nullable SourcePlace place, String text) {
    return place == null ? told.note(text) : told.note(place.name(), text);
  }

  private static String quoted(Collection<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
