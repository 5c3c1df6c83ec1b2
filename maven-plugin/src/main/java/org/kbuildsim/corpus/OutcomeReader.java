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
import org.kbuildsim.process.Program;
import org.kbuildsim.tool.Nm;
import org.kbuildsim.toolchain.Toolchain;

/** Puts what a build said and left into the form of golden files: no path of this machine. */
final class OutcomeReader {
  // `llvm-nm` writes an address of 16 digits, or as many spaces.
  private static final int ADDRESS = 17;

  private static final String BITCODE = "BC\u00c0\u00de";
  private static final Pattern PRINTABLE = Pattern.compile("([\\x20-\\x7e]{4,})");
  private static final Pattern IR_STRING = Pattern.compile(" c\"([^\"]*?)(?:\\\\00)?\"");

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
  OutcomeReader(BuildCase of, CorpusRequest request, Path source, Path objects, Path built) {
    this.of = of;
    this.tools = request.toolchain();
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
    places.putAll(request.tools().names());
    if (tools.hostCompiler() != null) {
      places.put(tools.hostCompiler().toString(), "hostcc");
    }
  }

  /**
   * Reads what there is.
   *
   * @param refused what ended the build before it began
   * @param asked the commands of targets that were only asked for; others are recorded
   */
  Outcome read(
      int status, BuildListener listener, List<String> refused, Map<String, List<String>> asked)
      throws IOException, InterruptedException {
    Map<Golden, List<String>> texts = new EnumMap<>(Golden.class);
    texts.put(Golden.MODPOST, normal(listener.modpost()));
    List<String> said = new ArrayList<>(listener.said());
    said.addAll(refused);
    texts.put(Golden.BUILD, normal(said));
    texts.put(Golden.ADVICE, normal(listener.advice()));
    texts.put(Golden.EXPORTED, normal(exported()));
    texts.put(Golden.COMMANDS, commands(asked));
    texts.put(Golden.NM, symbols());
    texts.put(Golden.STRINGS, strings());
    return new Outcome(status, texts, listener.log(), built);
  }

  private List<String> exported() {
    return new ObjectTree(built)
        .lines("Module.symvers").stream()
            .map(line -> Arrays.asList(line.split("\t", -1)))
            .map(fields -> String.join(" ", fields.subList(1, fields.size())).strip())
            .toList();
  }

  private List<String> commands(Map<String, List<String>> asked) {
    List<String> lines = new ArrayList<>();
    for (String target : of.commands()) {
      lines.add(target + ":");
      List<String> command = asked.get(target);
      List<String> words = normal(command == null ? CommandRecord.saved(place(target)) : command);
      words.forEach(word -> lines.add("  " + word));
    }
    return lines;
  }

  private List<String> symbols() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (String object : of.nm()) {
      lines.add(object + ":");
      String out = output(new Nm(new NativeProgram()), "llvm-nm", place(object).toString());
      normal(
              out.lines()
                  .map(line -> line.length() > ADDRESS ? line.substring(ADDRESS) : line)
                  .sorted(Comparator.comparing(line -> line.substring(1)))
                  .toList())
          .forEach(line -> lines.add("  " + line));
    }
    return lines;
  }

  /** Returns texts of at least four characters, as {@code strings} does, and out of bitcode. */
  private List<String> strings() throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (String object : of.strings()) {
      lines.add(object + ":");
      Path file = place(object);
      if (!Files.exists(file)) {
        continue;
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      Pattern texts = PRINTABLE;
      if (text.startsWith(BITCODE)) {
        // Its characters have six bits, or seven: only LLVM finds them.
        text = output(new NativeProgram(), "clang", "-S", "-emit-llvm", "-xir", file + "", "-o-");
        texts = IR_STRING;
      }
      List<String> found = texts.matcher(text).results().map(m -> m.group(1)).sorted().toList();
      normal(found).forEach(line -> lines.add("  " + line));
    }
    return lines;
  }

  private String output(Program program, String tool, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(tools.llvmTool(tool).toString()));
    words.addAll(List.of(arguments));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    program.run(
        new Invocation(words, System.getenv(), built, InputStream.nullInputStream(), out, out));
    return out.toString(StandardCharsets.UTF_8);
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
