package org.kbuildsim.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.kbuildsim.kernel.CommandRecord;
import org.kbuildsim.kernel.ObjectTree;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.tool.Nm;
import org.kbuildsim.toolchain.Toolchain;

/** Puts what a build said and left into the form of golden files: no path of this machine. */
final class OutcomeReader {
  // `llvm-nm` writes an address of 16 digits, or as many spaces.
  private static final int ADDRESS = 17;

  private final BuildCase of;
  private final Toolchain tools;
  private final Path objects;
  private final Path built;
  private final Pattern llvmTool;
  private final Map<String, String> places = new LinkedHashMap<>();

  /**
   * Creates a reader.
   *
   * @param built the directory of the module, or the object tree
   */
  OutcomeReader(BuildCase of, Toolchain tools, Path source, Path objects, Path built) {
    this.of = of;
    this.tools = tools;
    this.llvmTool =
        Pattern.compile("/[^\\s:'\"]*/(" + String.join("|", tools.llvmTools().keySet()) + ")\\b");
    this.objects = objects;
    this.built = built;
    if (!built.equals(objects)) {
      places.put(built.toString(), "$(M)");
    }
    places.put(objects.toString(), "$(objtree)");
    places.put(source.toString(), "$(srctree)");
    places.put(tools.rustc().toString(), "rustc");
    places.put(tools.bindgen().toString(), "bindgen");
    places.put(tools.librarySource().toString(), "$(RUST_LIB_SRC)");
    if (tools.hostCompiler() != null) {
      places.put(tools.hostCompiler().toString(), "hostcc");
    }
  }

  Outcome read(int status, BuildListener listener, List<String> refused)
      throws IOException, InterruptedException {
    Map<Golden, List<String>> texts = new EnumMap<>(Golden.class);
    texts.put(Golden.MODPOST, normal(listener.modpost()));
    List<String> said = new ArrayList<>(listener.said());
    said.addAll(refused);
    texts.put(Golden.BUILD, normal(said));
    texts.put(Golden.ADVICE, normal(listener.advice()));
    texts.put(Golden.EXPORTED, normal(exported()));
    texts.put(Golden.COMMANDS, commands());
    texts.put(Golden.NM, symbols());
    return new Outcome(status, texts, listener.log(), built);
  }

  private List<String> exported() {
    return new ObjectTree(built)
        .lines("Module.symvers").stream()
            .map(line -> Arrays.asList(line.split("\t", -1)))
            .map(fields -> String.join(" ", fields.subList(1, fields.size())).strip())
            .toList();
  }

  private List<String> commands() {
    List<String> lines = new ArrayList<>();
    for (String target : of.commands()) {
      lines.add(target + ":");
      List<String> words = normal(CommandRecord.saved(place(target)));
      words.forEach(word -> lines.add("  " + word));
    }
    return lines;
  }

  private List<String> symbols() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (String object : of.nm()) {
      lines.add(object + ":");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new Nm(new NativeProgram())
          .run(
              new Invocation(
                  List.of(tools.llvmTool("llvm-nm").toString(), place(object).toString()),
                  System.getenv(),
                  built,
                  InputStream.nullInputStream(),
                  out,
                  out));
      normal(
              out.toString(StandardCharsets.UTF_8)
                  .lines()
                  .map(line -> line.length() > ADDRESS ? line.substring(ADDRESS) : line)
                  .sorted(Comparator.comparing(line -> line.substring(1)))
                  .toList())
          .forEach(line -> lines.add("  " + line));
    }
    return lines;
  }

  private Path place(String name) {
    Path own = built.resolve(name);
    return Files.exists(own) ? own : objects.resolve(name);
  }

  private List<String> normal(List<String> lines) {
    Pattern looked = of.lines();
    Predicate<String> wanted = looked == null ? line -> true : looked.asPredicate();
    return lines.stream().map(this::normal).filter(wanted).toList();
  }

  private String normal(String line) {
    String text = line;
    for (Map.Entry<String, String> place : places.entrySet()) {
      text = text.replace(place.getKey(), place.getValue());
    }
    // Wherever it lies, and by whatever link it was found.
    return llvmTool.matcher(text).replaceAll("$1").stripTrailing();
  }
}
