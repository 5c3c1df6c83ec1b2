package org.kbuildsim.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run of {@code clang}, or of another compiler with its options.
 *
 * @param mode how far it goes
 * @param sources what is compiled or linked; {@code -} for standard input
 * @param responseFiles {@code @file} arguments
 * @param output the file after {@code -o}
 * @param emitsLlvm whether bitcode or IR is made in the place of machine code
 * @param question whether it only prints something
 */
public record Clang(
    String program,
    Mode mode,
    List<String> sources,
    List<String> responseFiles,
    @Nullable String output,
    @Nullable String depfile,
    @Nullable String target,
    boolean emitsLlvm,
    boolean question)
    implements ToolInvocation {

  /** How far a run goes. */
  public enum Mode {
    /** {@code -E}. */
    PREPROCESS,
    /** {@code -fsyntax-only}. */
    CHECK,
    /** {@code -S}. */
    ASSEMBLY,
    /** {@code -c}. */
    OBJECT,
    LINK
  }

  /** Options whose value is the next word, and no file that is compiled. */
  private static final Set<String> WITH_VALUE =
      Set.of(
          "-x",
          "-I",
          "-D",
          "-U",
          "-include",
          "-imacros",
          "-isystem",
          "-iquote",
          "-idirafter",
          "-iprefix",
          "-iwithprefix",
          "-isysroot",
          "-mllvm",
          "-Xclang",
          "-Xlinker",
          "-Xassembler",
          "-Xpreprocessor",
          "-T",
          "-L",
          "-l",
          "-u",
          "-z",
          "-arch",
          "-MT",
          "-MQ",
          "--param",
          "-B",
          "-e",
          "-F",
          "-framework",
          "--sysroot",
          "-G",
          "-dumpbase",
          "-dumpbase-ext",
          "-dumpdir");

  static Clang of(String program, Arguments arguments) {
    Mode mode = Mode.LINK;
    List<String> sources = new ArrayList<>();
    String output = null;
    String depfile = null;
    String target = null;
    boolean dependencies = false;
    boolean emitsLlvm = false;
    boolean question = false;
    while (arguments.hasNext()) {
      String word = arguments.next();
      String value;
      if (!word.startsWith("-") || word.equals("-")) {
        sources.add(word);
      } else if (word.equals("-c")) {
        mode = Mode.OBJECT;
      } else if (word.equals("-S")) {
        mode = Mode.ASSEMBLY;
      } else if (word.equals("-E") || word.equals("-M") || word.equals("-MM")) {
        mode = Mode.PREPROCESS;
      } else if (word.equals("-fsyntax-only")) {
        mode = Mode.CHECK;
      } else if (word.equals("-emit-llvm")) {
        emitsLlvm = true;
      } else if (word.equals("-MD") || word.equals("-MMD")) {
        dependencies = true;
      } else if (word.equals("-MF")) {
        depfile = arguments.value();
      } else if (word.startsWith("-Wp,-MMD,") || word.startsWith("-Wp,-MD,")) {
        depfile = word.substring(word.indexOf("MD,") + 3);
      } else if (word.equals("-target")) {
        target = arguments.value();
      } else if ((value = arguments.longOption(word, "--target")) != null) {
        target = value;
      } else if (isQuestion(word)) {
        question = true;
      } else if (WITH_VALUE.contains(word)) {
        arguments.value();
      } else if ((value = arguments.shortOption(word, "-o")) != null
          && !word.startsWith("-object")) {
        output = value;
      }
    }
    if (dependencies && depfile == null && output != null) {
      int dot = output.lastIndexOf('.');
      depfile = (dot > output.lastIndexOf('/') ? output.substring(0, dot) : output) + ".d";
    }
    return new Clang(
        program,
        mode,
        List.copyOf(sources),
        arguments.responseFiles(),
        output,
        depfile,
        target,
        emitsLlvm,
        question || sources.isEmpty());
  }

  private static boolean isQuestion(String word) {
    return word.startsWith("-print-")
        || word.startsWith("--print-")
        || word.startsWith("-dump")
        || Set.of("--version", "-v", "--help", "-###").contains(word);
  }

  /** Returns whether all that is compiled is LLVM bitcode or IR. */
  public boolean fromBitcode() {
    return !sources.isEmpty()
        && sources.stream().allMatch(source -> source.endsWith(".bc") || source.endsWith(".ll"));
  }

  @Override
  public List<String> inputs() {
    List<String> inputs = new ArrayList<>(sources);
    inputs.addAll(responseFiles);
    return List.copyOf(inputs);
  }

  @Override
  public List<String> outputs() {
    if (output != null) {
      return List.of(output);
    }
    return mode == Mode.LINK && !question ? List.of("a.out") : List.of();
  }

  @Override
  public boolean compiles() {
    return !question
        && mode != Mode.PREPROCESS
        && mode != Mode.CHECK
        && sources.stream().noneMatch(source -> source.equals("-") || source.equals("/dev/null"));
  }
}
