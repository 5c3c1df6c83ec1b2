package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kbuildsim.diagnostic.Diagnostic;

/**
 * Lists what came out otherwise than it was asked for, where {@code KCONFIG_WARN_CHANGED_INPUT}
 * wants it; reasons are the {@link Explainer}'s.
 */
final class ChangedInput {
  private ChangedInput() {}

  static void report(
      Configuration configuration, Map<String, String> environment, Complaint.Sink complaints) {
    boolean wanted =
        configuration.tree().version().canReportChangedInput()
            && !environment.getOrDefault("KCONFIG_WARN_CHANGED_INPUT", "").isEmpty();
    List<String> changes = wanted ? changes(configuration) : List.of();
    if (changes.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder("warning: user-provided values changed by Kconfig:\n");
    Diagnostic diagnostic = Diagnostic.warning("user-provided values changed by Kconfig");
    for (String change : changes) {
      text.append("  ").append(change).append('\n');
      diagnostic = diagnostic.note(RawText.display(change));
    }
    complaints.hear(new Complaint(text.toString(), diagnostic));
  }

  private static List<String> changes(Configuration configuration) {
    List<String> changes = new ArrayList<>();
    Set<Symbol> seen = new HashSet<>();
    MenuNode root = configuration.tree().root();
    for (MenuNode menu = root; menu != null; menu = menu.following(null)) {
      Symbol symbol = menu.symbol;
      if (symbol == null
          || symbol.isChoice()
          || symbol.type == SymbolType.UNKNOWN
          || !seen.add(symbol)) {
        continue;
      }
      SymbolState state = configuration.state(symbol);
      if (!state.asked) {
        continue;
      }
      configuration.calculate(symbol);
      String asked =
          symbol.type.isLogical() ? state.askedValue.letter() : String.valueOf(state.askedText);
      String value = configuration.text(symbol);
      if (!asked.equals(value)) {
        changes.add("CONFIG_" + symbol.name() + ": " + asked + " -> " + value);
      }
    }
    return changes;
  }
}
