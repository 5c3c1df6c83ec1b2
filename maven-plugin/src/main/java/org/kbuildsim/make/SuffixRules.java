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
      Recipe single = recipe(rules.find(source));
      if (single != null) {
        add(rules, "%", "%" + source, single);
      }
      for (String object : suffixes) {
        Recipe twice = object.equals(source) ? null : ofTwo(rules, source + object);
        if (twice != null && object.equals(".a")) {
          add(rules, "(%.o)", "%" + source, twice);
        }
        if (twice != null) {
          add(rules, "%" + object, "%" + source, twice);
        }
      }
    }
  }

  private static @Nullable Recipe recipe(@Nullable Target target) {
    return target == null ? null : target.recipe;
  }

  // POSIX has it that a rule with prerequisites is none of these.
  private static @Nullable Recipe ofTwo(RuleDatabase rules, String name) {
    Target target = rules.find(name);
    Recipe recipe = recipe(target);
    if (target != null && recipe != null && !target.prerequisites.isEmpty()) {
      if (rules.special().posix()) {
        return null;
      }
      rules
          .evaluator()
          .host()
          .messages()
          .error(recipe.place(), "warning: ignoring prerequisites on suffix rule definition");
    }
    return recipe;
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
