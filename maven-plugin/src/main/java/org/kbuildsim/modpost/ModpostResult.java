package org.kbuildsim.modpost;

import java.util.List;
import org.kbuildsim.diagnostic.Severity;

/**
 * What a run of modpost found, as data.
 *
 * @param status the exit status: 0, or 1 if there was an error
 * @param modules the objects read and the modules of the dumps, in the order they were met
 * @param messages what was told, in order
 */
public record ModpostResult(int status, List<ModuleSummary> modules, List<Message> messages) {

  /** Creates a result; the lists are copied. */
  public ModpostResult {
    modules = List.copyOf(modules);
    messages = List.copyOf(messages);
  }

  /**
   * A module, or {@code vmlinux}.
   *
   * @param name its path without suffix, as in {@code Module.symvers}
   * @param fromDump whether it is known from a symbol dump alone
   * @param exports what it exports, in the order of its {@code .export_symbol} section
   * @param undefined the symbols it needs that nothing exports, weak ones excepted, in the order of
   *     its symbol table
   * @param unimported what it uses of namespaces that it does not import
   * @param refusedByLicense the GPL-only exports it uses though its licence is not compatible
   * @param depends the modules it uses, in the order of first use, without vmlinux
   * @param aliases the device aliases it gets, in order
   */
  public record ModuleSummary(
      String name,
      boolean fromDump,
      List<ExportedSymbol> exports,
      List<String> undefined,
      List<ExportedSymbol> unimported,
      List<ExportedSymbol> refusedByLicense,
      List<String> depends,
      List<String> aliases) {

    /** Creates a summary; the lists are copied. */
    public ModuleSummary {
      exports = List.copyOf(exports);
      undefined = List.copyOf(undefined);
      unimported = List.copyOf(unimported);
      refusedByLicense = List.copyOf(refusedByLicense);
      depends = List.copyOf(depends);
      aliases = List.copyOf(aliases);
    }
  }

  /**
   * One exported symbol.
   *
   * @param gplOnly whether it is exported by {@code EXPORT_SYMBOL_GPL}
   * @param namespace its namespace, empty for the default one
   */
  public record ExportedSymbol(String name, boolean gplOnly, String namespace) {}

  /** One message, without the {@code modpost:} prefix; continued lines follow a line feed. */
  public record Message(Severity severity, String text) {}
}
