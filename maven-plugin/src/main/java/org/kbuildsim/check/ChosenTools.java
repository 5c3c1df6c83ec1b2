package org.kbuildsim.check;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.kbuildsim.rule.RecordedCommand;
import org.kbuildsim.tool.Rustc;
import org.kbuildsim.tool.ToolInvocation;
import org.kbuildsim.toolchain.Toolchain;

/**
 * What makes a file is a tool that was chosen: by {@code LLVM=}, {@code RUSTC=}, {@code BINDGEN=}
 * and, for programs that run while the kernel is built, {@code HOSTCC=}.
 */
final class ChosenTools implements Property {
  // What compiles, links, or reads and writes objects: with a triple before it, a version behind.
  private static final Pattern TOOL =
      Pattern.compile(
          "([\\w.]+-)*"
              + "(clang(\\+\\+)?|gcc|g\\+\\+|cc|c\\+\\+|cpp|ld|ld\\.\\w+|as|ar|nm|ranlib|objcopy|objdump"
              + "|readelf|strip|rustc|bindgen|llvm-[a-z-]+)(-[\\d.]+)?");

  // What rustc makes without a linker.
  private static final Set<String> LIBRARIES = Set.of("lib", "rlib", "staticlib");
  // As -Clinker=…, or with the value of -C for itself.
  private static final Pattern LINKER = Pattern.compile("^(-C|--codegen=)?linker=");

  private static final Pattern LLVM = Pattern.compile("clang(\\+\\+)?|ld\\.lld|llvm-[a-z-]+");

  @Override
  public List<Observation> look(State state) {
    Toolchain toolchain = state.toolchain();
    String hostCompiler = String.valueOf(toolchain.hostCompiler());
    Map<String, Observation> found = new LinkedHashMap<>();
    for (RecordedCommand command : state.commands().values()) {
      for (List<String> words : command.words()) {
        if (isOther(toolchain, words)) {
          String program = words.get(0);
          String does = "makes `" + command.target() + "`";
          found.putIfAbsent(program, observation(program, does, hostCompiler));
        } else if (linksByChance(words, command.directory())) {
          Observation links = rustcLinks(command.target());
          found.putIfAbsent(links.subject(), links);
        }
      }
    }
    return List.copyOf(found.values());
  }

  /** Returns whether rustc links, and nobody says by what. */
  static boolean linksByChance(List<String> words, Path directory) {
    return ToolInvocation.parse(words, directory) instanceof Rustc rustc
        && !rustc.question()
        && rustc.emit().containsKey("link")
        && (rustc.crateTypes().isEmpty() || !LIBRARIES.containsAll(rustc.crateTypes()))
        && words.stream().noneMatch(word -> LINKER.matcher(word).find());
  }

  private static Observation rustcLinks(String target) {
    return Observation.of(
            Check.TOOL_NOT_CHOSEN,
            "linker of rustc",
            "rustc links `%s` by the `cc` of the machine, which the configuration did not choose"
                .formatted(target),
            "-Clinker",
            "HOSTCC",
            "link")
        .help("name the linker: `-Clinker-flavor=gcc -Clinker=$(HOSTCC)`");
  }

  /** Returns whether it is one of those that a configuration chooses, by its name. */
  static boolean isTool(String program) {
    return TOOL.matcher(base(program)).matches();
  }

  /** Returns that {@code program} runs, which nobody chose. */
  static Observation observation(String program, String does, String hostCompiler) {
    String base = base(program);
    return Observation.of(
            Check.TOOL_NOT_CHOSEN,
            program,
            "`%s` %s, and is not what the configuration chose".formatted(program, does),
            program,
            base,
            program.equals(hostCompiler) ? "HOSTCC" : base)
        .help("name it by its variable: `$(CC)`, `$(LLVM_LINK)`, `$(NM)`, `$(RUSTC)` …");
  }

  /** Returns whether a command runs a tool that was not chosen for what it makes. */
  static boolean isOther(Toolchain toolchain, List<String> command) {
    String program = command.get(0);
    if (program.equals(String.valueOf(toolchain.hostCompiler()))) {
      // What is for this machine and what is for the kernel are told apart by the macro.
      return command.contains("-D__KERNEL__");
    }
    return isTool(program)
        && !program.equals(toolchain.rustc().toString())
        && !program.equals(toolchain.bindgen().toString())
        && !isOfLlvm(toolchain.llvm(), program);
  }

  /** Returns whether {@code LLVM=} stands for it: as a prefix, as a suffix, or as 1. */
  private static boolean isOfLlvm(String llvm, String program) {
    String prefix = llvm.endsWith("/") ? llvm : "";
    String suffix = llvm.startsWith("-") ? llvm : "";
    return program.startsWith(prefix)
        && program.endsWith(suffix)
        && LLVM.matcher(program.substring(prefix.length(), program.length() - suffix.length()))
            .matches();
  }

  private static String base(String program) {
    return String.valueOf(Path.of(program).getFileName());
  }
}
