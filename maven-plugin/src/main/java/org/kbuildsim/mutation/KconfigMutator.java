package org.kbuildsim.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The changes that are tried on a Kconfig file: a line less of an option, one condition of several
 * less, a condition turned round. Help texts stay.
 */
final class KconfigMutator {
  private static final Pattern OPTION = Pattern.compile("(menu)?config \\w+");
  private static final Pattern PROPERTY =
      Pattern.compile("(depends on|select|imply|default|def_bool|bool|tristate|string|int) ?.*");

  private KconfigMutator() {}

  /** Returns the changes to those options of {@code text} whose name {@code wanted} matches. */
  static List<Mutant> mutants(String file, String text, Pattern wanted) {
    List<String> lines = List.of(text.split("\n", -1));
    List<Mutant> mutants = new ArrayList<>();
    boolean inside = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String plain = line.strip();
      if (!line.startsWith("\t")) {
        inside =
            line.isBlank()
                ? inside
                : OPTION.matcher(plain).matches() && wanted.matcher(plain).find();
      } else if (plain.equals("help")) {
        inside = false;
      } else if (inside && PROPERTY.matcher(plain).matches()) {
        add(mutants, file, lines, i);
      }
    }
    return mutants;
  }

  private static void add(List<Mutant> mutants, String file, List<String> lines, int i) {
    String line = lines.get(i);
    List<String> without = new ArrayList<>(lines);
    without.remove(i);
    mutants.add(new Mutant(file, i + 1, 1, "without the line", String.join("\n", without)));
    int at = line.indexOf("depends on ");
    if (at < 0) {
      return;
    }
    String head = line.substring(0, at + "depends on ".length());
    String condition = line.substring(head.length());
    List<String> changed = new ArrayList<>(lines);
    changed.set(i, head + "!(" + condition + ")");
    mutants.add(new Mutant(file, i + 1, 1, "turned round", String.join("\n", changed)));
    List<String> parts = List.of(condition.split(" && "));
    for (int part = 0; parts.size() > 1 && part < parts.size(); part++) {
      List<String> fewer = new ArrayList<>(parts);
      String gone = fewer.remove(part);
      changed.set(i, head + String.join(" && ", fewer));
      mutants.add(new Mutant(file, i + 1, 1, "without `" + gone + "`", String.join("\n", changed)));
    }
  }
}
