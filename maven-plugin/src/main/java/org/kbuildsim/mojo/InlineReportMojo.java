package org.kbuildsim.mojo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.inlining.InlineReport;
import org.kbuildsim.inlining.ObjectInlining;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.kernel.ObjectTree;
import org.kbuildsim.report.InlinePage;
import org.kbuildsim.report.InlineTable;

/**
 * Says of every call of a C helper in the Rust objects of a build whether it was inlined, and of
 * those that were not, why; lists helpers that are not marked {@code __rust_helper}.
 */
@Mojo(name = "inline-report", requiresProject = false, threadSafe = true)
public final class InlineReportMojo extends KbuildMojo {

  /**
   * The object tree, built before by kbuild or by this plugin, or the directory of external modules
   * that were built by {@code M=}; nothing in it is changed.
   */
  @Parameter(property = "kbuild.output", defaultValue = "${project.build.directory}/kbuild")
  private File output;

  /**
   * The source tree, if it is not the one that the object tree names; a directory of external
   * modules names none. Without an object tree its helpers are listed, and that is all.
   */
  @Parameter(property = "kbuild.tree")
  private @Nullable File tree;

  /**
   * {@code text}, or {@code json} or {@code html} on standard output, where {@code mvn -q} prints
   * nothing else.
   */
  @Parameter(property = "kbuild.format", defaultValue = "text")
  private String format;

  /** Whether the text also lists the calls that were inlined. */
  @Parameter(property = "kbuild.verbose", defaultValue = "false")
  private boolean verbose;

  @Override
  void run() throws InterruptedException {
    if (!List.of("text", "json", "html").contains(format)) {
      throw Diagnostic.error("-Dkbuild.format: there is no `" + format + "`")
          .help("text, json or html")
          .asException();
    }
    InlineReport report = report(directory(output));
    switch (format) {
      // Not the log's: it would put something in front of each line.
      case "json" -> System.out.println(InlineTable.json(report));
      case "html" -> System.out.println(InlinePage.of(report));
      default -> InlineTable.lines(report, verbose).forEach(getLog()::info);
    }
    report.objects().stream()
        .filter(object -> !object.current())
        .map(ObjectInlining::object)
        .forEach(
            object ->
                getLog()
                    .warn(
                        object
                            + ": its recorded command makes other code by now than is in it;"
                            + " build the tree again"));
  }

  private InlineReport report(Path objects) throws InterruptedException {
    if (Files.isDirectory(objects)) {
      return InlineReport.of(
          new ObjectTree(objects), sources(objects), object -> getLog().debug(object));
    }
    if (tree == null) {
      throw Diagnostic.error(Location.file(objects.toString()), "no such object tree")
          .help("build one, and name its directory: -Dkbuild.output=DIR")
          .help("or name a kernel tree, for the list of its helpers: -Dkbuild.tree=DIR")
          .asException();
    }
    return InlineReport.ofSources(KernelTree.open(tree.toPath()));
  }

  private KernelTree sources(Path objects) {
    if (tree != null) {
      return KernelTree.open(tree.toPath());
    }
    // kbuild's link; a tree that was built in place is its own source.
    Path link = objects.resolve("source");
    try {
      return KernelTree.open(Files.exists(link) ? link.toRealPath() : objects);
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(link.toString()), "cannot be read: " + e).asException();
    }
  }
}
