package org.kbuildsim.toolchain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A complete set of tools, each asked for its version.
 *
 * @param rustc the compiler itself, never a rustup shim; absolute
 * @param rustcVersion what {@code rustc -vV} calls its release
 * @param rustcLlvm the LLVM that rustc generates code and writes bitcode with
 * @param llvm the value of kbuild's {@code LLVM} variable: {@code 1}, {@code -19} or {@code /path/}
 * @param llvmVersion the version of clang and of all the LLVM tools
 * @param llvmTools each LLVM tool by its plain name ({@code ld.lld}), absolute
 * @param bindgen absolute
 * @param bindgenVersion what {@code bindgen --version} says
 * @param libclangVersion the version of the libclang that bindgen loads
 * @param librarySource the directory that holds {@code core/src/lib.rs}
 * @param hostCompiler links programs for this machine without its gcc and headers; null where
 *     kbuild's default, {@code clang} of {@code llvm}, has to do
 */
public record Toolchain(
    Path rustc,
    Version rustcVersion,
    Version rustcLlvm,
    String llvm,
    Version llvmVersion,
    Map<String, Path> llvmTools,
    Path bindgen,
    Version bindgenVersion,
    Version libclangVersion,
    Path librarySource,
    @Nullable Path hostCompiler) {

  /** Creates a toolchain; the map is copied. */
  public Toolchain {
    llvmTools = Map.copyOf(llvmTools);
  }

  /**
   * Returns whether rustc and clang have the same LLVM major, without which neither can be relied
   * on to read the other's bitcode.
   */
  public boolean matching() {
    return rustcLlvm.major() == llvmVersion.major();
  }

  /**
   * Returns the LLVM tool of that plain name.
   *
   * @throws IllegalArgumentException if it is not one that a toolchain has to have
   */
  public Path llvmTool(String name) {
    Path found = llvmTools.get(name);
    if (found == null) {
      throw new IllegalArgumentException("not a tool of a toolchain: " + name);
    }
    return found;
  }

  /** Returns the assignments for the command line of {@code make}, in the order to show them. */
  public Map<String, String> makeVariables() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("LLVM", llvm);
    variables.put("RUSTC", rustc.toString());
    variables.put("HOSTRUSTC", rustc.toString());
    if (hostCompiler != null) {
      variables.put("HOSTCC", hostCompiler.toString());
    }
    variables.put("BINDGEN", bindgen.toString());
    variables.put("RUST_LIB_SRC", librarySource.toString());
    return variables;
  }

  /**
   * Returns what has to be readable for the tools to work: the directories that they are installed
   * in, or the tools alone where that would be a home or the whole system; and those of {@code
   * PATH}, where they look for others. bindgen calls rustfmt, which may be rustup's.
   */
  public List<Path> directories() {
    List<Path> tools = new ArrayList<>(llvmTools.values());
    tools.addAll(List.of(rustc, bindgen));
    if (hostCompiler != null) {
      tools.add(hostCompiler);
    }
    Set<Path> directories = new TreeSet<>(List.of(librarySource));
    for (Path tool : tools) {
      directories.add(installation(tool));
      try {
        directories.add(installation(tool.toRealPath()));
      } catch (IOException gone) {
        // Whoever runs it will say so.
      }
    }
    Machine machine = Machine.here();
    directories.addAll(machine.searchPath());
    directories.add(machine.rustupToolchains().resolveSibling(""));
    directories.removeIf(Toolchain::holdsHome);
    return List.copyOf(directories);
  }

  private static Path installation(Path tool) {
    Path bin = tool.getParent();
    Path prefix = bin != null && bin.endsWith("bin") ? bin.getParent() : bin;
    return prefix == null || holdsHome(prefix) ? tool : prefix;
  }

  private static boolean holdsHome(Path directory) {
    return Path.of(System.getProperty("user.home")).startsWith(directory);
  }

  /**
   * Returns this rustc with clang and the LLVM tools of {@code other}, which is a configuration
   * that a kernel can be built in, and its Kconfig has to notice.
   */
  public Toolchain withLlvmOf(Toolchain other) {
    return new Toolchain(
        rustc,
        rustcVersion,
        rustcLlvm,
        other.llvm,
        other.llvmVersion,
        other.llvmTools,
        other.bindgen,
        other.bindgenVersion,
        other.libclangVersion,
        librarySource,
        other.hostCompiler);
  }

  /** Returns one line for a log: the versions, without paths. */
  public String describe() {
    return "rustc %s (LLVM %s), clang %s, bindgen %s (libclang %s)"
        .formatted(rustcVersion, rustcLlvm, llvmVersion, bindgenVersion, libclangVersion);
  }
}
