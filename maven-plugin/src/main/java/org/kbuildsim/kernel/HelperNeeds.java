package org.kbuildsim.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the code of the helpers needs of the kernel once it is inlined into modules.
 *
 * <p>Each of these symbols has to be exported: it becomes an undefined symbol of every module that
 * uses the helper. It is known from the helpers' bitcode, before any module is built.
 *
 * @param symbol the symbol
 * @param helpers the helpers that come to it, with their prefix, in alphabetical order
 */
public record HelperNeeds(String symbol, List<String> helpers) {
  private static final String FOR_MODULES_ALONE = "rust/helpers/helpers_module.bc";
  private static final String FOR_ALL = "rust/helpers/helpers.bc";

  private static final String OPTION = "CONFIG_RUST_INLINE_HELPERS=y";

  /** What every helper's symbol begins with. */
  public static final String PREFIX = "rust_helper_";

  // Not an assignment for this target alone, which has an equals sign.
  private static final Pattern RULE =
      Pattern.compile("^(?:[^\\s:]+ +)*?([^\\s:]*helpers_module\\.bc)(?: +[^\\s:]+)*\\s*:[^=]*$");
  private static final Pattern FOR_MODULES =
      Pattern.compile("^savedcmd_.*\\s-DMODULE\\s", Pattern.MULTILINE);

  /** Creates an entry; the list is copied. */
  public HelperNeeds {
    helpers = List.copyOf(helpers);
  }

  /**
   * Returns whether helpers are inlined into the modules of {@code tree}: by its configuration, for
   * bitcode of an earlier one may still lie there.
   */
  public static boolean inlined(ObjectTree tree) {
    return tree.lines("include/config/auto.conf").contains(OPTION)
        && Files.isRegularFile(tree.root().resolve(bitcode(tree)));
  }

  /**
   * Returns the name of the bitcode that is linked into each Rust object of a module: a file of its
   * own, or, as in the series' first version, the one that built-in objects get as well.
   */
  static String bitcode(ObjectTree tree) {
    return hasOwnForModules(tree) ? FOR_MODULES_ALONE : FOR_ALL;
  }

  /** Returns whether modules get helpers that were compiled for them alone. */
  static boolean hasOwnForModules(ObjectTree tree) {
    return Files.exists(tree.root().resolve(FOR_MODULES_ALONE));
  }

  /**
   * Returns the undefined symbols of the helpers' bitcode for modules that are not exported, in the
   * order of nm; none where helpers are not inlined.
   *
   * @param exported names of what vmlinux and the modules export; {@link
   *     ObjectTree#exportedSymbols} where {@code Module.symvers} is up to date
   * @throws org.kbuildsim.diagnostic.DiagnosticException if {@code tools} cannot read the bitcode
   */
  public static List<HelperNeeds> of(
      ObjectTree tree, Collection<String> exported, BinaryTools tools) throws InterruptedException {
    if (!inlined(tree)) {
      return List.of();
    }
    Bitcode bitcode = new Bitcode(tree.root().resolve(bitcode(tree)), tools);
    Set<String> there = new HashSet<>(exported);
    List<String> missing =
        bitcode.undefined().stream().filter(symbol -> !there.contains(symbol)).toList();
    if (missing.isEmpty()) {
      return List.of();
    }
    Map<String, Set<String>> references = bitcode.references();
    return missing.stream()
        .map(symbol -> new HelperNeeds(symbol, helpersThatReach(symbol, references)))
        .toList();
  }

  /**
   * Returns whether the bitcode for modules was compiled as code of a module. Where it was not,
   * headers took their branch for built-in code, which may use what is not for modules.
   */
  static boolean compiledForModules(ObjectTree tree) {
    return FOR_MODULES.matcher(CommandRecord.text(tree.root().resolve(bitcode(tree)))).find();
  }

  /**
   * Proposes that the bitcode for modules is compiled as code of a module, by the variable with
   * which kbuild knows such objects.
   *
   * @return whether the rule for the bitcode was found
   */
  static boolean proposeModuleFlags(ProposedPatch patch) {
    Path makefile = patch.tree().resolve("rust/Makefile");
    List<String> lines = patch.lines(makefile);
    for (int i = 0; i < lines.size(); i++) {
      Matcher rule = RULE.matcher(lines.get(i));
      if (rule.find()) {
        return patch.insert(makefile, i, rule.group(1) + ": private part-of-module := y");
      }
    }
    return false;
  }

  // Also through what lies between. A static variable of a function is called FUNCTION.VARIABLE.
  private static List<String> helpersThatReach(String symbol, Map<String, Set<String>> references) {
    Set<String> helpers = new TreeSet<>();
    Set<String> seen = new HashSet<>(Set.of(symbol));
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      String used = open.remove();
      references.forEach(
          (user, uses) -> {
            if (!uses.contains(used) || !seen.add(user)) {
              return;
            }
            open.add(user);
            if (user.startsWith(PREFIX)) {
              helpers.add(user.replaceFirst("\\..*", ""));
            }
          });
    }
    return List.copyOf(helpers);
  }
}
