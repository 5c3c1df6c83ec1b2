package org.kbuildsim.mojo;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.process.Confinement;
import org.kbuildsim.process.Limits;
import org.kbuildsim.process.Sandbox;
import org.kbuildsim.toolchain.ToolchainRequest;
import org.kbuildsim.toolchain.Toolchains;

/** What every goal that needs compilers takes. */
abstract class ToolMojo extends KbuildMojo {

  /**
   * Which tools to take: {@code auto} (a complete set of this machine, else pair {@code a} is
   * downloaded), {@code system} (never download), {@code a} (rustc 1.85, LLVM 19), {@code b} (rustc
   * 1.96, LLVM 22), or a directory with a {@code bin} directory in it.
   */
  @Parameter(property = "kbuild.toolchain", defaultValue = "auto")
  private String toolchain;

  /** Path of the rustc to take. With {@code kbuild.llvm}, their LLVM majors may differ. */
  @Parameter(property = "kbuild.rustc")
  private @Nullable String rustc;

  /** The LLVM tools to take, as kbuild's {@code LLVM=} names them: 1, -19 or /path/. */
  @Parameter(property = "kbuild.llvm")
  private @Nullable String llvm;

  /** Path of the bindgen to take. */
  @Parameter(property = "kbuild.bindgen")
  private @Nullable String bindgen;

  /** Where downloaded tools and results of compilers are kept. */
  @Parameter(property = "kbuild.cache", defaultValue = "${user.home}/.cache/kbuildsim")
  private String cache;

  /** Whether nothing may be downloaded. */
  @Parameter(property = "kbuild.offline", defaultValue = "${settings.offline}")
  private boolean offline;

  /** Returns the cache directory. */
  Path cache() {
    return Path.of(cache).toAbsolutePath();
  }

  /** Returns the door to toolchains, logging its downloads. */
  Toolchains toolchains() {
    return new Toolchains(cache(), offline, getLog()::info);
  }

  /**
   * Returns what there is to shut programs in by, and warns if that is nothing.
   *
   * @param seconds how long one of them may run
   */
  Confinement confinement(int seconds) {
    Limits limits = Limits.of(Duration.ofSeconds(seconds));
    String obstacle;
    try {
      Path bubblewrap = toolchains().bubblewrap();
      obstacle = Sandbox.obstacle(bubblewrap);
      if (obstacle.isEmpty()) {
        return new Confinement(bubblewrap, limits);
      }
    } catch (DiagnosticException e) {
      obstacle = e.diagnostic().message();
    }
    getLog()
        .warn(
            "no sandbox ("
                + obstacle
                + "): the toolchain and text tools run as you do, other programs of the series are"
                + " refused");
    return new Confinement(null, limits);
  }

  /** Returns what the parameters ask for. */
  ToolchainRequest toolchainRequest() {
    return new ToolchainRequest(toolchain, rustc, llvm, bindgen);
  }
}
