package org.kbuildsim.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.diagnostic.Severity;
import org.kbuildsim.modpost.ModpostResult;
import org.kbuildsim.modpost.ModpostResult.ModuleSummary;
import org.kbuildsim.toolchain.Toolchain;

/** Why symbols are undefined that modpost found so, and what to do. */
final class UndefinedSymbols {
  private final ObjectTree tree;
  private final ModpostResult result;

  UndefinedSymbols(ObjectTree tree, ModpostResult result) {
    this.tree = tree;
    this.result = result;
  }

  /**
   * Returns a warning for each undefined symbol, also for those beyond modpost's cap.
   *
   * @param tools asked only where helpers are inlined
   */
  List<Diagnostic> explain(Supplier<Toolchain> tools) throws InterruptedException {
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
    List<Diagnostic> told = new ArrayList<>();
    Inlining inlining = inlining(tools, told);
    users.forEach(
        (symbol, modules) ->
            told.add(
                explain(symbol, modules, definitions.getOrDefault(symbol, List.of()), inlining)));
    return told;
  }

  /**
   * Returns what the helpers need and nothing exports, beyond what modules already lack; nothing
   * where modpost was not told what the kernel exports.
   */
  List<Diagnostic> unmetHelperNeeds(Supplier<Toolchain> tools) throws InterruptedException {
    List<Diagnostic> told = new ArrayList<>();
    if (result.modules().stream().noneMatch(module -> module.name().equals("vmlinux"))) {
      return told;
    }
    Set<String> known =
        result.modules().stream().flatMap(m -> m.undefined().stream()).collect(Collectors.toSet());
    for (HelperNeeds need : inlining(tools, told).needs.values()) {
      if (!known.contains(need.symbol())) {
        Diagnostic unmet =
            Diagnostic.warning(
                Location.file(HelperNeeds.BITCODE),
                "`%s` is not exported; modules that helpers are inlined into will lack it"
                    .formatted(need.symbol()));
        told.add(need.helpers().isEmpty() ? unmet : unmet.note("used by " + names(need.helpers())));
      }
    }
    return told;
  }

  private Diagnostic explain(
      String symbol, List<String> modules, List<Definition> definitions, Inlining inlining) {
    Definition definition = definitions.isEmpty() ? null : definitions.get(0);
    SourcePlace place = definition == null ? null : place(definition, symbol);
    String message =
        "`%s` is undefined in %s: %s"
            .formatted(
                symbol,
                modules.stream().map(m -> m + ".ko").collect(Collectors.joining(", ")),
                state(definition));
    Diagnostic told =
        new Diagnostic(
            Severity.WARNING, message, place == null ? null : place.name(), List.of(), List.of());
    if (modules.stream().anyMatch(module -> inlining.brings(symbol, module))) {
      Set<String> helpers = new TreeSet<>();
      modules.forEach(module -> helpers.addAll(inlining.helpersThatBring(symbol, module)));
      told =
          told.note(
              "the modules' own code does not use it: it came with "
                  + (helpers.isEmpty()
                      ? HelperNeeds.BITCODE + ", in what is kept of it whichever helpers are called"
                      : names(helpers) + ", inlined from " + HelperNeeds.BITCODE));
      if (!HelperNeeds.compiledForModules(tree)) {
        return told.note(
                Location.file(HelperNeeds.BITCODE),
                "compiled without -DMODULE: headers gave it what is for built-in code only")
            .help("compile " + HelperNeeds.BITCODE + " with -DMODULE");
      }
    }
    return definition == null
        ? told.help("define it, or configure what defines it")
        : help(told, symbol, definition, place);
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

  private static Diagnostic help(
      Diagnostic told, String symbol, Definition definition, @Nullable SourcePlace place) {
    if (definition.exported()) {
      return told;
    }
    String behind =
        place == null
            ? "its definition, in the source of " + definition.object()
            : place.name().source().name() + ":" + place.lastLine();
    String line = "add `EXPORT_SYMBOL(%s);` behind %s".formatted(symbol, behind);
    return told.help(definition.isStatic() ? "remove `static`, and " + line : line);
  }

  private @Nullable SourcePlace place(Definition definition, String symbol) {
    Path source = CommandRecord.source(tree.root(), definition.object());
    return source == null ? null : SourcePlace.find(source, shown(source), symbol);
  }

  /** Returns how a person knows a source: below the source tree, as the object tree links to it. */
  private String shown(Path source) {
    try {
      Path sources = tree.root().resolve("source").toRealPath();
      Path real = source.toRealPath();
      return real.startsWith(sources) ? sources.relativize(real).toString() : source.toString();
    } catch (IOException noLink) {
      return source.toString();
    }
  }

  private Set<String> objects() {
    Set<String> objects = new LinkedHashSet<>(tree.lines(".vmlinux.objs"));
    for (ModuleSummary module : result.modules()) {
      objects.addAll(objectsOf(module.name()));
    }
    return objects;
  }

  private List<String> objectsOf(String module) {
    return tree.lines(module + ".mod");
  }

  private static String names(Collection<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  private Inlining inlining(Supplier<Toolchain> tools, List<Diagnostic> told)
      throws InterruptedException {
    Map<String, HelperNeeds> needs = new LinkedHashMap<>();
    Map<String, Set<String>> own = new HashMap<>();
    if (HelperNeeds.inlined(tree)) {
      try {
        Set<String> exported =
            result.modules().stream()
                .flatMap(module -> module.exports().stream())
                .map(ModpostResult.ExportedSymbol::name)
                .collect(Collectors.toSet());
        for (HelperNeeds need : HelperNeeds.of(tree, exported, tools.get())) {
          needs.put(need.symbol(), need);
        }
        for (ModuleSummary module : needs.isEmpty() ? List.<ModuleSummary>of() : result.modules()) {
          if (!module.undefined().isEmpty()) {
            own.put(module.name(), ownNeeds(module.name(), tools.get()));
          }
        }
      } catch (DiagnosticException unreadable) {
        Diagnostic why = unreadable.diagnostic();
        told.add(
            new Diagnostic(Severity.WARNING, why.message(), why.where(), why.notes(), why.help()));
      }
    }
    return new Inlining(needs, own);
  }

  /** Returns what a module's Rust code needs by itself, as rustc left it: {@code NAME.bc}. */
  private Set<String> ownNeeds(String module, Toolchain tools) throws InterruptedException {
    Set<String> needs = new HashSet<>();
    for (String object : objectsOf(module)) {
      Path bitcode = tree.root().resolve(object.replaceFirst("\\.o$", ".bc"));
      if (Files.isRegularFile(bitcode)) {
        needs.addAll(new Bitcode(bitcode, tools).undefined());
      }
    }
    return needs;
  }

  /**
   * What inlining adds.
   *
   * @param needs by symbol
   * @param own by module, what it needs by itself, helpers among it
   */
  private record Inlining(Map<String, HelperNeeds> needs, Map<String, Set<String>> own) {

    /**
     * Returns whether {@code module} needs {@code symbol} only since helpers are linked into it.
     */
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
  }
}
