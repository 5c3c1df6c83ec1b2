package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How two configurations differ, each difference with the other ones that it follows from.
 *
 * @param entries in the order of the Kconfig files
 */
public record ConfigDifference(List<Entry> entries) {

  /**
   * One option that differs.
   *
   * @param left its value in the first configuration; null if it is not known there
   * @param right its value in the second
   * @param asked whether the two were asked for different values of it, and it can be set in both
   * @param because the options that differ and that its value is made of, by name
   */
  public record Entry(
      String name,
      @Nullable String left,
      @Nullable String right,
      boolean asked,
      List<String> because) {

    /** Creates an entry; the list is copied. */
    public Entry {
      because = List.copyOf(because);
    }
  }

  /** Creates a difference; the list is copied. */
  public ConfigDifference {
    entries = List.copyOf(entries);
  }

  /** Returns how the configurations differ; they may be of different trees. */
  public static ConfigDifference of(Configuration left, Configuration right) {
    Map<String, Symbol> names = new LinkedHashMap<>();
    for (Configuration side : List.of(left, right)) {
      for (MenuNode menu = side.tree().root(); menu != null; menu = menu.following(null)) {
        Symbol symbol = menu.symbol;
        if (symbol != null && !symbol.isChoice()) {
          names.putIfAbsent(symbol.name(), symbol);
        }
      }
    }
    Set<String> different = new LinkedHashSet<>();
    for (String name : names.keySet()) {
      if (!Objects.equals(left.value(name), right.value(name))) {
        different.add(name);
      }
    }
    List<Entry> entries = new ArrayList<>();
    for (String name : different) {
      Symbol one = left.tree().symbol(name);
      Symbol other = right.tree().symbol(name);
      Set<String> because = new LinkedHashSet<>();
      References.of(one).forEach(because::add);
      References.of(other).forEach(because::add);
      because.remove(name);
      because.retainAll(different);
      entries.add(
          new Entry(
              name,
              one == null ? null : left.value(one),
              other == null ? null : right.value(other),
              isAsked(left, one) && isAsked(right, other),
              List.copyOf(because)));
    }
    return new ConfigDifference(entries);
  }

  // Of what can be set in both, a default that differs is no answer of anybody.
  private static boolean isAsked(Configuration configuration, @Nullable Symbol symbol) {
    return symbol != null
        && configuration.visibility(symbol) != Tristate.N
        && configuration.state(symbol).asked;
  }
}
