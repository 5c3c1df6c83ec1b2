package org.kbuildsim.kernel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.Location;

/** What LLVM's own tools say of a bitcode file: nobody else can read all versions of it. */
final class Bitcode {
  private static final Pattern NAME = Pattern.compile("@(\"[^\"]+\"|[-\\w.$]+)");

  private final Path file;
  private final BinaryTools tools;

  Bitcode(Path file, BinaryTools tools) {
    this.file = file;
    this.tools = tools;
  }

  /** Returns the symbols that it needs from elsewhere, weak ones excepted, in nm's order. */
  List<String> undefined() throws InterruptedException {
    return output("llvm-nm", "-u", file.toString())
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("U "))
        .map(line -> line.substring(2))
        .toList();
  }

  /**
   * Returns what each function and variable names: its callees, and the variables it uses.
   *
   * <p>Asked of clang as text, with no pass run over it. Text of LLVM's intermediate language
   * changes from release to release, but not in these two things: a definition begins in the first
   * column, and names of the file's own level begin with an at sign.
   */
  Map<String, Set<String>> references() throws InterruptedException {
    String text =
        output(
            "clang",
            "-x",
            "ir",
            "-S",
            "-emit-llvm",
            "-Xclang",
            "-disable-llvm-passes",
            "-Wno-override-module",
            "-o",
            "-",
            file.toString());
    Map<String, Set<String>> references = new HashMap<>();
    Set<String> current = new HashSet<>();
    for (String line : text.lines().toList()) {
      Matcher name = NAME.matcher(line);
      if ((line.startsWith("define ") || line.startsWith("@")) && name.find()) {
        current = references.computeIfAbsent(plain(name.group(1)), n -> new TreeSet<>());
      } else if (line.startsWith("declare ")) {
        continue;
      }
      while (name.find()) {
        current.add(plain(name.group(1)));
      }
    }
    return references;
  }

  private static String plain(String name) {
    return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
  }

  private String output(String tool, String... arguments) throws InterruptedException {
    List<String> words = new ArrayList<>(List.of(tools.toolchain().llvmTool(tool).toString()));
    words.addAll(List.of(arguments));
    ToolOutput said = tools.run(words, file);
    if (said.status() != 0) {
      throw unreadable(tool + ": " + said.errors());
    }
    return said.text();
  }

  private DiagnosticException unreadable(String why) {
    return Diagnostic.error(
            Location.file(file.toString()),
            "bitcode cannot be read by " + tools.toolchain().describe())
        .note(why)
        .help("name the toolchain that it was built with: -Dkbuild.toolchain=…")
        .asException();
  }
}
