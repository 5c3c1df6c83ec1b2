package org.kbuildsim.build;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.tool.Clang;
import org.kbuildsim.tool.Rustc;
import org.kbuildsim.tool.ToolInvocation;

/**
 * What a compilation can depend on of {@code autoconf.h} or {@code rustc_cfg}, which every one in a
 * kernel reads: the options that its other inputs name.
 *
 * <p>fixdep asks the same of a source, and overlooks a name that {@code ##} puts together; {@link
 * OptionTokens} does not. Macros of another crate may name options too, which its metadata then
 * hold as text; a proc macro may make up any name.
 */
final class NamedOptions {
  /** The text of a string constant, without trigraphs. */
  private static final String STRING = "[^\"\\\\?]*+(?:\\\\[\"\\\\][^\"\\\\?]*+)*+";

  private static final NamedOptions C =
      new NamedOptions(
          Path.of("include/generated/autoconf.h"),
          "#define (CONFIG_\\w+) (?:-?[0-9]+|0[xX][0-9a-fA-F]+|\"" + STRING + "\")",
          "@.*|-ansi|-traditional.*|-std=(c89|c90|gnu89|gnu90|iso9899:199.*)|-g[a-z]*3|-fdebug-macro",
          OptionTokens::ofC);

  private static final NamedOptions RUST =
      new NamedOptions(
          Path.of("include/generated/rustc_cfg"),
          "--cfg=(CONFIG_\\w+)(?:=\"" + STRING + "\")?",
          "@(?!.*include/generated/rustc_cfg$).*|--check-cfg.*",
          OptionTokens::ofRust);

  private static final Pattern HEADING = Pattern.compile("\\A/\\*[^\\\\?]*?\\*/");

  private static final int LIMIT = 100_000;

  private final Path file;

  /** Nothing but constants, by which no other option can be meant. */
  private final Pattern line;

  /**
   * Words of a compiler after which an option can matter in other ways: other files of words, the
   * comments and tokens of old, debug information of all macros, a list of all options.
   */
  private final Pattern unknown;

  private final Function<String, Set<String>> tokens;

  /** By the content of files. */
  private final Map<String, Set<String>> named = new ConcurrentHashMap<>();

  private final Map<String, Map<String, String>> defined = new ConcurrentHashMap<>();

  private NamedOptions(
      Path file, String line, String unknown, Function<String, Set<String>> tokens) {
    this.file = file;
    this.line = Pattern.compile(line);
    this.unknown = Pattern.compile(unknown);
    this.tokens = tokens;
  }

  /** Returns whether the file is one that tells a compiler of options. */
  static boolean areToldIn(Path file) {
    return file.endsWith(C.file) || file.endsWith(RUST.file);
  }

  /**
   * Returns a digest of what matters of {@code file}, which tells of options; null if all may.
   *
   * @param inputs all other files that are read
   */
  static @Nullable String digest(
      Action action, Invocation invocation, Path file, Collection<Path> inputs) throws IOException {
    NamedOptions language = of(action.tool(), invocation);
    if (language == null || !file.endsWith(language.file)) {
      return null;
    }
    List<String> words = invocation.arguments();
    Map<String, String> defined = language.defined(file);
    if (defined.isEmpty()
        || words.stream().anyMatch(word -> language.unknown.matcher(word).matches())) {
      return null;
    }
    Set<String> named = new HashSet<>();
    for (String macro : macros(words)) {
      named.addAll(language.tokens.apply(macro));
    }
    for (Path input : inputs) {
      named.addAll(language.namedIn(input));
    }
    if (named.contains(OptionTokens.PREFIX)) {
      return null;
    }
    MessageDigest digest = Digests.sha256();
    defined.forEach(
        (name, lines) -> {
          if (isNamed(name, named)) {
            Digests.add(digest, lines);
          }
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static @Nullable NamedOptions of(ToolInvocation tool, Invocation invocation) {
    if (tool instanceof Rustc) {
      return RUST;
    }
    // What is only preprocessed may keep comments, and this variable may add words.
    return tool instanceof Clang clang
            && clang.mode() != Clang.Mode.PREPROCESS
            && !invocation.environment().containsKey("CCC_OVERRIDE_OPTIONS")
        ? C
        : null;
  }

  /** Returns the texts of {@code -D} and {@code -U}. */
  private static Set<String> macros(List<String> words) {
    Set<String> macros = new HashSet<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("-D") || word.equals("-U")) {
        macros.add(i + 1 < words.size() ? words.get(i + 1) : "");
      } else if (word.startsWith("-D") || word.startsWith("-U")) {
        macros.add(word.substring(2));
      }
    }
    return macros;
  }

  /** A beginning of a name is enough. */
  private static boolean isNamed(String option, Set<String> named) {
    for (int end = OptionTokens.PREFIX.length(); end <= option.length(); end++) {
      if (named.contains(option.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the lines of each option; none if there is anything else in the file. */
  private Map<String, String> defined(Path options) throws IOException {
    return remembered(defined, options, file -> lines(FileStates.text(file)));
  }

  private Map<String, String> lines(String text) {
    Map<String, String> lines = new TreeMap<>();
    for (String one : HEADING.matcher(text).replaceFirst("").split("\n", -1)) {
      Matcher matcher = line.matcher(one);
      if (matcher.matches()) {
        String name = matcher.group(1);
        // C complains of a second one, whoever reads it.
        if (this == C && lines.containsKey(name)) {
          return Map.of();
        }
        lines.merge(name, one, (first, second) -> first + "\n" + second);
      } else if (!one.isEmpty()) {
        return Map.of();
      }
    }
    return lines;
  }

  private Set<String> namedIn(Path input) throws IOException {
    String name = String.valueOf(input.getFileName());
    if (!Lookup.isCrate(name)) {
      return remembered(named, input, file -> tokens.apply(FileStates.text(file)));
    }
    if (name.endsWith(".rmeta")) {
      return remembered(named, input, OptionTokens::ofMetadata);
    }
    // A crate of the toolchain knows no kernel; what another one holds is compressed.
    return input.toString().contains("/lib/rustlib/") ? Set.of() : OptionTokens.ALL;
  }

  private interface Reading<T> {
    T of(Path file) throws IOException;
  }

  private static <T> T remembered(Map<String, T> all, Path file, Reading<T> reading)
      throws IOException {
    String digest = FileStates.shared().digest(file);
    T known = all.get(digest);
    if (known == null) {
      known = reading.of(file);
      if (all.size() > LIMIT) {
        all.clear();
      }
      all.put(digest, known);
    }
    return known;
  }
}
