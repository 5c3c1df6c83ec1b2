package org.kbuildsim.mojo;

import org.apache.maven.plugins.annotations.Mojo;
import org.kbuildsim.toolchain.Toolchain;
import org.kbuildsim.toolchain.ToolchainRequest;
import org.kbuildsim.toolchain.Toolchains;

/**
 * Says which rustc, LLVM and bindgen there are and whether they fit together; gets a set that does
 * where there is none.
 */
@Mojo(name = "toolchain", requiresProject = false, threadSafe = true)
public final class ToolchainMojo extends ToolMojo {

  @Override
  void run() {
    Toolchains toolchains = toolchains();
    ToolchainRequest request = toolchainRequest();
    Toolchain chosen = toolchains.resolve(request);
    toolchains.survey(request).table().forEach(getLog()::info);
    getLog().info("");
    getLog().info(chosen.describe());
    if (!chosen.matching()) {
      getLog().warn("rustc and clang are of different LLVM majors");
    }
    chosen.makeVariables().forEach((name, value) -> getLog().info("  " + name + "=" + value));
  }
}
