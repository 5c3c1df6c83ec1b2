package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All symbols of a tree, by name. A name and the quoted text that reads the same are two. */
final class SymbolTable {
  // scripts/kconfig/internal.h, SYMBOL_HASHSIZE.
  private static final int BUCKETS = 1 << 14;

  private final Map<String, Symbol> named = new HashMap<>();
  private final Map<String, Symbol> quoted = new HashMap<>();
  private final List<Symbol> made = new ArrayList<>();

  /** Returns the symbol of this name, made if need be. */
  Symbol named(String name) {
    return lookUp(named, name, false);
  }

  /** Returns the constant of this text, made if need be. */
  Symbol quoted(String text) {
    return lookUp(quoted, text, true);
  }

  /** Returns a new symbol for a choice block. */
  Symbol choice() {
    return add(new Symbol(null, false));
  }

  /** Returns the symbol of this name, or null. */
  @Nullable Symbol find(String name) {
    Symbol letter = letter(name);
    return letter != null ? letter : named.get(name);
  }

  private Symbol lookUp(Map<String, Symbol> map, String name, boolean constant) {
    Symbol letter = letter(name);
    return letter != null
        ? letter
        : map.computeIfAbsent(name, key -> add(new Symbol(name, constant)));
  }

  private static @Nullable Symbol letter(String name) {
    return switch (name) {
      case "y" -> Symbol.YES;
      case "m" -> Symbol.MOD;
      case "n" -> Symbol.NO;
      default -> null;
    };
  }

  private Symbol add(Symbol symbol) {
    made.add(symbol);
    return symbol;
  }

  /**
   * Returns all symbols in the order in which {@code conf} goes through them, and numbers them so.
   *
   * <p>It is the order of its hash table, and it shows: auto.conf and autoconf.h are written in it.
   */
  List<Symbol> inOrder() {
    // Newest first, then by bucket: a new symbol goes to the head of its bucket.
    List<Symbol> order = new ArrayList<>(made);
    Collections.reverse(order);
    Symbol[] sorted = order.toArray(Symbol[]::new);
    int[] buckets = new int[sorted.length];
    Integer[] positions = new Integer[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      buckets[i] = bucket(sorted[i]);
      positions[i] = i;
    }
    Arrays.sort(positions, (a, b) -> Integer.compare(buckets[a], buckets[b]));
    List<Symbol> result = new ArrayList<>(sorted.length);
    for (Integer position : positions) {
      Symbol symbol = sorted[position];
      symbol.index = result.size();
      result.add(symbol);
    }
    return result;
  }

  // FNV-1a over the bytes of the name, which are signed chars.
  private static int bucket(Symbol symbol) {
    if (symbol.isChoice()) {
      return 0;
    }
    int hash = 0x811c9dc5;
    String name = symbol.name();
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ (byte) name.charAt(i)) * 0x01000193;
    }
    return Integer.remainderUnsigned(hash, BUCKETS);
  }
}
