package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.kconfig.Conf;
import org.kbuildsim.kconfig.ConfCase;
import org.kbuildsim.kconfig.Configuration;
import org.kbuildsim.kconfig.Explainer;
import org.kbuildsim.kconfig.KconfigVersion;
import org.kbuildsim.kconfig.ProbeCache;
import org.kbuildsim.kconfig.Remedy;
import org.kbuildsim.kconfig.Symbol;
import org.kbuildsim.kconfig.SymbolType;
import org.kbuildsim.kernel.ConfigRequest;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;

/**
 * Proposals for options of trees that nobody thought of: each is put into the {@code .config}, and
 * conf has to make a y of the option; without any one change of it, it must not.
 */
final class RemedyIT {
  @TempDir Path directory;

  @Test
  void everyProposalWorksAndIsNoLargerThanItHasToBe() throws Exception {
    int options = 0;
    int proposals = 0;
    List<String> wrong = new ArrayList<>();
    for (long seed = 0; seed < Long.getLong("kbuild.random", 150); seed++) {
      ConfCase input = RandomKconfig.make(seed);
      Files.writeString(directory.resolve("Kconfig"), input.files().get("Kconfig"));
      Configuration first = configure("");
      if (first == null) {
        continue;
      }
      String config = first.dotConfig();
      Configuration configuration = configure(config);
      assertThat(configuration).isNotNull();
      for (Symbol symbol : off(configuration)) {
        options++;
        for (Remedy remedy :
            new Explainer(configuration).account(symbol.name(), Map.of()).remedies()) {
          if (!remedy.isSettable()) {
            continue;
          }
          proposals++;
          if (!isYes(symbol, config, remedy.changes())) {
            wrong.add(seed + ": " + symbol.name() + " stays off with " + remedy);
          }
          for (Remedy.Change change : remedy.changes()) {
            List<Remedy.Change> less = new ArrayList<>(remedy.changes());
            less.remove(change);
            if (isYes(symbol, config, less)) {
              wrong.add(seed + ": " + symbol.name() + " needs no " + change + " of " + remedy);
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(proposals).as("proposals for %d options", options).isGreaterThan(options / 5);
  }

  private static List<Symbol> off(Configuration configuration) {
    List<Symbol> off = new ArrayList<>();
    for (Symbol symbol : configuration.tree().symbols()) {
      if (symbol.isDefined()
          && !symbol.isChoice()
          && (symbol.type() == SymbolType.BOOL || symbol.type() == SymbolType.TRISTATE)
          && configuration.value(symbol).equals("n")) {
        off.add(symbol);
      }
    }
    return off;
  }

  private boolean isYes(Symbol symbol, String config, List<Remedy.Change> changes)
      throws IOException, InterruptedException {
    List<String> entries = changes.stream().map(Remedy.Change::toString).toList();
    Configuration configuration = configure(ConfigRequest.parse(entries, directory).over(config));
    return configuration != null && "y".equals(configuration.value(symbol.name()));
  }

  private @Nullable Configuration configure(String config)
      throws IOException, InterruptedException {
    Files.writeString(directory.resolve(".config"), config);
    AtomicReference<@Nullable Configuration> came = new AtomicReference<>(null);
    new Conf(
            KconfigVersion.V6_12,
            new NativeProgram(),
            new ProbeCache(),
            (configuration, diagnostics) -> came.set(configuration))
        .run(
            new Invocation(
                List.of("conf", "--olddefconfig", "Kconfig"),
                Map.of("PATH", System.getenv("PATH")),
                directory,
                new ByteArrayInputStream(new byte[0]),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream()));
    return came.get();
  }
}
