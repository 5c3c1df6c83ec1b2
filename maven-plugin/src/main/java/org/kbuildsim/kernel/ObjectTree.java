package org.kbuildsim.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.elf.Symbols;

/**
 * What a build left behind, read from the object tree's own lists and objects.
 *
 * @param root the directory given as {@code O=}
 */
public record ObjectTree(Path root) {
  private static final Pattern PRINTABLE = Pattern.compile("[!-~]{1,200}");

  /** Returns the modules named by {@code modules.order}, as {@code dir/name.ko}, in its order. */
  public List<String> modules() {
    return lines("modules.order").stream()
        .map(line -> line.replaceFirst("\\.o$", ".ko"))
        .filter(module -> Files.isRegularFile(root.resolve(module)))
        .toList();
  }

  /** Returns the names of all exported symbols, in the order of {@code Module.symvers}. */
  public List<String> exportedSymbols() {
    return lines("Module.symvers").stream()
        .map(line -> line.split("\t"))
        .filter(fields -> fields.length > 1)
        .map(fields -> fields[1])
        .toList();
  }

  /**
   * Returns the names of the symbols of {@code object}, defined or not, that begin with {@code
   * prefix}.
   *
   * @param object a path below the root: {@code vmlinux}, {@code samples/rust/rust_minimal.ko}
   * @throws org.kbuildsim.diagnostic.DiagnosticException if it is not an ELF file
   */
  public List<String> symbolsOf(String object, String prefix) {
    List<String> found = new ArrayList<>();
    try {
      Symbols symbols = ElfFile.open(root.resolve(object)).symbols();
      for (int i = 0; symbols != null && i < symbols.count(); i++) {
        String name = symbols.name(i);
        if (name.startsWith(prefix)) {
          found.add(name);
        }
      }
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(object), "cannot be read: " + e.getMessage())
          .asException();
    }
    return found;
  }

  /**
   * Returns which of {@code directories} the bytes of {@code object} name, and the first name below
   * each, from the slash on; none for what is no ELF file.
   *
   * @param object a path below the root
   */
  public Map<Path, String> namesBelow(String object, Collection<Path> directories) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(root.resolve(object));
    } catch (IOException gone) {
      return Map.of();
    }
    if (!ElfFile.isElf(ByteBuffer.wrap(bytes))) {
      return Map.of();
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Map<Path, String> names = new HashMap<>();
    for (Path directory : directories) {
      int at = text.indexOf(directory + "/");
      if (at >= 0) {
        Matcher name =
            PRINTABLE.matcher(text).region(at + directory.toString().length(), text.length());
        names.put(directory, name.lookingAt() ? name.group() : "");
      }
    }
    return names;
  }

  /** Returns {@code vmlinux}, if it was linked, and the modules. */
  public List<String> images() {
    List<String> images = new ArrayList<>();
    if (Files.isRegularFile(root.resolve("vmlinux"))) {
      images.add("vmlinux");
    }
    images.addAll(modules());
    return images;
  }

  /** Returns whether {@code .config} was changed after the makefiles' form of it was made. */
  boolean hasStaleConfiguration() {
    try {
      Path made = root.resolve("include/config/auto.conf");
      return !Files.exists(made)
          || Files.getLastModifiedTime(root.resolve(".config"))
                  .compareTo(Files.getLastModifiedTime(made))
              > 0;
    } catch (IOException e) {
      return true;
    }
  }

  /** Returns the source tree, as kbuild links to it; the tree itself where both are one. */
  public Path sources() {
    Path link = root.resolve("source");
    return Files.isDirectory(link) ? link : root;
  }

  /** Returns how a person knows a source: below the source tree. */
  String shown(Path source) {
    try {
      Path sources = sources().toRealPath();
      Path real = source.toRealPath();
      return real.startsWith(sources) ? sources.relativize(real).toString() : source.toString();
    } catch (IOException gone) {
      return source.toString();
    }
  }

  /** Returns the objects that {@code module}, a path without suffix, is made of. */
  List<String> objectsOf(String module) {
    return lines(module + ".mod");
  }

  /** Returns whether this tree's MODULE_IMPORT_NS() takes a string, as it does since Linux 6.13. */
  boolean quotesNamespaces() {
    try {
      return !Files.readString(sources().resolve("include/linux/module.h"))
          .matches("(?s).*MODULE_IMPORT_NS\\(ns\\)\\s+MODULE_INFO\\(import_ns, *__stringify.*");
    } catch (IOException noHeader) {
      return true;
    }
  }

  /** Returns whether {@code option}, {@code CONFIG_X}, is set to anything in the configuration. */
  public boolean isSet(String option) {
    return lines("include/config/auto.conf").stream().anyMatch(l -> l.startsWith(option + "="));
  }

  /** Returns the lines of a text below the root, none where there is no such file. */
  public List<String> lines(String name) {
    Path file = root.resolve(name);
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(file.toString()), "cannot be read: " + e.getMessage())
          .asException();
    }
  }
}
