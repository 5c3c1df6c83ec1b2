package org.kbuildsim.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run of {@code rustc}.
 *
 * @param crateRoot the source file, or null for a question ({@code --version})
 * @param crateName as given, or as rustc derives it from the file's name
 * @param target a triple, or a file ending in {@code .json}
 * @param emit what is made ({@code obj}, {@code metadata}, …): to which file, if the list says
 * @param externs crates that are linked: their names and files; the file is empty if it is searched
 * @param libraryPaths where crates are searched
 * @param responseFiles {@code @file} arguments
 * @param question whether it only prints something
 */
public record Rustc(
    String program,
    @Nullable String crateRoot,
    String crateName,
    @Nullable String target,
    Map<String, String> emit,
    Set<String> crateTypes,
    @Nullable String output,
    @Nullable String outDir,
    Map<String, String> externs,
    List<String> libraryPaths,
    List<String> responseFiles,
    boolean question)
    implements ToolInvocation {

  static Rustc of(String program, Arguments arguments) {
    String crateRoot = null;
    String crateName = null;
    String target = null;
    String output = null;
    String outDir = null;
    boolean question = false;
    Map<String, String> emit = new LinkedHashMap<>();
    Set<String> crateTypes = new LinkedHashSet<>();
    Map<String, String> externs = new LinkedHashMap<>();
    List<String> libraryPaths = new ArrayList<>();
    while (arguments.hasNext()) {
      String word = arguments.next();
      String value;
      if (!word.startsWith("-") || word.equals("-")) {
        crateRoot = word;
      } else if ((value = arguments.longOption(word, "--crate-name")) != null) {
        crateName = value;
      } else if ((value = arguments.longOption(word, "--target")) != null) {
        target = value;
      } else if ((value = arguments.longOption(word, "--emit")) != null) {
        for (String kind : value.split(",", -1)) {
          int equals = kind.indexOf('=');
          emit.put(
              equals < 0 ? kind : kind.substring(0, equals),
              equals < 0 ? "" : kind.substring(equals + 1));
        }
      } else if ((value = arguments.longOption(word, "--crate-type")) != null) {
        crateTypes.addAll(List.of(value.split(",", -1)));
      } else if ((value = arguments.longOption(word, "--out-dir")) != null) {
        outDir = value;
      } else if ((value = arguments.longOption(word, "--extern")) != null) {
        extern(value, externs);
      } else if (word.equals("--print") || word.startsWith("--print=")) {
        question |= isOnlyPrinted(String.valueOf(arguments.longOption(word, "--print")));
      } else if (isQuestion(word)) {
        question = true;
      } else if (word.startsWith("-L")) {
        String path = arguments.shortOption(word, "-L");
        libraryPaths.add(path == null ? "" : path.substring(path.indexOf('=') + 1));
      } else if ((value = arguments.shortOption(word, "-o")) != null) {
        output = value;
      } else if (takesValue(word)) {
        arguments.value();
      }
    }
    return new Rustc(
        program,
        crateRoot,
        crateName != null ? crateName : derivedName(crateRoot),
        target,
        Map.copyOf(emit),
        Set.copyOf(crateTypes),
        output,
        outDir,
        Map.copyOf(externs),
        List.copyOf(libraryPaths),
        arguments.responseFiles(),
        question || crateRoot == null);
  }

  // `name`, `name=file`, with `priv,noprelude:` and the like before it.
  private static void extern(String value, Map<String, String> externs) {
    int equals = value.indexOf('=');
    String name = equals < 0 ? value : value.substring(0, equals);
    String file = equals < 0 ? "" : value.substring(equals + 1);
    externs.put(name.substring(name.lastIndexOf(':') + 1), file);
  }

  private static boolean isOnlyPrinted(String what) {
    // native-static-libs and link-args are printed beside the work.
    return !what.equals("native-static-libs") && !what.equals("link-args");
  }

  private static boolean isQuestion(String word) {
    return Set.of("--version", "-V", "-vV", "-Vv", "--help", "-h", "--explain").contains(word);
  }

  private static boolean takesValue(String word) {
    return Set.of(
            "-C",
            "--codegen",
            "-Z",
            "-A",
            "--allow",
            "-W",
            "--warn",
            "-D",
            "--deny",
            "-F",
            "--forbid",
            "--cap-lints",
            "--cfg",
            "--check-cfg",
            "-l",
            "--edition",
            "--error-format",
            "--color",
            "--json",
            "--diagnostic-width",
            "--remap-path-prefix",
            "--sysroot",
            "--force-warn")
        .contains(word);
  }

  private static String derivedName(@Nullable String crateRoot) {
    if (crateRoot == null) {
      return "";
    }
    String base = crateRoot.substring(crateRoot.lastIndexOf('/') + 1);
    String stem = base.endsWith(".rs") ? base.substring(0, base.length() - 3) : base;
    return stem.equals("-") ? "rust_out" : stem.replace('-', '_');
  }

  @Override
  public List<String> inputs() {
    List<String> inputs = new ArrayList<>();
    if (crateRoot != null) {
      inputs.add(crateRoot);
    }
    if (target != null && target.endsWith(".json")) {
      inputs.add(target);
    }
    inputs.addAll(responseFiles);
    externs.values().stream().filter(file -> !file.isEmpty()).sorted().forEach(inputs::add);
    return List.copyOf(inputs);
  }

  @Override
  public List<String> outputs() {
    if (question) {
      return List.of();
    }
    List<String> outputs = new ArrayList<>();
    for (String kind : emit.keySet().stream().sorted().toList()) {
      if (!kind.equals("dep-info")) {
        outputs.add(file(kind));
      }
    }
    if (emit.isEmpty()) {
      outputs.add(file("link"));
    }
    return List.copyOf(outputs);
  }

  @Override
  public @Nullable String depfile() {
    return emit.containsKey("dep-info") ? file("dep-info") : null;
  }

  @Override
  public boolean compiles() {
    return !question && !"-".equals(crateRoot) && !"/dev/null".equals(crateRoot);
  }

  private String file(String kind) {
    String named = emit.getOrDefault(kind, "");
    if (!named.isEmpty()) {
      return named;
    }
    if (output != null && emit.size() <= 1) {
      return output;
    }
    String base =
        switch (kind) {
          case "obj" -> crateName + ".o";
          case "llvm-bc" -> crateName + ".bc";
          case "llvm-ir" -> crateName + ".ll";
          case "asm" -> crateName + ".s";
          case "mir" -> crateName + ".mir";
          case "dep-info" -> crateName + ".d";
          case "metadata" -> "lib" + crateName + ".rmeta";
          default -> linked();
        };
    String directory =
        outDir != null
            ? outDir
            : output != null && output.contains("/")
                ? output.substring(0, output.lastIndexOf('/'))
                : "";
    return directory.isEmpty() ? base : directory + "/" + base;
  }

  private String linked() {
    if (crateTypes.contains("rlib") || crateTypes.contains("lib")) {
      return "lib" + crateName + ".rlib";
    }
    if (crateTypes.contains("proc-macro")
        || crateTypes.contains("dylib")
        || crateTypes.contains("cdylib")) {
      return "lib" + crateName + ".so";
    }
    return crateTypes.contains("staticlib") ? "lib" + crateName + ".a" : crateName;
  }
}
