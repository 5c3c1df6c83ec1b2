package org.kbuildsim.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.elf.FileBytes;
import org.kbuildsim.elf.Symbols;

/**
 * An object of an object tree that defines a symbol.
 *
 * @param object its path below the object tree
 * @param isStatic whether only its own code can use it
 * @param exported whether the object exports it
 */
record Definition(String object, boolean isStatic, boolean exported) {
  private static final String LABEL = "__export_symbol_";

  /**
   * Finds who defines each of {@code names}, with those that others can use first.
   *
   * @param objects paths below {@code root}; what is not an ELF object there is passed over
   */
  static Map<String, List<Definition>> find(
      Path root, Collection<String> objects, Set<String> names) {
    Map<String, List<Definition>> found = new HashMap<>();
    for (String object : objects) {
      try {
        read(root, object, names, found);
      } catch (IOException | DiagnosticException unreadable) {
        // Said by the tools that need the object; here it is one place less to look.
      }
    }
    found.values().forEach(list -> list.sort((a, b) -> Boolean.compare(a.isStatic, b.isStatic)));
    return found;
  }

  private static void read(
      Path root, String object, Set<String> names, Map<String, List<Definition>> found)
      throws IOException {
    Path file = root.resolve(object);
    if (!Files.isRegularFile(file)) {
      return;
    }
    ByteBuffer bytes = FileBytes.of(file);
    Symbols symbols = ElfFile.isElf(bytes) ? ElfFile.of(object, bytes).symbols() : null;
    if (symbols == null) {
      return;
    }
    Set<String> exported = new HashSet<>();
    List<Integer> defined = new ArrayList<>();
    for (int i = 1; i < symbols.count(); i++) {
      String name = symbols.name(i);
      if (name.startsWith(LABEL)) {
        exported.add(name.substring(LABEL.length()));
      } else if (names.contains(name) && symbols.rawSection(i) != Elf.SHN_UNDEF) {
        defined.add(i);
      }
    }
    for (int i : defined) {
      String name = symbols.name(i);
      boolean isStatic = symbols.binding(i) == Elf.STB_LOCAL;
      found
          .computeIfAbsent(name, n -> new ArrayList<>())
          .add(new Definition(object, isStatic, exported.contains(name)));
    }
  }
}
