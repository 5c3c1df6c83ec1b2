package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Old-fashioned rules, {@code .c.o:}, made the pattern rules they stand for (manual, 10.7). */
final class SuffixRules {
  private SuffixRules() {}

  static void convert(RuleDatabase rules) {
    List<String> suffixes = rules.suffixes();
    for (String source : suffixes) {
      // Makes "anything" rules not apply to files with a known suffix.
      add(rules, "%" + source, null, null);
      Recipe single = recipe(rules, source);
      if (single != null) {
        add(rules, "%", "%" + source, single);
      }
      for (String object : suffixes) {
        Recipe twice = object.equals(source) ? null : recipe(rules, source + object);
        if (twice != null && object.equals(".a")) {
          add(rules, "(%.o)", "%" + source, twice);
        }
        if (twice != null) {
          add(rules, "%" + object, "%" + source, twice);
        }
      }
    }
  }

  private static @Nullable Recipe recipe(RuleDatabase rules, String name) {
    Target target = rules.find(name);
    return target == null || !target.prerequisites.isEmpty() ? null : target.recipe;
  }

  private static void add(
      RuleDatabase rules, String target, @Nullable String source, @Nullable Recipe recipe) {
    List<Prerequisite.Name> from = new ArrayList<>();
    if (source != null) {
      from.add(new Prerequisite.Name(source, false));
    }
    rules.addPatternRule(new PatternRule(List.of(Pattern.of(target)), from, false, recipe), false);
  }
}
