package org.kbuildsim.corpus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.toolchain.Toolchain;
import org.kbuildsim.toolchain.ToolchainRequest;
import org.kbuildsim.toolchain.Toolchains;

/**
 * Tools that a case names beside the toolchain of the run, in words of make's command line: {@code
 * {objtool}}, and of another toolchain {@code {b:rustc}}, {@code {b:library}} and {@code {b:llvm}}.
 *
 * <p>A case whose tools are not there is not tried, and says so.
 */
public final class OtherTools {
  /** For runs without such cases. */
  public static final OtherTools NONE = new OtherTools(null, Set.of());

  private static final Pattern TOOL =
      Pattern.compile("\\{(objtool|(\\w+):(rustc|library|llvm))\\}");

  private final @Nullable Toolchains toolchains;
  private final Set<String> pairs;
  private final Map<String, String> known = new TreeMap<>();

  private OtherTools(@Nullable Toolchains toolchains, Set<String> pairs) {
    this.toolchains = toolchains;
    this.pairs = Set.copyOf(pairs);
  }

  /**
   * Returns the tools that {@code toolchains} finds or downloads once a case names them.
   *
   * @param pairs the toolchains that cases may name; one of a few hundred megabytes is not
   *     downloaded for a case that nobody asked for
   */
  public static OtherTools of(Toolchains toolchains, Set<String> pairs) {
    return new OtherTools(toolchains, pairs);
  }

  /** Returns why the tools that {@code words} name are not there; null if they are. */
  @Nullable String missing(List<String> words) {
    for (String word : words) {
      Matcher named = TOOL.matcher(word);
      while (named.find()) {
        String reason = missing(named.group(1), named.group(2));
        if (reason != null) {
          return reason;
        }
      }
    }
    return null;
  }

  private synchronized @Nullable String missing(String tool, @Nullable String pair) {
    if (known.containsKey(tool)) {
      return null;
    }
    if (toolchains == null) {
      return "no `" + tool + "` in this run";
    }
    if (pair != null && !pairs.contains(pair)) {
      return "toolchain " + pair + " is not asked for: -Dkbuild.pairs=" + pair;
    }
    try {
      if (pair == null) {
        known.put(tool, toolchains.objtool().toString());
      } else {
        put(pair, toolchains.resolve(ToolchainRequest.of(pair)));
      }
      return null;
    } catch (DiagnosticException e) {
      return e.diagnostic().message();
    }
  }

  private void put(String pair, Toolchain tools) {
    known.put(pair + ":rustc", tools.rustc().toString());
    known.put(pair + ":library", tools.librarySource().toString());
    known.put(pair + ":llvm", tools.llvm());
  }

  /** Returns {@code word} with paths of tools in it, none of which is {@link #missing}. */
  synchronized String expand(String word) {
    return TOOL.matcher(word)
        .replaceAll(named -> Matcher.quoteReplacement(known.get(named.group(1))));
  }

  /** Returns what golden files call the tools that are known by now. */
  synchronized Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    known.forEach((tool, path) -> names.put(path, tool));
    return names;
  }
}
