package org.kbuildsim.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A command with bytes that are not UTF-8, started by a shell that spells them out: Java gives a
 * process characters only.
 */
final class SpelledCommand {
  private SpelledCommand() {}

  /** Returns the words to start, which are {@code words} themselves if Java can give them. */
  static List<String> of(List<String> words, Map<String, String> environment) {
    List<String> strange =
        environment.entrySet().stream()
            .map(variable -> variable.getKey() + "=" + variable.getValue())
            .filter(ByteText::hasStrayBytes)
            .toList();
    if (strange.isEmpty() && words.stream().noneMatch(ByteText::hasStrayBytes)) {
      return words;
    }
    List<String> spelled = new ArrayList<>(List.of("exec"));
    if (!strange.isEmpty()) {
      spelled.add("env");
      strange.forEach(variable -> spelled.add(spell(variable)));
    }
    words.forEach(word -> spelled.add(spell(word)));
    return List.of("/bin/sh", "-c", String.join(" ", spelled));
  }

  private static String spell(String word) {
    StringBuilder out = new StringBuilder("'");
    for (int i = 0; i < word.length(); i++) {
      String c = word.substring(i, word.offsetByCodePoints(i, 1));
      if (ByteText.hasStrayBytes(c)) {
        out.append("'\"$(printf '\\%03o')\"'".formatted(ByteText.bytes(c)[0] & 0xFF));
      } else {
        out.append(c.equals("'") ? "'\\''" : c);
        i += c.length() - 1;
      }
    }
    return out.append('\'').toString();
  }
}
