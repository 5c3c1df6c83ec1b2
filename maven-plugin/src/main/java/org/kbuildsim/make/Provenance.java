package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What make runs in one process tell each other about where values came from.
 *
 * <p>To a sub-make, an exported variable is a string of its environment, and an assignment of its
 * command line a word. What it was before is found again by name and value; a value that something
 * else put there has no more history.
 */
public final class Provenance {
  private final @Nullable String asked;
  private final Map<String, Text> values = new ConcurrentHashMap<>();
  private final Map<String, Text> arguments = new ConcurrentHashMap<>();
  private final List<String> absent = new ArrayList<>();

  /**
   * Creates what all runs share.
   *
   * @param asked the variable of which every happening is to be kept, or null for none
   */
  public Provenance(@Nullable String asked) {
    this.asked = asked;
  }

  @Nullable VariableHistory history(Scope global) {
    return asked == null ? null : new VariableHistory(asked, global);
  }

  void exported(String name, Text value) {
    values.put(key(name, value.chars()), value);
  }

  Text imported(String name, String value) {
    Text known = values.get(key(name, value));
    return known == null ? Text.of(value) : known;
  }

  private static String key(String name, String value) {
    return name + "=" + value;
  }

  /** Takes note of a command that starts a sub-make: its words will be that one's arguments. */
  public void passed(TracedText command) {
    command.parts().forEach(word -> arguments.put(word.chars(), word));
  }

  Text argument(String word) {
    Text known = arguments.get(word);
    return known == null ? Text.of(word) : known;
  }

  /** Takes note that {@code file} was to be read by {@code $(file <)}, and is not there. */
  synchronized void absent(String file) {
    if (!absent.contains(file)) {
      absent.add(file);
    }
  }

  /** Returns the files that makefiles wanted to read and did not find. */
  public synchronized List<String> absent() {
    return List.copyOf(absent);
  }
}
