package org.kbuildsim.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.UnaryOperator;
import org.kbuildsim.process.Program;
import org.kbuildsim.toolchain.Toolchain;

/**
 * Decides which programs run while a stranger's patches are on the tree.
 *
 * <p>The toolchain's, the text tools that every kernel build uses, what the tree without the
 * patches ran, and what the user allows. This is no sandbox: those programs run as the user does,
 * and a makefile can have them write wherever the user can.
 */
final class Door {
  // POSIX utilities that kbuild's recipes and probes are written with.
  private static final Set<String> TEXT_TOOLS =
      Set.of(
          "awk",
          "gawk",
          "mawk",
          "basename",
          "cat",
          "cmp",
          "cp",
          "cut",
          "date",
          "diff",
          "dirname",
          "expr",
          "find",
          "grep",
          "head",
          "ln",
          "mkdir",
          "mktemp",
          "mv",
          "nproc",
          "od",
          "printf",
          "pwd",
          "readlink",
          "realpath",
          "rm",
          "sed",
          "sort",
          "tail",
          "test",
          "touch",
          "tr",
          "true",
          "uname",
          "uniq",
          "wc",
          "xargs");

  private final Set<String> known = new ConcurrentSkipListSet<>();
  private final Set<String> refused = new ConcurrentSkipListSet<>();
  private final Set<Path> tools;

  Door(Toolchain toolchain, Collection<String> allowed) {
    tools = new TreeSet<>(toolchain.llvmTools().values());
    tools.add(toolchain.rustc());
    tools.add(toolchain.bindgen());
    if (toolchain.hostCompiler() != null) {
      tools.add(toolchain.hostCompiler());
    }
    known.addAll(TEXT_TOOLS);
    known.addAll(allowed);
  }

  /** Returns the door for the tree without patches: all may run, and may run later. */
  UnaryOperator<Program> open() {
    return processes ->
        invocation -> {
          known.add(name(invocation.program()));
          return processes.run(invocation);
        };
  }

  /** Returns the door for the tree with patches. */
  UnaryOperator<Program> guarded() {
    return processes ->
        invocation -> {
          if (isKnown(invocation.program())) {
            return processes.run(invocation);
          }
          refused.add(invocation.program());
          String message =
              invocation.program() + ": refused: no program that this build ran before\n";
          invocation.err().write(message.getBytes(StandardCharsets.UTF_8));
          // As a shell says of a file that it may not execute.
          return 126;
        };
  }

  /** Returns what was refused since the last call. */
  List<String> takeRefused() {
    List<String> taken = List.copyOf(refused);
    refused.clear();
    return taken;
  }

  void load(Path file) {
    try {
      if (Files.isRegularFile(file)) {
        known.addAll(Files.readAllLines(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void save(Path file) {
    try {
      Files.write(file, known);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isKnown(String program) {
    Path path = Path.of(program);
    return known.contains(name(program)) || tools.contains(path) || isOfLlvm(path);
  }

  /** Returns whether it is one more of the toolchain's LLVM: a filter of bitcode or objects. */
  private boolean isOfLlvm(Path program) {
    Path directory = program.getParent();
    return directory != null
        && String.valueOf(program.getFileName()).matches("llvm-[a-z-]+(-\\d+)?")
        && tools.stream().anyMatch(tool -> directory.equals(tool.getParent()));
  }

  // A system's program goes by its name wherever it lies; any other is that very file.
  private static String name(String program) {
    Path path = Path.of(program);
    boolean system =
        path.isAbsolute()
            && (path.startsWith("/bin") || path.startsWith("/usr") || path.startsWith("/sbin"));
    return system ? String.valueOf(path.getFileName()) : program;
  }
}
