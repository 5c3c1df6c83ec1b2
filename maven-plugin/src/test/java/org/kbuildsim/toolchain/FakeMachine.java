package org.kbuildsim.toolchain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A machine in a directory, whose tools are shell scripts that say what they are told to.
 *
 * <p>Each script first adds its name to {@link #started()}, so a test sees what was run.
 */
final class FakeMachine {
  private final Path root;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> path = new ArrayList<>();
  final List<String> log = Collections.synchronizedList(new ArrayList<>());

  FakeMachine(Path root) {
    this.root = root;
    environment.put("HOME", root.resolve("home").toString());
    onPath("usr/bin");
  }

  Path at(String name) {
    return root.resolve(name);
  }

  FakeMachine onPath(String directory) {
    path.add(root.resolve(directory).toString());
    return this;
  }

  FakeMachine variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Machine machine() {
    Map<String, String> all = new HashMap<>(environment);
    all.put("PATH", String.join(":", path));
    return new Machine(all, root);
  }

  Toolchains toolchains() {
    return new Toolchains(machine(), cache(), true, log::add, Duration.ofSeconds(10));
  }

  Toolchains online() {
    return new Toolchains(machine(), cache(), false, log::add, Duration.ofSeconds(10));
  }

  Path cache() {
    return root.resolve("cache");
  }

  List<String> started() {
    Path file = root.resolve("started");
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  Path script(String name, String body) throws IOException {
    Path file =
        file(name, "#!/bin/sh\necho '" + name + "' >> '" + root.resolve("started") + "'\n" + body);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + file);
    }
    return file;
  }

  /** A rustc with its library source below {@code sysroot}. */
  Path rustc(String name, String version, String llvm) throws IOException {
    Path sysroot = sysroot(name);
    Path core = sysroot.resolve("lib/rustlib/src/rust/library/core/src/lib.rs");
    Files.createDirectories(core.getParent());
    Files.writeString(core, "");
    return rustcWithoutSource(name, version, llvm);
  }

  // Two directories up from the program.
  private Path sysroot(String rustc) {
    return root.resolve(rustc).resolve("../..").normalize();
  }

  Path rustcWithoutSource(String name, String version, String llvm) throws IOException {
    return script(
        name,
        """
        case "$1" in
        -vV) printf 'rustc %s (x)\\nrelease: %s\\nLLVM version: %s\\n' ;;
        --print) echo '%s' ;;
        esac
        """
            .formatted(version, version, llvm, sysroot(name)));
  }

  /** All LLVM tools of one version; {@code suffix} is empty or {@code -19}. */
  void llvm(String directory, String suffix, String version) throws IOException {
    for (String tool : Finder.LLVM_TOOLS) {
      llvmTool(directory + "/" + tool + suffix, version);
    }
  }

  void llvmTool(String name, String version) throws IOException {
    String tool = Path.of(name).getFileName().toString();
    String lead =
        tool.startsWith("clang")
            ? "Debian clang version "
            : tool.startsWith("ld") ? "Debian LLD " : tool + ", as GNU\\nLLVM version ";
    script(name, "printf '" + lead + version + "\\n'\n");
  }

  Path bindgen(String name, String version, String libclang) throws IOException {
    return script(
        name,
        """
        case "$1" in
        --version) echo 'bindgen %s' ;;
        *) echo '/x.h:1:9: warning: clang version %s [-W#pragma-messages]' >&2 ;;
        esac
        """
            .formatted(version, libclang));
  }
}
