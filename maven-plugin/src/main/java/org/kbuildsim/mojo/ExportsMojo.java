package org.kbuildsim.mojo;

import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.kbuildsim.kernel.ExportList;

/** Prints the symbols that an object exports to modules, in the form of rust/exports_*.h. */
@Mojo(name = "exports", requiresProject = false, threadSafe = true)
public final class ExportsMojo extends ToolMojo {

  /** The object tree. */
  @Parameter(property = "kbuild.output", defaultValue = "${project.build.directory}/kbuild")
  private File output;

  /** The object, below the object tree. */
  @Parameter(property = "kbuild.object", defaultValue = "rust/kernel.o")
  private String object;

  /** How a symbol is printed; {@code %s} stands for its name. */
  @Parameter(property = "kbuild.format", defaultValue = "EXPORT_SYMBOL_RUST_GPL(%s);")
  private String format;

  @Override
  void run() throws InterruptedException {
    ExportList.of(directory(output).resolve(object), toolchains().resolve(toolchainRequest()))
        .forEach(symbol -> getLog().info(format.replace("%s", symbol)));
  }
}
