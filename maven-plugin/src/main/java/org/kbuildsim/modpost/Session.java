package org.kbuildsim.modpost;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.modpost.CommandLine.Flag;
import org.kbuildsim.modpost.Module.Export;

/** What one run of modpost knows: its arguments, the modules read so far, what they export. */
final class Session {
  private final ModpostDialect dialect;
  private final CommandLine options;
  private final Messages messages;
  private final Report report;
  private final FileAccess files;
  private final SectionRules sectionRules;
  private final List<Module> modules;
  private final Map<String, Module> dumped = new HashMap<>();
  private final Exports exports = new Exports();
  private int mismatches;

  /**
   * Creates what the parts of one run share.
   *
   * @param modules where modules are added to as they are met; an empty list
   */
  Session(
      ModpostDialect dialect,
      CommandLine options,
      Report report,
      FileAccess files,
      List<Module> modules) {
    this.dialect = dialect;
    this.options = options;
    this.messages = new Messages(dialect);
    this.report = report;
    this.files = files;
    this.modules = modules;
    this.sectionRules = new SectionRules(dialect);
  }

  ModpostDialect dialect() {
    return dialect;
  }

  CommandLine options() {
    return options;
  }

  Messages messages() {
    return messages;
  }

  Report report() {
    return report;
  }

  FileAccess files() {
    return files;
  }

  SectionRules sectionRules() {
    return sectionRules;
  }

  /** Returns all modules, in the order they were met. */
  List<Module> modules() {
    return modules;
  }

  Exports exports() {
    return exports;
  }

  /** Adds the module that an object makes. */
  Module addModule(String name, boolean is64) {
    Module module = new Module(name, null, dialect, is64);
    modules.add(module);
    return module;
  }

  /** Returns the module {@code name} of the symbol dump {@code dump}. */
  Module dumpedModule(String dump, String name) {
    return dumped.computeIfAbsent(
        dump + '\0' + name,
        key -> {
          Module module = new Module(name, dump, dialect, true);
          modules.add(module);
          return module;
        });
  }

  /** Adds an export to its module, telling if the name is taken. */
  Export addExport(Export export) {
    @Nullable Export previous = exports.find(export.name());
    // An external module may replace one of the dump it is built against.
    if (previous != null
        && (!options.has(Flag.EXTERNAL)
            || previous.module().isVmlinux()
            || previous.module() == export.module())) {
      report.error(messages.exportedTwice(export.module(), export.name(), previous.module()));
    }
    export.module().exports().add(export);
    exports.add(export);
    return export;
  }

  /** Returns whether an export goes into the files written: trimming drops what nobody uses. */
  boolean keeps(Export export) {
    return export.isUsed() || !options.has(Flag.TRIM);
  }

  void countMismatch() {
    mismatches++;
  }

  int mismatches() {
    return mismatches;
  }
}
