package org.kbuildsim.tool;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of {@code ar}.
 *
 * @param operation the letters: {@code cDPrST}
 * @param members the files put in or taken out
 */
public record Ar(String program, String operation, @Nullable String archive, List<String> members)
    implements ToolInvocation {

  static Ar of(String program, Arguments arguments) {
    String operation = "";
    List<String> files = new ArrayList<>();
    while (arguments.hasNext()) {
      String word = arguments.next();
      if (word.startsWith("--")) {
        if (word.equals("--output") || word.equals("--target")) {
          arguments.value();
        }
      } else if (operation.isEmpty()) {
        operation = word.startsWith("-") ? word.substring(1) : word;
      } else {
        files.add(word);
      }
    }
    // These have the name of a member, or a count, before the archive's.
    int archive = operation.matches(".*[abiN].*") ? 1 : 0;
    boolean known = files.size() > archive;
    return new Ar(
        program,
        operation,
        known ? files.get(archive) : null,
        known ? List.copyOf(files.subList(archive + 1, files.size())) : List.of());
  }

  private boolean writes() {
    return operation.matches(".*[rqdms].*");
  }

  @Override
  public List<String> inputs() {
    List<String> inputs = new ArrayList<>();
    if (!writes() && archive != null) {
      inputs.add(archive);
    }
    if (operation.matches(".*[rq].*")) {
      inputs.addAll(members);
    }
    return List.copyOf(inputs);
  }

  @Override
  public List<String> outputs() {
    return writes() && archive != null ? List.of(archive) : List.of();
  }
}
