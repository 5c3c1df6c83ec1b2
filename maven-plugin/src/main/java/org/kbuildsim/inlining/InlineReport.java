package org.kbuildsim.inlining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

  /** Returns the helpers that are called, by name, with their calls. */
  public List<HelperCalls> called() {
    Map<String, SourcePosition> defined = new HashMap<>();
    helpers.forEach(helper -> defined.putIfAbsent(helper.name(), helper.at()));
    Map<String, List<CallSite>> sites = new TreeMap<>();
    objects.stream()
        .flatMap(object -> object.sites().stream())
        .forEach(site -> sites.computeIfAbsent(site.helper(), h -> new ArrayList<>()).add(site));
    List<HelperCalls> called = new ArrayList<>();
    sites.forEach((name, calls) -> called.add(new HelperCalls(name, defined.get(name), calls)));
    return called;
  }

  /** Returns the calls that are left, those together that are for the same reason. */
  public List<Refusal> refusals() {
    Map<Refusal, List<String>> places = new LinkedHashMap<>();
    for (ObjectInlining object : objects) {
      for (CallSite site : object.sites()) {
        if (site.outcome() == Outcome.CALLED) {
          Refusal common =
              new Refusal(site.helper(), site.reason(), site.differences(), site.cure(), List.of());
          places.computeIfAbsent(common, c -> new ArrayList<>()).add(object.place(site));
        }
      }
    }
    List<Refusal> refusals = new ArrayList<>();
    places.forEach(
        (common, at) ->
            refusals.add(
                new Refusal(
                    common.helper(), common.reason(), common.differences(), common.cure(), at)));
    return refusals;
  }

  /** Returns the names of functions that no backtrace shows any more: none of them is left. */
  public Set<String> lost() {
    Set<String> lost = new TreeSet<>();
    for (ObjectInlining object : objects) {
      object.lost().forEach(symbol -> lost.add(object.name(symbol)));
      object.sites().stream()
          .filter(site -> site.outcome() == Outcome.INLINED)
          .forEach(site -> lost.add(site.helper()));
    }
    for (ObjectInlining object : objects) {
      object.copies().forEach(copy -> lost.remove(copy.helper()));
    }
    return lost;
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
        // Those of external modules are named below `.`.
        modules.put(Path.of(object).normalize().toString(), module);
      }
    }
    return modules;
  }
}
