package org.kbuildsim.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an argument list asks a tool to do, as far as the list itself says.
 *
 * <p>File names stay as they are written, relative to the directory of the run. Reading is total: a
 * list that makes no sense to us still gives an invocation, with fewer inputs and outputs.
 */
public sealed interface ToolInvocation
    permits Rustc, Clang, LlvmLink, SymbolList, Objcopy, Lld, Bindgen, Ar, ToolInvocation.Unknown {

  /** Returns the program as it was written. */
  String program();

  /** Returns the files that the list names to be read, response files among them. */
  List<String> inputs();

  /** Returns the files that it names to be written, without the dependency file. */
  List<String> outputs();

  /** Returns the file that will list everything that was read, or null. */
  default @Nullable String depfile() {
    return null;
  }

  /** Returns the target that code is made for, or null where the list does not say. */
  default @Nullable String target() {
    return null;
  }

  /** Returns whether source or bitcode is turned into something: not a question, not a probe. */
  default boolean compiles() {
    return false;
  }

  /** A program that we know nothing of. */
  record Unknown(String program) implements ToolInvocation {
    @Override
    public List<String> inputs() {
      return List.of();
    }

    @Override
    public List<String> outputs() {
      return List.of();
    }
  }

  /**
   * Reads an argument list.
   *
   * @param words the program first; response files ({@code @file}) are read where they can be
   * @param directory what relative names are relative to
   */
  static ToolInvocation parse(List<String> words, Path directory) {
    if (words.isEmpty()) {
      return new Unknown("");
    }
    String program = words.get(0);
    Arguments arguments = Arguments.of(words.subList(1, words.size()), directory);
    return switch (Names.tool(program)) {
      case "rustc" -> Rustc.of(program, arguments);
      case "clang", "clang++", "gcc", "cc" -> Clang.of(program, arguments);
      case "llvm-link" -> LlvmLink.of(program, arguments);
      case "llvm-nm", "nm" -> SymbolList.of(program, arguments);
      case "llvm-objcopy", "objcopy" -> Objcopy.of(program, arguments);
      case "ld.lld", "ld" -> Lld.of(program, arguments);
      case "bindgen" -> Bindgen.of(program, arguments);
      case "llvm-ar", "ar" -> Ar.of(program, arguments);
      default -> new Unknown(program);
    };
  }

  /** The names under which tools are installed. */
  final class Names {
    private static final Pattern SUFFIX = Pattern.compile("(-[0-9.]+)?(\\.exe)?$");
    private static final List<String> TOOLS =
        List.of(
            "rustc",
            "clang",
            "clang++",
            "gcc",
            "cc",
            "llvm-link",
            "llvm-nm",
            "nm",
            "llvm-objcopy",
            "objcopy",
            "ld.lld",
            "ld",
            "bindgen",
            "llvm-ar",
            "ar");

    private Names() {}

    /** Returns the tool's own name, without directory, target prefix and version suffix. */
    static String tool(String program) {
      String base = program.substring(program.lastIndexOf('/') + 1);
      String plain = SUFFIX.matcher(base).replaceFirst("");
      if (TOOLS.contains(plain)) {
        return plain;
      }
      return TOOLS.stream().filter(tool -> plain.endsWith("-" + tool)).findFirst().orElse(base);
    }
  }
}
