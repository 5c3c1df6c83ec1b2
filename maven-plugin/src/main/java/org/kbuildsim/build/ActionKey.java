package org.kbuildsim.build;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kbuildsim.process.Invocation;

/**
 * What decides the outputs of an action, in two steps as ccache's depend mode has them.
 *
 * <p>{@link #first} is what is known before it runs: tool, words, environment, the files that the
 * words name. Under it lie the sets of files that such runs were seen to read. {@link #second} adds
 * the content of one such set, and what a search for those files would meet, as it is now.
 */
final class ActionKey {
  private static final String FORMAT = "kbuild action 3";
  private static final String LINKER = "-Clinker=";

  /** Names, or beginnings of names, of what compilers read of the environment. */
  private static final List<String> MATTERS =
      List.of(
          "LANG",
          "LC_",
          "LD_",
          "LIBRARY_PATH",
          "CPATH",
          "C_INCLUDE_PATH",
          "COMPILER_PATH",
          "GCC_EXEC_PREFIX",
          "CCC_",
          "CLANG_",
          "LIBCLANG_",
          "LLVM_CONFIG",
          "BINDGEN_",
          "RUSTC_BOOTSTRAP",
          "RUSTC_LOG",
          "RUSTC_FORCE",
          "RUSTC_OVERRIDE",
          "RUST_TARGET_PATH",
          "RUSTFMT",
          "SOURCE_DATE_EPOCH",
          "ZERO_AR_DATE",
          "DEPENDENCIES_OUTPUT",
          "SUNPRO_DEPENDENCIES");

  /** What differs from run to run, of make and of a person's session. A proc macro sees it too. */
  private static final Set<String> NOISE =
      Set.of(
          "MFLAGS",
          "PWD",
          "OLDPWD",
          "SHLVL",
          "_",
          "PATH",
          "HOME",
          "TERM",
          "COLUMNS",
          "LINES",
          "USER",
          "LOGNAME",
          "HOSTNAME",
          "SHELL",
          "MAIL",
          "TMPDIR",
          "EDITOR",
          "PAGER",
          "DISPLAY",
          "LS_COLORS",
          "CI");

  private static final List<String> NOISY =
      List.of("MAKE", "SSH_", "XDG_", "DBUS_", "JAVA", "JDK_", "MAVEN_", "GIT_", "GITHUB_");

  private final Action action;
  private final Invocation invocation;
  private final Places places;
  private final String first;

  private ActionKey(Action action, Invocation invocation, Places places, String first) {
    this.action = action;
    this.invocation = invocation;
    this.places = places;
    this.first = first;
  }

  /**
   * Returns the key of a run that is about to begin.
   *
   * @param toolchain versions of the tools
   * @throws IOException if an input or a program is not there; the tool will say so
   */
  static ActionKey of(
      Action action, Invocation invocation, Places places, String toolchain, ToolIdentity tools)
      throws IOException {
    MessageDigest digest = Digests.sha256();
    Digests.add(digest, FORMAT);
    Digests.add(digest, toolchain);
    Digests.add(digest, tools.of(invocation.program(), invocation));
    for (String program : action.programs()) {
      Digests.add(digest, tools.ofOptional(program, invocation));
    }
    Digests.add(digest, action.links() ? tools.systemLibraries() : "");
    for (String word : invocation.arguments().subList(1, invocation.arguments().size())) {
      // A linker is known by what it is, not by where it lies.
      Digests.add(digest, word.startsWith(LINKER) ? LINKER : places.generalize(word));
    }
    Digests.add(digest, places.generalize(invocation.directory().toString()));
    Digests.add(digest, invocation.out() == invocation.err() ? "one stream" : "two streams");
    new TreeMap<>(invocation.environment())
        .forEach(
            (name, value) -> {
              if (MATTERS.stream().anyMatch(name::startsWith)) {
                Digests.add(digest, name + "=" + places.generalize(value));
              }
            });
    for (String input : action.inputs()) {
      Digests.add(digest, FileStates.shared().digest(invocation.directory().resolve(input)));
    }
    return new ActionKey(action, invocation, places, HexFormat.of().formatHex(digest.digest()));
  }

  String first() {
    return first;
  }

  /**
   * Returns the key of the result, if {@code read} is what the action reads.
   *
   * @param bound the places that the result is good for; empty for all
   * @throws IOException if one of the files is not there
   */
  String second(ReadSet read, List<String> bound) throws IOException {
    MessageDigest digest = Digests.sha256();
    Digests.add(digest, first);
    List<Path> files = new ArrayList<>();
    for (String name : read.files()) {
      files.add(resolve(places.localize(name)));
    }
    for (int i = 0; i < files.size(); i++) {
      Digests.add(digest, read.files().get(i));
      Digests.add(digest, content(files.get(i), files));
    }
    // In the order of their general names: which tree's name comes first differs elsewhere.
    Map<String, Path> met = new TreeMap<>();
    met(files).forEach(file -> met.put(places.generalize(file.toString()), file));
    for (Map.Entry<String, Path> file : met.entrySet()) {
      Digests.add(digest, file.getKey());
      if (Lookup.isCrate(file.getKey().substring(file.getKey().lastIndexOf('/') + 1))) {
        Digests.add(digest, FileStates.shared().digest(file.getValue()));
      }
    }
    for (String variable : read.environment()) {
      String value = invocation.environment().get(variable);
      Digests.add(digest, variable + (value == null ? "" : "=" + places.generalize(value)));
    }
    // What a proc macro asks of the environment stands nowhere.
    if (read.files().stream().anyMatch(name -> name.endsWith(".so"))) {
      new TreeMap<>(invocation.environment())
          .forEach(
              (name, value) -> {
                if (!NOISE.contains(name) && NOISY.stream().noneMatch(name::startsWith)) {
                  Digests.add(digest, name + "=" + places.generalize(value));
                }
              });
    }
    bound.forEach(root -> Digests.add(digest, root));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns a digest of what matters of the content of one of the files that are read. */
  private String content(Path file, List<Path> all) throws IOException {
    if (NamedOptions.areToldIn(file)) {
      List<Path> others = all.stream().filter(other -> !other.equals(file)).toList();
      String named = NamedOptions.digest(action, invocation, file, others);
      if (named != null) {
        return named;
      }
    }
    return FileStates.shared().digest(file);
  }

  /** Returns what a search for {@code files} meets now. */
  Set<Path> met(List<Path> files) throws IOException {
    return files.isEmpty() ? new TreeSet<>() : action.lookup().met(files);
  }

  Path resolve(String name) throws IOException {
    try {
      return invocation.directory().resolve(name).normalize();
    } catch (InvalidPathException e) {
      throw new IOException(e);
    }
  }
}
