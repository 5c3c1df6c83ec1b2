package org.kbuildsim.rule;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kbuildsim.tool.Clang;
import org.kbuildsim.tool.LlvmLink;
import org.kbuildsim.tool.Rustc;
import org.kbuildsim.tool.ToolInvocation;

/** How the bitcode of C helpers is made and used, read from commands. */
final class HelperBitcode {
  private HelperBitcode() {}

  /**
   * A link of a Rust crate's bitcode with others.
   *
   * @param crate the bitcode that rustc wrote in the same command
   * @param module whether the crate is code of a module
   */
  record Link(RecordedCommand command, LlvmLink link, List<String> crate, boolean module) {
    /** Returns the files that are not the crate's own. */
    List<String> helpers() {
      return link.inputs().stream().filter(file -> !crate.contains(file)).toList();
    }
  }

  /** Returns whether {@code run} compiles C to bitcode, or to LLVM's IR as text. */
  static boolean isCompile(ToolInvocation run) {
    return run instanceof Clang clang
        && clang.emitsLlvm()
        && (clang.mode() == Clang.Mode.OBJECT || clang.mode() == Clang.Mode.ASSEMBLY)
        && clang.sources().stream().anyMatch(source -> source.endsWith(".c"));
  }

  /**
   * Returns the words of the compiles of C to bitcode, by what they make, or their command does.
   */
  static Map<String, List<String>> compiles(Map<String, RecordedCommand> commands) {
    Map<String, List<String>> found = new TreeMap<>();
    for (RecordedCommand command : commands.values()) {
      for (List<String> words : command.words()) {
        ToolInvocation run = ToolInvocation.parse(words, command.directory());
        if (isCompile(run)) {
          run.outputs().forEach(output -> found.put(normal(output), words));
          found.put(normal(command.target()), words);
        }
      }
    }
    return found;
  }

  /** Returns the links of crates with other bitcode. */
  static List<Link> links(Map<String, RecordedCommand> commands) {
    List<Link> found = new ArrayList<>();
    for (RecordedCommand command : commands.values()) {
      List<String> crate = new ArrayList<>();
      boolean module = false;
      for (List<String> words : command.words()) {
        ToolInvocation run = ToolInvocation.parse(words, command.directory());
        if (run instanceof Rustc) {
          crate.addAll(run.outputs());
          module = words.contains("MODULE");
        } else if (run instanceof LlvmLink link) {
          found.add(new Link(command, link, List.copyOf(crate), module));
        }
      }
    }
    return found;
  }

  static String normal(String file) {
    return Path.of(file).normalize().toString();
  }
}
