package org.kbuildsim.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run of {@code llvm-link}.
 *
 * @param inputs the bitcode files in their order, which {@code --internalize} depends on
 * @param internalize whether symbols of all but the first file become local
 */
public record LlvmLink(
    String program, List<String> inputs, @Nullable String output, boolean internalize)
    implements ToolInvocation {

  static LlvmLink of(String program, Arguments arguments) {
    List<String> inputs = new ArrayList<>();
    String output = null;
    boolean internalize = false;
    while (arguments.hasNext()) {
      String word = arguments.next();
      String value;
      if (!word.startsWith("-") || word.equals("-")) {
        inputs.add(word);
      } else if (word.equals("-internalize") || word.equals("--internalize")) {
        internalize = true;
      } else if ((value = arguments.longOption(word, "--override")) != null
          || (value = arguments.longOption(word, "-override")) != null) {
        inputs.add(value);
      } else if (Set.of("-o", "--o").contains(word)) {
        output = arguments.value();
      } else if (word.startsWith("-o=") || word.startsWith("--o=")) {
        output = word.substring(word.indexOf('=') + 1);
      }
    }
    return new LlvmLink(program, List.copyOf(inputs), output, internalize);
  }

  @Override
  public List<String> outputs() {
    return output == null ? List.of() : List.of(output);
  }
}
