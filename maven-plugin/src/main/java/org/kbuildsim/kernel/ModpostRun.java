package org.kbuildsim.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.modpost.Modpost;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.process.Invocation;

/** Runs modpost again on an object tree that was built before. */
public final class ModpostRun {
  private ModpostRun() {}

  /**
   * Runs modpost in {@code objects}.
   *
   * @param arguments modpost's own arguments; empty for those of kbuild's own call for a whole tree
   * @param lines gets each line that modpost prints
   * @return modpost's exit status
   * @throws org.kbuildsim.diagnostic.DiagnosticException if there is nothing to run it on
   */
  public static int run(Path objects, List<String> arguments, Consumer<String> lines) {
    List<String> words = new ArrayList<>(List.of("modpost"));
    words.addAll(arguments.isEmpty() ? wholeTree(objects) : arguments);
    try (LineStream out = new LineStream(lines)) {
      return new Modpost(ModpostDialect.V6_12)
          .run(
              new Invocation(
                  words, System.getenv(), objects, InputStream.nullInputStream(), out, out));
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(objects.toString()), "modpost failed: " + e.getMessage())
          .asException();
    }
  }

  private static List<String> wholeTree(Path objects) {
    List<String> words = new ArrayList<>(List.of("-M", "-E", "-o", "Module.symvers"));
    boolean modules = Files.isRegularFile(objects.resolve("modules.order"));
    boolean kernel = Files.isRegularFile(objects.resolve("vmlinux.o"));
    if (!modules && !kernel) {
      throw Diagnostic.error(
              Location.file(objects.toString()),
              "no `vmlinux.o` and no `modules.order`: not an object tree that was built")
          .help("name an object tree: -Dkbuild.output=DIR")
          .asException();
    }
    if (modules) {
      words.addAll(List.of("-T", "modules.order"));
    }
    if (kernel) {
      words.add("vmlinux.o");
    }
    return words;
  }
}
