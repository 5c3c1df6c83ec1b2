package org.kbuildsim.modpost;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.modpost.CommandLine.Flag;
import org.kbuildsim.modpost.Module.Export;
import org.kbuildsim.modpost.Module.Reference;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;
import org.kbuildsim.process.Reach;

/**
 * {@code scripts/mod/modpost}, in Java.
 *
 * <p>Thread-safe: each run has a state of its own.
 */
public final class Modpost implements Program {
  private final ModpostDialect dialect;
  private final Reach reach;

  /** Creates the modpost of {@code dialect}'s kernel. */
  public Modpost(ModpostDialect dialect) {
    this(dialect, Reach.EVERYWHERE);
  }

  /** Creates the same, for a makefile that may use the files of {@code reach} and no others. */
  public Modpost(ModpostDialect dialect, Reach reach) {
    this.dialect = dialect;
    this.reach = reach;
  }

  @Override
  public int run(Invocation invocation) throws IOException {
    Report report = new Report(invocation.err());
    return run(invocation.arguments(), invocation.directory(), report, new ArrayList<>());
  }

  /**
   * Runs, and returns what was found.
   *
   * @param arguments the words of the command, the program's own name first
   * @param directory what file names are relative to
   * @param err where messages go, as they come
   * @throws IOException if {@code err} cannot be written to
   */
  public ModpostResult run(List<String> arguments, Path directory, OutputStream err)
      throws IOException {
    Report report = new Report(err);
    List<Module> modules = new ArrayList<>();
    int status = run(arguments, directory, report, modules);
    return new ModpostResult(
        status, modules.stream().map(Modpost::summary).toList(), report.messages());
  }

  /** Runs, adds the modules that were met to {@code modules} and returns the exit status. */
  private int run(List<String> arguments, Path directory, Report report, List<Module> modules)
      throws IOException {
    try {
      CommandLine options = CommandLine.parse(arguments, dialect);
      run(new Session(dialect, options, report, new FileAccess(directory, reach), modules));
      return report.failed() ? 1 : 0;
    } catch (Fatal fatal) {
      report.line(fatal.line());
    } catch (DiagnosticException corrupt) {
      // The real one has no words for it: it would read past the end of the file.
      String told = DiagnosticRenderer.render(corrupt.diagnostic());
      report.line(Text.ofBytes(told.getBytes(StandardCharsets.UTF_8)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return 1;
  }

  private static void run(Session session) {
    CommandLine options = session.options();
    Report report = session.report();
    SymbolDump dump = new SymbolDump(session);
    options.dumps().forEach(dump::read);
    ObjectReader reader = new ObjectReader(session);
    options.objects().forEach(reader::read);
    String list = options.objectList();
    if (list != null) {
      readList(session, list, reader);
    }
    ReferenceCheck references = new ReferenceCheck(session);
    for (Module module : session.modules()) {
      for (String kept : module.untrimmed()) {
        keep(session, kept);
      }
      if (module.dump() == null && !module.isVmlinux()) {
        if (Text.baseName(module.name()).length() >= module.nameLimit()) {
          report.error(session.messages().nameTooLong(module));
        }
        references.check(module);
      }
    }
    String whiteList = options.whiteList();
    if (whiteList != null) {
      for (String kept : session.files().readText(whiteList).split("\n", -1)) {
        keep(session, kept);
      }
    }
    new Output(session, dump).write();
    if (session.mismatches() > 0 && options.has(Flag.MISMATCH_IS_ERROR)) {
      report.error(session.messages().mismatchesDetected());
    }
    if (references.suppressed() > 0) {
      report.warning(session.messages().suppressed(references.suppressed()));
    }
  }

  private static void readList(Session session, String list, ObjectReader reader) {
    String names;
    try {
      names = session.files().readAll(list);
    } catch (IOException e) {
      String text = "Can't open filenames file " + list + ": " + FileAccess.reason(e);
      throw session.report().fatal(text); // without a line end
    }
    int start = 0;
    while (start < names.length()) {
      int newline = names.indexOf('\n', start);
      int end = newline < 0 ? names.length() : newline;
      reader.read(Text.cString(names.substring(start, end)));
      start = end + 1;
    }
  }

  private static void keep(Session session, String symbol) {
    Export export = session.exports().find(symbol);
    if (export != null) {
      export.use();
    }
  }

  private static ModpostResult.ModuleSummary summary(Module module) {
    List<String> undefined = new ArrayList<>();
    if (module.dump() == null && !module.isVmlinux()) {
      for (Reference reference : module.references()) {
        if (reference.provider() == null && !reference.isWeak()) {
          undefined.add(Text.readable(reference.name()));
        }
      }
    }
    return new ModpostResult.ModuleSummary(
        Text.readable(module.name()),
        module.dump() != null,
        symbols(module.exports()),
        undefined,
        symbols(module.unimported()),
        symbols(module.refusedByLicense()),
        GeneratedSource.depends(module).stream().map(Text::readable).toList(),
        module.aliases().all().stream().map(Text::readable).toList());
  }

  private static List<ModpostResult.ExportedSymbol> symbols(List<Export> exports) {
    return exports.stream()
        .map(
            export ->
                new ModpostResult.ExportedSymbol(
                    Text.readable(export.name()),
                    export.gplOnly(),
                    Text.readable(export.namespace())))
        .toList();
  }
}
