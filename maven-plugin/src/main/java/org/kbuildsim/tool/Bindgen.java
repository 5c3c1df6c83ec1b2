package org.kbuildsim.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run of {@code bindgen}.
 *
 * @param header the C header, or null for a question
 * @param clang what clang is told, after {@code --}
 */
public record Bindgen(
    String program,
    @Nullable String header,
    @Nullable String output,
    @Nullable String depfile,
    List<String> responseFiles,
    List<String> clang)
    implements ToolInvocation {

  /** Options without a value, or with it in the same word; of all others the value comes next. */
  private static final Set<String> FLAGS =
      Set.of(
          "--use-core",
          "--with-derive-default",
          "--with-derive-eq",
          "--with-derive-hash",
          "--no-layout-tests",
          "--no-debug",
          "--enable-function-attribute-detection",
          "--no-doc-comments",
          "--no-derive-copy",
          "--no-derive-debug",
          "--no-derive-default",
          "--builtins",
          "--generate-inline-functions",
          "--use-array-pointers-in-arguments",
          "--no-recursive-allowlist",
          "--no-prepend-enum-name",
          "--merge-extern-blocks",
          "--sort-semantically",
          "--disable-header-comment",
          "--verbose",
          "--version",
          "-V",
          "--help",
          "-h",
          "--formatter");

  static Bindgen of(String program, Arguments arguments) {
    String header = null;
    String output = null;
    String depfile = null;
    List<String> clang = new ArrayList<>();
    while (arguments.hasNext()) {
      String word = arguments.next();
      String value;
      if (word.equals("--")) {
        while (arguments.hasNext()) {
          clang.add(arguments.next());
        }
      } else if (!word.startsWith("-")) {
        header = header == null ? word : header;
      } else if ((value = arguments.longOption(word, "--output")) != null) {
        output = value;
      } else if (word.equals("-o")) {
        output = arguments.value();
      } else if ((value = arguments.longOption(word, "--depfile")) != null) {
        depfile = value;
      } else if (!FLAGS.contains(word) && !word.contains("=")) {
        arguments.value();
      }
    }
    return new Bindgen(
        program, header, output, depfile, arguments.responseFiles(), List.copyOf(clang));
  }

  @Override
  public List<String> inputs() {
    List<String> inputs = new ArrayList<>();
    if (header != null) {
      inputs.add(header);
    }
    inputs.addAll(responseFiles);
    return List.copyOf(inputs);
  }

  @Override
  public List<String> outputs() {
    return output == null ? List.of() : List.of(output);
  }

  // kbuild has clang write it, among the flags of C.
  @Override
  public @Nullable String depfile() {
    if (depfile != null) {
      return depfile;
    }
    return clang.stream()
        .filter(word -> word.startsWith("-Wp,-MMD,") || word.startsWith("-Wp,-MD,"))
        .map(word -> word.substring(word.indexOf("MD,") + 3))
        .findFirst()
        .orElse(null);
  }

  @Override
  public @Nullable String target() {
    return clang.stream()
        .filter(word -> word.startsWith("--target="))
        .map(word -> word.substring("--target=".length()))
        .reduce((first, last) -> last)
        .orElse(null);
  }

  @Override
  public boolean compiles() {
    return header != null && output != null;
  }
}
