package org.kbuildsim.modpost;

import java.util.ArrayList;
import java.util.List;

/** The {@code tag=value} strings of a {@code .modinfo} section. */
final class ModuleInfo {
  private final List<String> entries;

  private ModuleInfo(List<String> entries) {
    this.entries = entries;
  }

  /** Reads the content of a section, one character a byte. */
  static ModuleInfo parse(String content) {
    return new ModuleInfo(strings(content));
  }

  /** Returns all values of {@code tag}, in order. */
  List<String> values(String tag) {
    List<String> values = new ArrayList<>();
    for (String entry : entries) {
      if (entry.startsWith(tag) && entry.startsWith("=", tag.length())) {
        values.add(entry.substring(tag.length() + 1));
      }
    }
    return values;
  }

  boolean has(String tag) {
    return !values(tag).isEmpty();
  }

  /** Returns the strings of a section of NUL-terminated ones, which NULs may pad. */
  static List<String> strings(String content) {
    List<String> found = new ArrayList<>();
    int at = 0;
    while (at < content.length()) {
      int nul = content.indexOf('\0', at);
      int end = nul < 0 ? content.length() : nul;
      if (end > at) {
        found.add(content.substring(at, end));
      }
      at = end + 1;
    }
    return found;
  }
}
