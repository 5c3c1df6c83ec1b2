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

/**
 * What a compilation of C can depend on of {@code autoconf.h}, which all C in a kernel reads: the
 * options that its other inputs name.
 *
 * <p>fixdep asks the same of a source, and overlooks a name that {@code ##} puts together; {@link
 * OptionTokens} does not. Rust is not asked: rustc writes some of a crate's metadata in an order
 * that any {@code --cfg} changes, named or not.
 */
final class NamedOptions {
  private static final Path AUTOCONF = Path.of("include/generated/autoconf.h");

  private static final Pattern HEADING = Pattern.compile("\\A/\\*[^\\\\?]*?\\*/");

  /** Nothing but constants, by which no other option can be meant; no trigraphs. */
  private static final Pattern LINE =
      Pattern.compile(
          "#define (CONFIG_\\w+) "
              + "(-?[0-9]+|0[xX][0-9a-fA-F]+|\"[^\"\\\\?]*+(?:\\\\[\"\\\\][^\"\\\\?]*+)*+\")|");

  /**
   * Words of a compiler after which an option can matter in other ways: words in a file, the
   * comments and tokens of old, debug information of all macros.
   */
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "@.*|-ansi|-traditional.*|-std=(c89|c90|gnu89|gnu90|iso9899:199.*)"
              + "|-g[a-z]*3|-fdebug-macro");

  private static final int LIMIT = 100_000;

  /** By the content of files. */
  private static final Map<String, Set<String>> NAMED = new ConcurrentHashMap<>();

  private static final Map<String, Map<String, String>> DEFINED = new ConcurrentHashMap<>();

  private NamedOptions() {}

  static boolean areToldIn(Path file) {
    return file.endsWith(AUTOCONF);
  }

  /**
   * Returns a digest of what matters of {@code autoconf}; null if all of it may.
   *
   * @param inputs all other files that are read
   */
  static @Nullable String digest(
      Action action, Invocation invocation, Path autoconf, Collection<Path> inputs)
      throws IOException {
    // What is only preprocessed may keep comments, and this variable may add words.
    if (!(action.tool() instanceof Clang clang)
        || clang.mode() == Clang.Mode.PREPROCESS
        || invocation.environment().containsKey("CCC_OVERRIDE_OPTIONS")) {
      return null;
    }
    List<String> words = invocation.arguments();
    Map<String, String> defined = remembered(DEFINED, autoconf, NamedOptions::definitions);
    if (defined.isEmpty() || words.stream().anyMatch(word -> UNKNOWN.matcher(word).matches())) {
      return null;
    }
    Set<String> named = new HashSet<>();
    for (String macro : macros(words)) {
      named.addAll(OptionTokens.of(macro));
    }
    for (Path input : inputs) {
      named.addAll(remembered(NAMED, input, OptionTokens::of));
    }
    MessageDigest digest = Digests.sha256();
    defined.forEach(
        (name, value) -> {
          if (isNamed(name, named)) {
            Digests.add(digest, name);
            Digests.add(digest, value);
          }
        });
    return HexFormat.of().formatHex(digest.digest());
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

  /** Returns the values of the options; none if there is anything else in the text. */
  private static Map<String, String> definitions(String text) {
    Map<String, String> values = new TreeMap<>();
    for (String line : HEADING.matcher(text).replaceFirst("").split("\n", -1)) {
      Matcher matcher = LINE.matcher(line);
      // A second definition is complained of, whoever reads it.
      if (!matcher.matches()
          || (matcher.group(1) != null && values.put(matcher.group(1), matcher.group(2)) != null)) {
        return Map.of();
      }
    }
    return values;
  }

  private static <T> T remembered(Map<String, T> all, Path file, Function<String, T> reading)
      throws IOException {
    String digest = FileStates.shared().digest(file);
    T known = all.get(digest);
    if (known == null) {
      known = reading.apply(FileStates.text(file));
      if (all.size() > LIMIT) {
        all.clear();
      }
      all.put(digest, known);
    }
    return known;
  }
}
