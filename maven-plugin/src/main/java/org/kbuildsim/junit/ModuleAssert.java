package org.kbuildsim.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.elf.Symbols;
import org.kbuildsim.kernel.ObjectTree;

/** Assertions about a module. */
public final class ModuleAssert {
  private final BuiltTreeAssert build;
  private final ObjectTree objects;
  private final String file;
  private final Set<String> defined = new TreeSet<>();
  private final Set<String> undefined = new TreeSet<>();

  ModuleAssert(BuiltTreeAssert build, ObjectTree objects, String file) {
    this.build = build;
    this.objects = objects;
    this.file = file;
    try {
      Symbols symbols = ElfFile.open(objects.root().resolve(file)).symbols();
      for (int i = 1; symbols != null && i < symbols.count(); i++) {
        boolean weak = symbols.binding(i) == Elf.STB_WEAK;
        if (symbols.rawSection(i) != Elf.SHN_UNDEF) {
          defined.add(symbols.name(i));
        } else if (!weak) {
          undefined.add(symbols.name(i));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checks that vmlinux and the modules export all that it wants. */
  public ModuleAssert hasNoUndefined() {
    Set<String> missing = new TreeSet<>(undefined);
    missing.removeAll(new HashSet<>(objects.exportedSymbols()));
    missing.remove("");
    if (!missing.isEmpty()) {
      throw new AssertionError(file + " wants what nothing exports: " + missing);
    }
    return this;
  }

  /**
   * Checks that it has no symbol of that name, defined or not.
   *
   * @param glob a name, in which {@code *} stands for anything
   */
  public ModuleAssert doesNotContainSymbol(String glob) {
    List<String> found = matching(glob);
    if (!found.isEmpty()) {
      throw new AssertionError(file + " contains " + found);
    }
    return this;
  }

  /**
   * Checks that it has a symbol of that name, defined or not.
   *
   * @param glob a name, in which {@code *} stands for anything
   */
  public ModuleAssert containsSymbol(String glob) {
    if (matching(glob).isEmpty()) {
      throw new AssertionError(file + " contains no symbol `" + glob + "`");
    }
    return this;
  }

  /** Goes back to the tree. */
  public BuiltTreeAssert and() {
    return build;
  }

  private List<String> matching(String glob) {
    Pattern pattern = Pattern.compile(("\\Q" + glob + "\\E").replace("*", "\\E.*\\Q"));
    Set<String> all = new TreeSet<>(defined);
    all.addAll(undefined);
    return all.stream().filter(name -> pattern.matcher(name).matches()).toList();
  }
}
