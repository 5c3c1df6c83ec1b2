package org.kbuildsim.inlining;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.kernel.CommandRecord;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.shell.Shell;
import org.kbuildsim.shell.ShellListener;
import org.kbuildsim.tool.Clang;
import org.kbuildsim.tool.LlvmLink;
import org.kbuildsim.tool.Rustc;
import org.kbuildsim.tool.ToolInvocation;

/**
 * The steps by which kbuild made a Rust object, as its record has them: rustc and, where helpers
 * are linked in, llvm-link and clang.
 *
 * <p>Each can be run again, to write elsewhere and to say more; nothing of the object tree is
 * touched.
 */
final class Recipe {
  private static final Pattern COMMAND =
      Pattern.compile("^(?:saved)?cmd_\\S+ := (.*)$", Pattern.MULTILINE);

  private final Path objects;
  private final String object;
  private final Invocation rustc;
  private final @Nullable Invocation link;
  private final @Nullable Invocation clang;

  private Recipe(
      Path objects,
      String object,
      Invocation rustc,
      @Nullable Invocation link,
      @Nullable Invocation clang) {
    this.objects = objects;
    this.object = object;
    this.rustc = rustc;
    this.link = link;
    this.clang = clang;
  }

  /**
   * Reads the record of an object.
   *
   * @param objects the object tree, where commands of kbuild run
   * @param object its path below
   * @throws DiagnosticException if the record is not one of a Rust object
   */
  static Recipe of(Path objects, String object) throws InterruptedException {
    Matcher command = COMMAND.matcher(CommandRecord.text(objects.resolve(object)));
    if (!command.find()) {
      throw unusable(objects, object, "it holds no command");
    }
    Invocation rustc = null;
    Invocation link = null;
    Invocation clang = null;
    for (Invocation step : steps(objects, object, unescaped(command.group(1)))) {
      ToolInvocation tool = ToolInvocation.parse(step.arguments(), objects);
      if (tool instanceof Rustc) {
        rustc = step;
      } else if (tool instanceof LlvmLink) {
        link = step;
      } else if (tool instanceof Clang) {
        clang = step;
      }
    }
    if (rustc == null) {
      throw unusable(objects, object, "no rustc is run by it");
    }
    return new Recipe(objects, object, rustc, link, clang);
  }

  // The record is read back by make (Kbuild.include, make-cmd).
  private static String unescaped(String command) {
    return command.replace("$(pound)", "#").replace("$$", "$");
  }

  /** Lets our shell read the command, with programs that only note how they were called. */
  private static List<Invocation> steps(Path objects, String object, String command)
      throws InterruptedException {
    List<Invocation> steps = new ArrayList<>();
    Shell shell =
        new Shell(
            (name, invocation) ->
                noted -> {
                  steps.add(noted);
                  return 0;
                },
            ShellListener.none(),
            notUnderstood -> {
              throw unusable(objects, object, "its command is not understood");
            });
    Map<String, String> environment = new HashMap<>(System.getenv());
    // The top Makefile exports it, so that no command has to say it.
    environment.put("RUSTC_BOOTSTRAP", "1");
    try {
      shell.run(
          new Invocation(
              List.of("/bin/sh", "-c", command),
              environment,
              objects,
              InputStream.nullInputStream(),
              new ByteArrayOutputStream(),
              new ByteArrayOutputStream()));
    } catch (IOException e) {
      throw unusable(objects, object, e.toString());
    }
    return steps;
  }

  private static DiagnosticException unusable(Path objects, String object, String why) {
    Path file = objects.resolve(object);
    return Diagnostic.error(
            Location.file(file.resolveSibling("." + file.getFileName() + ".cmd").toString()),
            "cannot be used to make " + object + " again: " + why)
        .help("build the object tree with kbuild:build, or with make")
        .asException();
  }

  /** Returns whether bitcode of the helpers is linked into the object. */
  boolean linksHelpers() {
    return link != null && clang != null;
  }

  /**
   * Runs rustc for the object as it is with helpers called, and for LLVM's view of the crate.
   *
   * @param to where the object goes
   * @param text where the crate goes as text
   * @param bitcode where it goes as bitcode, to link helpers to
   */
  void rustc(Path to, Path text, Path bitcode) throws InterruptedException {
    List<String> words = withoutEmit();
    words.add("--emit=obj=" + to);
    words.add("--emit=llvm-ir=" + text);
    words.add("--emit=llvm-bc=" + bitcode);
    run(rustc, words);
  }

  /**
   * Runs rustc for the crate as text with line numbers.
   *
   * <p>Not for anything else: rustc keeps more of what the source says for a debugger, and makes
   * slightly different code then.
   */
  void rustcWithLines(Path text) throws InterruptedException {
    List<String> words = withoutEmit();
    words.add("--emit=llvm-ir=" + text);
    words.add("-Cdebuginfo=line-tables-only");
    run(rustc, words);
  }

  private List<String> withoutEmit() {
    List<String> words = new ArrayList<>();
    List<String> recorded = rustc.arguments();
    for (int i = 0; i < recorded.size(); i++) {
      if (recorded.get(i).equals("--emit")) {
        i++;
      } else if (!recorded.get(i).startsWith("--emit=")) {
        words.add(recorded.get(i));
      }
    }
    return words;
  }

  /** Links the helpers, as recorded, to a crate's bitcode. */
  void link(Path crate, Path to) throws InterruptedException {
    Invocation step = present(link);
    LlvmLink recorded = (LlvmLink) ToolInvocation.parse(step.arguments(), objects);
    String first = recorded.inputs().get(0);
    String output = recorded.output();
    run(step, replaced(step.arguments(), first, crate, output, to));
  }

  /** Has clang make the object of linked bitcode, and write its inliner's remarks. */
  void clang(Path linked, Path to, Path remarks) throws InterruptedException {
    Invocation step = present(clang);
    Clang recorded = (Clang) ToolInvocation.parse(step.arguments(), objects);
    String source = recorded.sources().get(0);
    List<String> words = replaced(step.arguments(), source, linked, recorded.output(), to);
    words.add("-fsave-optimization-record=yaml");
    words.add("-foptimization-record-file=" + remarks);
    words.add("-foptimization-record-passes=inline");
    run(step, words);
  }

  /** Writes linked bitcode as text, with no pass run over it. */
  void disassemble(Path linked, Path to) throws InterruptedException {
    Invocation step = present(clang);
    List<String> words = new ArrayList<>(List.of(step.program(), "-x", "ir", "-S", "-emit-llvm"));
    words.addAll(List.of("-Xclang", "-disable-llvm-passes", "-Wno-override-module"));
    words.addAll(List.of("-o", to.toString(), linked.toString()));
    run(step, words);
  }

  /**
   * Returns the LLVM tool of that name that goes with the recorded clang, by the way that kbuild
   * makes their names: prefix, name, suffix.
   */
  String llvmTool(String name) {
    String program = present(clang).program();
    int base = program.lastIndexOf('/') + 1;
    return program.substring(0, base) + program.substring(base).replaceFirst("^clang", name);
  }

  private Invocation present(@Nullable Invocation step) {
    if (step == null) {
      throw new IllegalStateException(object + " has no helpers linked in");
    }
    return step;
  }

  private static List<String> replaced(
      List<String> words, String input, Path newInput, @Nullable String output, Path newOutput) {
    List<String> replaced = new ArrayList<>();
    for (String word : words) {
      replaced.add(
          word.equals(input)
              ? newInput.toString()
              : word.equals(output) ? newOutput.toString() : word);
    }
    return replaced;
  }

  private void run(Invocation recorded, List<String> words) throws InterruptedException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try {
      int status =
          new NativeProgram()
              .run(
                  new Invocation(
                      words,
                      recorded.environment(),
                      objects,
                      InputStream.nullInputStream(),
                      said,
                      said));
      if (status == 0) {
        return;
      }
    } catch (IOException e) {
      said.writeBytes(e.toString().getBytes(StandardCharsets.UTF_8));
    }
    throw Diagnostic.error(
            Location.file(objects.resolve(object).toString()),
            "cannot be made again by its recorded command")
        .note(said.toString(StandardCharsets.UTF_8).strip())
        .help("build the object tree again, with the tools and sources that are there now")
        .asException();
  }
}
