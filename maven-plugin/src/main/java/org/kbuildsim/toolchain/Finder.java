package org.kbuildsim.toolchain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.toolchain.Candidate.Kind;
import org.kbuildsim.toolchain.Candidate.Unusable;

/**
 * Looks where tools usually are and asks each what it is.
 *
 * <p>Takes no name on trust: on a stock machine {@code rustc} can be a rustup shim of LLVM 22 and
 * {@code llvm-link} of LLVM 14 with no clang at all.
 */
final class Finder {
  /** What kbuild runs from {@code LLVM}, and what the checks need. */
  static final List<String> LLVM_TOOLS =
      List.of(
          "clang",
          "ld.lld",
          "llvm-link",
          "llvm-nm",
          "llvm-ar",
          "llvm-objcopy",
          "llvm-objdump",
          "llvm-readelf",
          "llvm-strip");

  private static final Pattern SUFFIXED = Pattern.compile("(?:clang|llvm-link)(-\\d+)");
  private static final List<String> VERSION_LEADS =
      List.of("clang version ", "LLD ", "LLVM version ");

  private final Machine machine;
  private final Probe probe;
  private final Path scratch;

  /**
   * Creates a finder.
   *
   * @param scratch a directory that the one header bindgen is tried on may be written to
   */
  Finder(Machine machine, Probe probe, Path scratch) {
    this.machine = machine;
    this.probe = probe;
    this.scratch = scratch;
  }

  /** Returns every rustc of the machine: PATH first, then rustup's toolchains. */
  List<Candidate> rustcs() {
    Set<Path> paths = new LinkedHashSet<>();
    for (Path directory : machine.searchPath()) {
      Path rustc = directory.resolve("rustc");
      if (Files.exists(rustc) && !isRustupShim(rustc)) {
        paths.add(rustc);
      }
    }
    list(machine.rustupToolchains(), "*")
        .forEach(toolchain -> paths.add(toolchain.resolve("bin/rustc")));
    return distinct(paths).stream().map(this::rustc).toList();
  }

  /** Returns every LLVM of the machine: PATH, suffixed names on PATH, Debian's directories. */
  List<Candidate> llvms() {
    Map<Path, String> values = new LinkedHashMap<>();
    for (Path directory : list(machine.at("usr/lib"), "llvm-*")) {
      if (Files.isDirectory(directory.resolve("bin"))) {
        note(values, directory.resolve("bin") + "/");
      }
    }
    Set<String> suffixes = new TreeSet<>(Comparator.reverseOrder());
    for (Path directory : machine.searchPath()) {
      for (Path tool : list(directory, "{clang,llvm-link}-*")) {
        Matcher matcher = SUFFIXED.matcher(tool.getFileName().toString());
        if (matcher.matches()) {
          suffixes.add(matcher.group(1));
        }
      }
    }
    note(values, "1");
    suffixes.forEach(suffix -> note(values, suffix));
    return values.values().stream().map(this::llvm).toList();
  }

  /** Returns every bindgen on PATH. */
  List<Candidate> bindgens() {
    Set<Path> paths = new LinkedHashSet<>();
    machine.searchPath().stream()
        .map(directory -> directory.resolve("bindgen"))
        .filter(Files::exists)
        .forEach(paths::add);
    return distinct(paths).stream().map(this::bindgen).toList();
  }

  /** Returns the rustc at {@code path}. */
  Candidate rustc(Path path) {
    return asked(Kind.RUSTC, path, probe.ask(path, "-vV"), text -> rustc(path, text));
  }

  private Candidate rustc(Path path, String text) {
    Optional<Version> release = Version.after("release: ", text);
    Optional<Version> llvm = Version.after("LLVM version: ", text);
    if (release.isEmpty() || llvm.isEmpty()) {
      return new Unusable(
          Kind.RUSTC,
          path.toString(),
          "",
          "`-vV` says no release and LLVM version" + Probe.quote(text));
    }
    return asked(
        Kind.RUSTC,
        path,
        probe.ask(path, "--print", "sysroot"),
        sysroot -> {
          // The second is where Debian's source package puts it; the link to it can be missing.
          Path usual = Path.of(sysroot.strip()).resolve("lib/rustlib/src/rust/library");
          Path debian =
              Path.of(sysroot.strip()).resolve("src/rustc-" + release.get()).resolve("library");
          Path library = holdsCore(usual) ? usual : holdsCore(debian) ? debian : null;
          return new Candidate.Rustc(
              path, release.get(), llvm.get(), usual.resolve("core/src/lib.rs"), library);
        });
  }

  private static boolean holdsCore(Path library) {
    return Files.isRegularFile(library.resolve("core/src/lib.rs"));
  }

  /** Returns the tools that {@code LLVM=value} means to kbuild. */
  Candidate llvm(String value) {
    // kbuild knows a directory by its last slash; without one it would silently take PATH's tools.
    String llvm = value.startsWith("/") && !value.endsWith("/") ? value + "/" : value;
    Map<String, Path> tools = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (String name : LLVM_TOOLS) {
      llvmTool(llvm, name).ifPresentOrElse(tool -> tools.put(name, tool), () -> missing.add(name));
    }
    String first = "";
    @Nullable Version common = null;
    for (Path tool : tools.values()) {
      Probe.Answer answer = probe.ask(tool, "--version");
      if (answer instanceof Probe.Failed failed) {
        return unusable(llvm, common, "`" + tool + "` " + failed.reason());
      }
      String text = ((Probe.Said) answer).text();
      Version version = llvmVersion(text).orElse(null);
      if (version == null) {
        return unusable(llvm, common, "`" + tool + "` names no LLVM version" + Probe.quote(text));
      }
      if (common == null) {
        first = tool.getFileName().toString();
        common = version;
      } else if (version.major() != common.major()) {
        return unusable(
            llvm,
            common,
            "mixed: %s is %s, %s is %s".formatted(first, common, tool.getFileName(), version));
      }
    }
    return missing.isEmpty() && common != null
        ? new Candidate.Llvm(llvm, common, tools)
        : unusable(llvm, common, "no " + String.join(", ", missing));
  }

  private static Unusable unusable(String value, @Nullable Version version, String reason) {
    return new Unusable(
        Kind.LLVM, "LLVM=" + value, version == null ? "" : version.toString(), reason);
  }

  // Apple numbers its clang differently, so its answer is of no use here.
  private static Optional<Version> llvmVersion(String text) {
    return text.contains("Apple ")
        ? Optional.empty()
        : VERSION_LEADS.stream().flatMap(lead -> Version.after(lead, text).stream()).findFirst();
  }

  private Optional<Path> llvmTool(String value, String name) {
    if (value.endsWith("/")) {
      Path tool = Path.of(value, name);
      return Files.exists(tool) ? Optional.of(tool) : Optional.empty();
    }
    return machine.program(value.startsWith("-") ? name + value : name);
  }

  /** Returns the bindgen at {@code path}, tried on a header, for that loads its libclang. */
  Candidate bindgen(Path path) {
    return asked(
        Kind.BINDGEN,
        path,
        probe.ask(path, "--version"),
        text ->
            Version.after("bindgen ", text)
                .map(version -> bindgen(path, version))
                .orElseGet(
                    () ->
                        new Unusable(
                            Kind.BINDGEN,
                            path.toString(),
                            "",
                            "`--version` names no version" + Probe.quote(text))));
  }

  private Candidate bindgen(Path path, Version release) {
    Probe.Answer answer = probe.ask(path, libclangHeader().toString());
    if (answer instanceof Probe.Said said) {
      Optional<Version> libclang = Version.after("clang version ", said.text());
      if (libclang.isPresent()) {
        return new Candidate.Bindgen(path, release, libclang.get());
      }
    }
    String why = answer instanceof Probe.Failed failed ? failed.reason() : "does not name it";
    return new Unusable(
        Kind.BINDGEN, path.toString(), release.toString(), "cannot use its libclang: it " + why);
  }

  // The kernel's way of asking: the message comes out on standard error.
  private Path libclangHeader() {
    String text = "#pragma message(\"clang version \" __clang_version__)\n";
    try {
      Path header = scratch.resolve("libclang-version.h");
      if (!Files.isRegularFile(header) || !Files.readString(header).equals(text)) {
        try {
          Files.createDirectories(scratch);
          Files.writeString(header, text);
        } catch (IOException unwritable) {
          header = Files.createTempFile("libclang-version", ".h");
          header.toFile().deleteOnExit();
          Files.writeString(header, text);
        }
      }
      return header;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Candidate asked(
      Kind kind, Path path, Probe.Answer answer, Function<String, Candidate> said) {
    if (answer instanceof Probe.Said text) {
      return said.apply(text.text());
    }
    return new Unusable(kind, path.toString(), "", ((Probe.Failed) answer).reason());
  }

  // A shim decides by directory and environment which rustc it runs; kbuild wants one compiler.
  private static boolean isRustupShim(Path rustc) {
    try {
      if (rustc.toRealPath().getFileName().toString().equals("rustup")) {
        return true;
      }
      Path rustup = rustc.resolveSibling("rustup");
      return Files.exists(rustup) && Files.isSameFile(rustc, rustup);
    } catch (IOException e) {
      return false;
    }
  }

  private void note(Map<Path, String> values, String value) {
    for (String name : List.of("clang", "llvm-link")) {
      Optional<Path> tool = llvmTool(value, name);
      if (tool.isPresent()) {
        values.putIfAbsent(real(tool.get()), value);
        return;
      }
    }
  }

  private static List<Path> distinct(Set<Path> paths) {
    Map<Path, Path> byReal = new LinkedHashMap<>();
    paths.forEach(path -> byReal.putIfAbsent(real(path), path));
    return List.copyOf(byReal.values());
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path;
    }
  }

  private static List<Path> list(Path directory, String glob) {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
        entries.forEach(found::add);
      } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
        // A directory that cannot be listed is, for a shell too, one that holds no programs.
      }
    }
    found.sort(Comparator.naturalOrder());
    return found;
  }
}
