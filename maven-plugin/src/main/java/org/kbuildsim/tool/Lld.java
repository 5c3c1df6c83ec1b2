package org.kbuildsim.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run of {@code ld.lld}, or of another linker with its options.
 *
 * @param objects objects and archives in the order of the command line
 * @param scripts linker scripts and symbol lists that are read
 * @param emulation {@code -m}: which machine
 * @param relocatable {@code -r}: the result is an object again
 * @param mapFile {@code -Map}: written beside the output
 */
public record Lld(
    String program,
    List<String> objects,
    List<String> scripts,
    List<String> responseFiles,
    @Nullable String output,
    @Nullable String emulation,
    @Nullable String mapFile,
    boolean relocatable)
    implements ToolInvocation {

  /** Options whose value is the next word, and no file of interest. */
  private static final Set<String> WITH_VALUE =
      Set.of(
          "-z",
          "-e",
          "-u",
          "-L",
          "-l",
          "-y",
          "-plugin",
          "-mllvm",
          "-soname",
          "-h",
          "-rpath",
          "--defsym",
          "-Ttext",
          "-Tdata",
          "-Tbss",
          "--section-start",
          "-O",
          "--entry",
          "--undefined",
          "-b",
          "--format",
          "-A");

  static Lld of(String program, Arguments arguments) {
    List<String> objects = new ArrayList<>();
    List<String> scripts = new ArrayList<>();
    String output = null;
    String emulation = null;
    String mapFile = null;
    boolean relocatable = false;
    while (arguments.hasNext()) {
      String word = arguments.next();
      String value;
      if (!word.startsWith("-")) {
        objects.add(word);
      } else if (word.equals("-r") || word.equals("--relocatable")) {
        relocatable = true;
      } else if (word.equals("-T") || word.equals("--script") || word.startsWith("--script=")) {
        value = word.startsWith("--script=") ? word.substring(9) : arguments.value();
        scripts.add(String.valueOf(value));
      } else if ((value = arguments.longOption(word, "--version-script")) != null
          || (value = arguments.longOption(word, "--dynamic-list")) != null) {
        scripts.add(value);
      } else if ((value = arguments.longOption(word, "-Map")) != null
          || (value = arguments.longOption(word, "--Map")) != null) {
        mapFile = value;
      } else if (word.equals("-o") || word.equals("--output")) {
        output = arguments.value();
      } else if (word.startsWith("--output=")) {
        output = word.substring("--output=".length());
      } else if (word.equals("-m")) {
        emulation = arguments.value();
      } else if (WITH_VALUE.contains(word)) {
        arguments.value();
      } else if (word.matches("-m[a-z0-9_]+") && !word.startsWith("-mllvm")) {
        emulation = word.substring(2);
      }
    }
    return new Lld(
        program,
        List.copyOf(objects),
        List.copyOf(scripts),
        arguments.responseFiles(),
        output,
        emulation,
        mapFile,
        relocatable);
  }

  @Override
  public List<String> inputs() {
    List<String> inputs = new ArrayList<>(objects);
    inputs.addAll(scripts);
    inputs.addAll(responseFiles);
    return List.copyOf(inputs);
  }

  @Override
  public List<String> outputs() {
    List<String> outputs = new ArrayList<>();
    if (output != null) {
      outputs.add(output);
    }
    if (mapFile != null) {
      outputs.add(mapFile);
    }
    return List.copyOf(outputs);
  }
}
