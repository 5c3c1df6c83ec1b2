package org.kbuildsim.inlining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An attribute that keeps LLVM from inlining one function into another.
 *
 * <p>Which these are: {@code getAttributeBasedInliningDecision} in LLVM's {@code
 * lib/Analysis/InlineCost.cpp}, {@code TargetLibraryInfo::areInlineCompatible}, the targets' {@code
 * areInlineCompatible}, and the {@code CompatRule}s of {@code include/llvm/IR/Attributes.td}. A
 * function that is always inlined is not compared.
 *
 * @param attribute as LLVM calls it
 * @param helper its value in the helper; {@code -} where it has none
 * @param caller its value in the Rust function, likewise
 * @param words what that means, in the words of the compilers' command lines
 */
public record AttributeDifference(String attribute, String helper, String caller, String words) {
  private static final String NONE = "-";

  // What a function is instrumented with has to be the same.
  private static final List<String> EQUAL =
      List.of(
          "sanitize_address",
          "sanitize_thread",
          "sanitize_type",
          "sanitize_memory",
          "sanitize_hwaddress",
          "sanitize_memtag",
          "sanitize_numerical_stability",
          "sanitize_realtime",
          "sanitize_realtime_blocking",
          "safestack",
          "shadowcallstack",
          "use-sample-profile",
          "noprofile",
          "strictfp",
          "denormal-fp-math",
          "denormal-fp-math-f32",
          "sign-return-address",
          "sign-return-address-key",
          "branch-protection-pauth-lr");

  /** Compares the attributes of a helper with those of a function that calls it. */
  static List<AttributeDifference> between(Map<String, String> helper, Map<String, String> caller) {
    List<AttributeDifference> found = new ArrayList<>();
    nullPointer(helper, caller, found);
    builtins(helper, caller, found);
    features(helper, caller, found);
    for (String name : EQUAL) {
      String one = value(helper, name);
      String other = value(caller, name);
      if (!one.equals(other)) {
        found.add(
            new AttributeDifference(
                name,
                one,
                other,
                "both functions have to have it, with the same value, or neither"));
      }
    }
    return found;
  }

  private static void nullPointer(
      Map<String, String> helper, Map<String, String> caller, List<AttributeDifference> found) {
    String name = "null_pointer_is_valid";
    if (helper.containsKey(name) && !caller.containsKey(name)) {
      found.add(
          new AttributeDifference(
              name,
              value(helper, name),
              NONE,
              "the helper was compiled with -fno-delete-null-pointer-checks, which rustc has no"
                  + " equivalent of"));
    }
  }

  private static void builtins(
      Map<String, String> helper, Map<String, String> caller, List<AttributeDifference> found) {
    if (caller.containsKey("no-builtins")) {
      return;
    }
    for (String name : helper.keySet()) {
      boolean all = name.equals("no-builtins");
      if ((all || name.startsWith("no-builtin-")) && !caller.containsKey(name)) {
        found.add(
            new AttributeDifference(
                name,
                value(helper, name),
                NONE,
                all
                    ? "the helper was compiled with -fno-builtin: a caller with builtins cannot"
                        + " take it in"
                    : "the helper was compiled with -f"
                        + name
                        + ": a caller for which that function is a builtin cannot take it in"));
      }
    }
  }

  private static void features(
      Map<String, String> helper, Map<String, String> caller, List<AttributeDifference> found) {
    String cpu = "target-cpu";
    if (!value(helper, cpu).equals(value(caller, cpu))) {
      found.add(
          new AttributeDifference(
              cpu,
              value(helper, cpu),
              value(caller, cpu),
              "features of a processor are features of the function"));
    }
    Set<String> extra = new LinkedHashSet<>(enabled(helper));
    extra.removeAll(enabled(caller));
    if (!extra.isEmpty()) {
      String missing = String.join(",", extra);
      found.add(
          new AttributeDifference(
              "target-features",
              value(helper, "target-features"),
              value(caller, "target-features"),
              "only the helper spells out "
                  + missing
                  + " (which counts only if the caller's target-cpu is without)"));
    }
  }

  private static Set<String> enabled(Map<String, String> function) {
    Set<String> features = new TreeSet<>();
    Arrays.stream(function.getOrDefault("target-features", "").split(","))
        .filter(feature -> feature.startsWith("+"))
        .forEach(features::add);
    return features;
  }

  private static String value(Map<String, String> function, String name) {
    String value = function.get(name);
    return value == null ? NONE : value.isEmpty() ? "yes" : value;
  }
}
