package org.kbuildsim.inlining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.kernel.CommandRecord;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.kernel.ObjectTree;

/**
 * What became of the helpers in an object tree.
 *
 * @param helpers all that the source tree defines
 * @param objects the Rust objects that call helpers, by path
 */
public record InlineReport(List<HelperSource> helpers, List<ObjectInlining> objects) {

  /** Creates a report; lists are copied. */
  public InlineReport {
    helpers = List.copyOf(helpers);
    objects = List.copyOf(objects);
  }

  /**
   * Makes each Rust object of a tree again, beside it, and looks.
   *
   * @param tree built, with helpers called or inlined; not changed
   * @param sources the kernel tree that it was built from
   * @param progress told of each object
   * @throws org.kbuildsim.diagnostic.DiagnosticException if the tree holds no Rust object, or one
   *     that cannot be made again
   */
  public static InlineReport of(ObjectTree tree, KernelTree sources, Consumer<String> progress)
      throws InterruptedException {
    List<HelperSource> helpers = HelperSource.of(sources.root());
    List<String> rust = rustObjects(tree.root());
    if (rust.isEmpty()) {
      throw Diagnostic.error(
              Location.file(tree.root().toString()), "not an object tree with Rust objects in it")
          .help("name the output directory of a build with CONFIG_RUST: -Dkbuild.output=DIR")
          .asException();
    }
    Map<String, String> modules = modules(tree);
    List<ObjectInlining> found = new ArrayList<>();
    for (String object : rust) {
      Recipe recipe = Recipe.of(tree.root(), object);
      if (recipe.linksHelpers() || !tree.symbolsOf(object, HelperSource.PREFIX).isEmpty()) {
        progress.accept(object);
        String image = modules.getOrDefault(object, "vmlinux");
        found.add(new ObjectInspection(tree.root(), object, image, recipe, helpers).run());
      }
    }
    return new InlineReport(helpers, found);
  }

  /** Returns what the sources alone say: which helpers there are. */
  public static InlineReport ofSources(KernelTree sources) {
    return new InlineReport(HelperSource.of(sources.root()), List.of());
  }

  /** Returns the helpers that LLVM is not told to inline, by file and line. */
  public List<HelperSource> unannotated() {
    return helpers.stream().filter(helper -> !helper.annotated()).toList();
  }

  // By kbuild's own records: what was compiled, from what.
  private static List<String> rustObjects(Path root) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    // A link at the start would be all that is walked.
    Path start = root.resolve(".");
    try (Stream<Path> files = Files.walk(start)) {
      return files
          .map(file -> start.relativize(file).toString())
          .filter(name -> name.endsWith(".o.cmd"))
          .map(name -> name.replaceFirst("(^|/)\\.([^/]*)\\.cmd$", "$1$2"))
          .filter(object -> Files.isRegularFile(root.resolve(object)))
          .filter(object -> CommandRecord.isOfRust(root.resolve(object)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(root.toString()), "cannot be read: " + e).asException();
    }
  }

  private static Map<String, String> modules(ObjectTree tree) {
    Map<String, String> modules = new HashMap<>();
    for (String module : tree.modules()) {
      for (String object : tree.lines(module.replaceFirst("\\.ko$", ".mod"))) {
        modules.put(object, module);
      }
    }
    return modules;
  }
}
