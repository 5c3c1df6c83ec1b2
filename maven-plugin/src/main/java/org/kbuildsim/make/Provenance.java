package org.kbuildsim.make;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What make runs in one process tell each other about where values came from.
 *
 * <p>To a sub-make, an exported variable is a string of its environment. What it was before is
 * found again by name and value; a value that something else put there has no more history.
 */
public final class Provenance {
  private final Map<String, Text> values = new ConcurrentHashMap<>();

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
}
