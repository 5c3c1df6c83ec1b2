package org.kbuildsim.junit;

import java.util.List;
import java.util.stream.Collectors;
import org.kbuildsim.diagnostic.DiagnosticRenderer;

/** Assertions about a tree that was built. */
public final class BuiltTreeAssert {
  private final BuiltTree build;

  BuiltTreeAssert(BuiltTree build) {
    this.build = build;
  }

  /** Checks that everything was built. */
  public BuiltTreeAssert succeeded() {
    if (!build.result().succeeded()) {
      throw new AssertionError("the build of " + build.result().name() + " failed:\n" + failures());
    }
    return this;
  }

  /** Checks that something could not be built. */
  public BuiltTreeAssert failed() {
    if (build.result().succeeded()) {
      throw new AssertionError("the build of " + build.result().name() + " did not fail");
    }
    return this;
  }

  /** Checks that a line of this text was printed. */
  public BuiltTreeAssert said(String text) {
    if (build.log().stream().noneMatch(line -> line.contains(text))) {
      throw new AssertionError("nothing said `" + text + "`:\n" + String.join("\n", build.log()));
    }
    return this;
  }

  /** Checks that vmlinux or a module exports {@code symbol}. */
  public BuiltTreeAssert exports(String symbol) {
    if (!build.objects().exportedSymbols().contains(symbol)) {
      throw new AssertionError("`" + symbol + "` is not in Module.symvers");
    }
    return this;
  }

  /** Checks that nothing exports {@code symbol}. */
  public BuiltTreeAssert doesNotExport(String symbol) {
    if (build.objects().exportedSymbols().contains(symbol)) {
      throw new AssertionError("`" + symbol + "` is in Module.symvers");
    }
    return this;
  }

  /**
   * Goes on to a module of the tree, which has to have been built.
   *
   * @param name as {@code lsmod} shows it, or the path of the file below the object tree
   */
  public ModuleAssert module(String name) {
    List<String> found =
        build.objects().modules().stream()
            .filter(file -> file.equals(name) || file.endsWith("/" + name + ".ko"))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(
          (found.isEmpty() ? "no module `" : "several modules `")
              + name
              + "`; there are "
              + build.objects().modules()
              + failures());
    }
    return new ModuleAssert(this, build.objects(), found.get(0));
  }

  private String failures() {
    return build.result().failures().stream()
        .map(failure -> "\n" + DiagnosticRenderer.render(failure))
        .collect(Collectors.joining());
  }
}
