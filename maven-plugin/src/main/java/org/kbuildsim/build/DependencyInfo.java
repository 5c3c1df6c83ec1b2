package org.kbuildsim.build;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a dependency file says: the files that were read, and rustc's the environment as well.
 *
 * @param files as written, without repetition
 * @param environment variables that the crate asked for; the value is empty for one not set
 */
record DependencyInfo(List<String> files, Map<String, String> environment) {
  private static final String ENVIRONMENT = "# env-dep:";

  static DependencyInfo parse(String text) {
    Set<String> files = new LinkedHashSet<>();
    Map<String, String> environment = new TreeMap<>();
    // clang goes on in the next line, rustc does not.
    for (String line : text.replace("\\\n", " ").split("\n", -1)) {
      if (line.startsWith(ENVIRONMENT)) {
        String variable = line.substring(ENVIRONMENT.length());
        int equals = variable.indexOf('=');
        environment.put(
            equals < 0 ? variable : variable.substring(0, equals),
            equals < 0 ? "" : unescaped(variable.substring(equals + 1)));
      } else if (!line.startsWith("#")) {
        int colon = line.indexOf(": ");
        if (colon >= 0) {
          files.addAll(words(line.substring(colon + 2)));
        }
      }
    }
    return new DependencyInfo(List.copyOf(files), Map.copyOf(environment));
  }

  // rustc escapes what would break the line.
  private static String unescaped(String value) {
    return value.replace("\\n", "\n").replace("\\r", "\r").replace("\\\\", "\\");
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == ' ') {
        word.append(' ');
        i++;
      } else if (c != ' ') {
        word.append(c);
      } else if (word.length() > 0) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    return words;
  }
}
