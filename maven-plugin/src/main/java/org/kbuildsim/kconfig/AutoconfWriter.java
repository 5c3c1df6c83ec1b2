package org.kbuildsim.kconfig;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;

/**
 * Writes what the build reads: auto.conf and its dependencies, autoconf.h, rustc_cfg, and an empty
 * file for each symbol, touched where the value changed, which the dependency records name.
 */
final class AutoconfWriter {
  private final Configuration configuration;
  private final ConfigReader reader;
  private final OutputFiles output;
  private final Map<String, String> environment;

  AutoconfWriter(
      Configuration configuration,
      ConfigReader reader,
      OutputFiles output,
      Map<String, String> environment) {
    this.configuration = configuration;
    this.reader = reader;
    this.output = output;
    this.environment = environment;
  }

  /** Writes all; if not {@code always}, only where there is no auto.conf yet. */
  void write(boolean always) throws IOException {
    String autoconf = name("KCONFIG_AUTOCONFIG", "include/config/auto.conf");
    if (!always && Files.exists(output.resolve(autoconf))) {
      return;
    }
    output.replace(autoconf + ".cmd", command(autoconf));
    touchChanged(autoconf);
    KconfigTree tree = configuration.tree();
    for (Symbol symbol : tree.symbols()) {
      configuration.calculate(symbol);
    }
    output.replace(
        name("KCONFIG_AUTOHEADER", "include/generated/autoconf.h"),
        ConfigWriter.heading(tree, "/*", " *", " */") + lines(SymbolLines.HEADER));
    output.replace(
        name("KCONFIG_RUSTCCFG", "include/generated/rustc_cfg"), lines(SymbolLines.RUSTC_CFG));
    // The last, for make takes it as the sign that all is there.
    output.replace(
        autoconf, ConfigWriter.heading(tree, "#", "#", "#") + lines(SymbolLines.AUTOCONF));
  }

  private String name(String variable, String usual) {
    return RawText.of(environment.getOrDefault(variable, usual));
  }

  private String lines(SymbolLines form) {
    StringBuilder out = new StringBuilder();
    for (Symbol symbol : configuration.tree().symbols()) {
      if (configuration.state(symbol).write && !symbol.isChoice()) {
        out.append(form.line(symbol, configuration));
      }
    }
    return out.toString();
  }

  private String command(String autoconf) {
    KconfigTree tree = configuration.tree();
    StringBuilder out = new StringBuilder("autoconfig := ").append(autoconf).append('\n');
    out.append("\ndeps_config := \\\n");
    tree.files().forEach(file -> out.append('\t').append(file).append(" \\\n"));
    out.append("\n$(autoconfig): $(deps_config)\n$(deps_config): ;\n");
    tree.environmentUsed()
        .forEach(
            (name, value) ->
                out.append("\nifneq \"$(")
                    .append(name)
                    .append(")\" \"")
                    .append(value)
                    .append("\"\n$(autoconfig): FORCE\nendif\n"));
    return out.toString();
  }

  private void touchChanged(String autoconf) throws IOException {
    String prefix = autoconf.substring(0, autoconf.lastIndexOf('/') + 1);
    reader.readOld(autoconf, name -> touchQuietly(prefix + name));
    configuration.calculateModules();
    for (Symbol symbol : configuration.tree().symbols()) {
      configuration.calculate(symbol);
      if (!symbol.isChoice() && differs(symbol)) {
        output.touch(prefix + symbol.name());
      }
    }
  }

  private void touchQuietly(String name) {
    try {
      output.touch(name);
    } catch (IOException e) {
      // The symbol is gone, and so is what depended on it; conf does not mind either.
    }
  }

  private boolean differs(Symbol symbol) {
    SymbolState state = configuration.state(symbol);
    if (!state.write) {
      return state.old;
    }
    if (symbol.type.isLogical()) {
      return state.old ? state.value != state.oldValue : state.value != Tristate.N;
    }
    return !state.old || !Objects.equals(configuration.text(symbol), state.oldText);
  }
}
