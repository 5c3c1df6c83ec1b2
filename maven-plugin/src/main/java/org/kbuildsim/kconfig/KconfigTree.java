package org.kbuildsim.kconfig;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.Severity;
import org.kbuildsim.process.Program;
import org.kbuildsim.process.Reach;

/**
 * What the Kconfig files of a kernel tree say: symbols, their dependencies, the menus they are in.
 *
 * <p>Fixed once loaded; may be shared between threads. Values are in a {@link Configuration}.
 */
public final class KconfigTree {
  static final Diagnostic TOO_DEEP =
      Diagnostic.error("symbols depend on each other in too long a chain");

  private final KconfigVersion version;
  private final MenuNode root;
  private final List<Symbol> symbols;
  private final SymbolTable table;
  private final @Nullable Symbol modules;
  private final int expressions;
  private final int prompts;
  private final List<String> files;
  private final Map<String, String> environmentUsed;
  private final List<Probe> probes;
  private final List<MacroUse> macroUses;

  KconfigTree(
      KconfigVersion version,
      MenuNode root,
      SymbolTable table,
      @Nullable Symbol modules,
      Expr.Pool pool,
      List<String> files,
      Map<String, String> environmentUsed,
      List<Probe> probes,
      List<MacroUse> macroUses) {
    this.version = version;
    this.root = root;
    this.table = table;
    this.symbols = table.inOrder();
    this.modules = modules;
    this.expressions = pool.size();
    this.files = List.copyOf(files);
    this.environmentUsed = Collections.unmodifiableMap(environmentUsed);
    this.probes = List.copyOf(probes);
    this.macroUses = List.copyOf(macroUses);
    int count = 0;
    for (MenuNode menu = root; menu != null; menu = menu.following(null)) {
      if (menu.symbol == null && menu.prompt != null) {
        menu.prompt.index = count++;
      }
    }
    for (Symbol symbol : symbols) {
      for (Property property : symbol.properties()) {
        if (property.isPrompt()) {
          property.index = count++;
        }
      }
    }
    this.prompts = count;
  }

  /**
   * Reads a tree of Kconfig files.
   *
   * @param shell runs the commands of {@code $(shell,…)}
   * @param probes what such commands gave before
   * @param diagnostics hears errors and warnings in their order
   * @throws DiagnosticException with the first error, if there were any
   * @throws IOException if the shell could not be run
   */
  public static KconfigTree load(
      KconfigSource source, Program shell, ProbeCache probes, Consumer<Diagnostic> diagnostics)
      throws IOException, InterruptedException {
    List<Diagnostic> heard = new ArrayList<>();
    Console console =
        Console.silent(
            diagnostic -> {
              heard.add(diagnostic);
              diagnostics.accept(diagnostic);
            });
    TreeLoader loader =
        new TreeLoader(
            source.version(),
            source.directory(),
            source.environment(),
            Reach.EVERYWHERE,
            shell,
            probes,
            console);
    KconfigTree tree =
        DeepStack.call(
                () -> loader.loadOrComplain(RawText.of(source.top())),
                () -> {
                  throw TOO_DEEP.asException();
                })
            .orElse(null);
    if (tree == null) {
      throw heard.stream()
          .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
          .findFirst()
          .orElseThrow()
          .asException();
    }
    return tree;
  }

  /**
   * Returns the configuration that comes of {@code asked}; what was not asked for is at its
   * default.
   *
   * @param asked values by name, with or without {@code CONFIG_}: y, m, n, a number, a text
   * @param diagnostics hears warnings
   */
  public Configuration configure(Map<String, String> asked, Consumer<Diagnostic> diagnostics)
      throws IOException, InterruptedException {
    return DeepStack.call(
        () -> {
          Configuration configuration = new Configuration(this, Console.silent(diagnostics));
          configuration.ask(asked);
          return configuration;
        },
        () -> {
          throw TOO_DEEP.asException();
        });
  }

  /** Returns which kernel's language it was read in. */
  public KconfigVersion version() {
    return version;
  }

  /** Returns the main menu. */
  public MenuNode root() {
    return root;
  }

  /** Returns the title of the main menu, which heads all files written. */
  String title() {
    return Objects.requireNonNullElse(root.title(), "");
  }

  /** Returns the symbol {@code name} (without {@code CONFIG_}), or null if none is known. */
  public @Nullable Symbol symbol(String name) {
    return table.find(RawText.of(name));
  }

  /** Returns all symbols, those only named in expressions too, in conf's order. */
  public List<Symbol> symbols() {
    return symbols;
  }

  /** Returns the symbol that allows modules, or null if no option does. */
  public @Nullable Symbol modules() {
    return modules;
  }

  /** Returns the commands that were run while reading, in that order. */
  public List<Probe> probes() {
    return probes;
  }

  /** Returns what at {@code place} came of commands and the environment, in that order. */
  List<MacroUse> macroUses(Place place) {
    return macroUses.stream().filter(use -> use.place().equals(place)).toList();
  }

  /** Returns the same for all lines of the entry that {@code place} is in. */
  List<MacroUse> macroUsesInEntry(Place place) {
    KconfigFile file = place.file();
    return macroUses.stream()
        .filter(use -> use.place().file() == file)
        .filter(use -> file.isOneEntry(use.place().line(), place.line()))
        .toList();
  }

  /** Returns the names of the files read, raw, each once. */
  public List<String> files() {
    return files;
  }

  /** Returns the environment variables that macros referred to, raw. */
  Map<String, String> environmentUsed() {
    return environmentUsed;
  }

  int expressionCount() {
    return expressions;
  }

  int promptCount() {
    return prompts;
  }
}
