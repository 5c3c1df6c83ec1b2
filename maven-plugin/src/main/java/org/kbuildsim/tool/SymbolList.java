package org.kbuildsim.tool;

import java.util.ArrayList;
import java.util.List;

/** A run of {@code nm}: symbols on standard output. */
public record SymbolList(String program, List<String> options, List<String> inputs)
    implements ToolInvocation {

  static SymbolList of(String program, Arguments arguments) {
    List<String> options = new ArrayList<>();
    List<String> inputs = new ArrayList<>();
    while (arguments.hasNext()) {
      String word = arguments.next();
      (word.startsWith("-") ? options : inputs).add(word);
    }
    return new SymbolList(program, List.copyOf(options), List.copyOf(inputs));
  }

  @Override
  public List<String> outputs() {
    return List.of();
  }
}
