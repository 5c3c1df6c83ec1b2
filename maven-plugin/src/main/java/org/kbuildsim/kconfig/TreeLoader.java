package org.kbuildsim.kconfig;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;
import org.kbuildsim.process.Reach;

/** Reads the Kconfig files of a tree, from the first byte to the last check. */
final class TreeLoader implements MacroExpander.Effects {
  // conf reads so much of a command's output and no more (scripts/kconfig/preprocess.c).
  private static final int OUTPUT_LIMIT = 4095;

  /** The shell could not be run, or waiting for it was interrupted. */
  static final class ShellFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShellFailure(Exception cause) {
      super(cause);
    }

    void rethrowCause() throws IOException, InterruptedException {
      if (getCause() instanceof InterruptedException e) {
        throw e;
      }
      if (getCause() instanceof IOException e) {
        throw e;
      }
    }
  }

  private final KconfigVersion version;
  private final Path directory;
  private final Map<String, String> environment;
  private final Reach reach;
  private final Program shell;
  private final ProbeCache cache;
  private final Console console;

  TreeLoader(
      KconfigVersion version,
      Path directory,
      Map<String, String> environment,
      Reach reach,
      Program shell,
      ProbeCache cache,
      Console console) {
    this.version = version;
    this.directory = directory;
    this.environment = environment;
    this.reach = reach;
    this.shell = shell;
    this.cache = cache;
    this.console = console;
  }

  /** Returns the tree; if there were errors, which went to the console, none. */
  Optional<KconfigTree> loadOrComplain(String top) throws IOException, InterruptedException {
    try {
      return Optional.ofNullable(load(top));
    } catch (KconfigException e) {
      console.hear(e.complaint());
      return Optional.empty();
    } catch (ShellFailure e) {
      e.rethrowCause();
      throw e;
    }
  }

  /**
   * Returns the tree whose top file is {@code top}, or null if there were errors; they went to the
   * console.
   *
   * @throws KconfigException where conf would exit on the spot
   */
  @Nullable KconfigTree load(String top) {
    SourceFiles files = new SourceFiles(directory, environment, reach);
    MacroExpander macros = new MacroExpander(environment, this);
    SymbolTable symbols = new SymbolTable();
    Expr.Pool pool = new Expr.Pool();
    ExprSimplifier simplifier = new ExprSimplifier(pool, line -> console.print(line + "\n"));
    Lexer lexer = new Lexer(version, files, files.openTop(top), macros, console);
    Parser parser = new Parser(version, lexer, macros, symbols, pool, simplifier, console);
    if (!parser.parse()) {
      return null;
    }
    MenuNode root = parser.root();
    if (root.prompt == null) {
      root.prompt = new Property(Property.Kind.MENU, root, lexer.place(), "Main menu", null, null);
    }
    Symbol modules = parser.modules();
    new TreeFinalizer(
            version,
            modules == null ? Symbol.NO : modules,
            pool,
            simplifier,
            new PropertyChecks(console))
        .finish(root);
    if (!new TreeChecks(version, console).pass(root)) {
      return null;
    }
    return new KconfigTree(
        version,
        root,
        symbols,
        modules,
        pool,
        files.names(),
        macros.environmentUsed(),
        macros.probes(),
        macros.uses());
  }

  @Override
  public void info(String line) {
    console.print(line + "\n");
  }

  @Override
  public void complain(Complaint complaint) {
    console.hear(complaint);
  }

  @Override
  public String shell(String command) {
    ProbeCache.Result result;
    try {
      result = cache.get(command, environment, () -> run(command));
    } catch (Exception e) {
      throw new ShellFailure(e);
    }
    console.printError(result.err());
    return asWord(result.out());
  }

  private ProbeCache.Result run(String command) throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    // Whatever was said so far comes before what the command says itself.
    console.flush();
    shell.run(
        new Invocation(
            List.of("sh", "-c", RawText.display(command)),
            environment,
            directory,
            InputStream.nullInputStream(),
            out,
            err));
    return new ProbeCache.Result(RawText.of(out.toByteArray()), RawText.of(err.toByteArray()));
  }

  private static String asWord(String output) {
    String text = output.length() > OUTPUT_LIMIT ? output.substring(0, OUTPUT_LIMIT) : output;
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    String line = text.substring(0, end).replace('\n', ' ');
    int zero = line.indexOf('\0');
    return zero < 0 ? line : line.substring(0, zero);
  }
}
