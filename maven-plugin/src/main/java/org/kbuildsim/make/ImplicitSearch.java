package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.make.Debugging.Topic;

/**
 * Finds the pattern rule that makes a file (manual, 10.8): the one with the shortest stem whose
 * prerequisites exist or ought to exist; failing that, one whose prerequisites other implicit rules
 * can make.
 */
final class ImplicitSearch {
  private final Evaluator evaluator;
  private final RuleDatabase rules;
  // No rule is used twice in a chain.
  private final Set<PatternRule> inUse = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> impossible = new HashSet<>();
  private int indentation;

  ImplicitSearch(Evaluator evaluator, RuleDatabase rules) {
    this.evaluator = evaluator;
    this.rules = rules;
  }

  /** A rule one of whose patterns matches the name. */
  private record Match(PatternRule rule, int which, String directory, String stem, int order) {
    Pattern pattern() {
      return rule.targets().get(which);
    }

    /** The stem as `$*` shows it: with the directory that the pattern did not have to match. */
    String fullStem() {
      return directory + stem;
    }
  }

  /** A prerequisite that was found; made by {@code chain} if it is intermediate. */
  private record Found(Prerequisite.Name name, @Nullable Chain chain) {}

  /** A rule that applies, with what was found for its prerequisites, and what else it makes. */
  private record Chain(Match match, List<Found> prerequisites, List<Target> siblings) {}

  boolean search(Target target, int indent) {
    indentation = indent;
    say(0, "Looking for an implicit rule for '%s'.", target.name());
    Chain chain = findFor(target, target.name());
    if (chain == null) {
      return false;
    }
    apply(target, chain, false);
    return true;
  }

  // A member of an archive may be made by a rule for it alone, `(%.o)`, whatever the archive.
  private @Nullable Chain findFor(Target target, String name) {
    Chain found = find(target, name, 0);
    ArchiveMember member = found == null ? ArchiveMember.of(name) : null;
    if (member == null) {
      return found;
    }
    say(0, "Looking for archive-member implicit rule for '%s'.", name);
    return find(target, member.in(""), 0);
  }

  private @Nullable Chain find(Target target, String name, int depth) {
    List<Match> matches = rules.patternRules().isEmpty() ? List.of() : matches(name, depth);
    // First without intermediate files, then with them.
    for (boolean intermediates : new boolean[] {false, true}) {
      for (Match match : List.copyOf(matches)) {
        if (intermediates && match.rule.terminal()) {
          continue;
        }
        say(depth, "Trying pattern rule with stem '%s'.", match.stem);
        if (match.rule.prerequisites().isEmpty()) {
          return new Chain(match, List.of(), siblings(match));
        }
        inUse.add(match.rule);
        List<Found> found;
        try {
          found = prerequisites(target, match, intermediates, depth, matches);
        } finally {
          inUse.remove(match.rule);
        }
        if (found != null) {
          return new Chain(match, found, siblings(match));
        }
      }
    }
    return null;
  }

  private List<Match> matches(String name, int depth) {
    boolean member = name.startsWith("(") || ArchiveMember.of(name) != null;
    int slash = member ? -1 : name.lastIndexOf('/');
    if (slash == name.length() - 1) {
      slash = -1;
    }
    String directory = name.substring(0, slash + 1);
    String file = name.substring(slash + 1);
    List<Match> matches = new ArrayList<>();
    boolean specific = false;
    for (PatternRule rule : rules.patternRules()) {
      boolean cancelled = !rule.prerequisites().isEmpty() && rule.recipe() == null;
      if (cancelled) {
        continue;
      }
      if (inUse.contains(rule)) {
        say(depth, "Avoiding implicit rule recursion.");
        continue;
      }
      for (int which = 0; which < rule.targets().size(); which++) {
        Pattern pattern = rule.targets().get(which);
        if (depth > 0 && matchesAnything(pattern) && !rule.terminal()) {
          continue;
        }
        boolean fileOnly = !directory.isEmpty() && pattern.toString().indexOf('/') < 0;
        String matched = fileOnly ? file : name;
        if (!pattern.matches(matched)) {
          continue;
        }
        specific |= !matchesAnything(pattern);
        // Such a rule is there only to be specific.
        if (!rule.prerequisites().isEmpty() || rule.recipe() != null) {
          matches.add(
              new Match(
                  rule, which, fileOnly ? directory : "", pattern.stem(matched), matches.size()));
        }
      }
    }
    if (specific) {
      matches.removeIf(
          match ->
              !match.rule.terminal()
                  && match.rule.targets().stream().anyMatch(ImplicitSearch::matchesAnything));
    }
    matches.sort(
        Comparator.<Match>comparingInt(match -> match.fullStem().length())
            .thenComparingInt(Match::order));
    return matches;
  }

  private static boolean matchesAnything(Pattern pattern) {
    return pattern.prefix().isEmpty() && "".equals(pattern.suffix());
  }

  private @Nullable List<Found> prerequisites(
      Target target, Match match, boolean intermediates, int depth, List<Match> matches) {
    List<Found> found = new ArrayList<>();
    for (Prerequisite.Name wanted : match.rule.prerequisites()) {
      for (Prerequisite.Name name : names(target, match, wanted)) {
        String kind = wanted.text().indexOf('%') < 0 ? "rule" : "implicit";
        if (impossible.contains(name.text())) {
          say(depth, "Rejecting impossible %s prerequisite '%s'.", kind, name.text());
          matches.remove(match);
          return null;
        }
        say(depth, "Trying %s prerequisite '%s'.", kind, name.text());
        if (rules.find(name.text()) != null
            || evaluator.exists(name.text())
            || isAlongVpath(name.text(), depth)) {
          found.add(new Found(name, null));
          continue;
        }
        if (!intermediates) {
          return null;
        }
        say(depth, "Looking for a rule with intermediate file '%s'.", name.text());
        Target step = new Target(rules, name.text());
        Chain chain = find(step, name.text(), depth + 1);
        if (chain == null) {
          impossible.add(name.text());
          return null;
        }
        found.add(new Found(name, chain));
      }
    }
    return found;
  }

  private boolean isAlongVpath(String name, int depth) {
    Vpath.Found found = rules.vpath().find(name);
    if (found == null) {
      return false;
    }
    say(depth, "Found prerequisite '%s' as VPATH '%s'", name, found.name());
    return true;
  }

  private void say(int depth, String text, String... words) {
    evaluator.settings().debugging().say(Topic.IMPLICIT, indentation + depth, text, words);
  }

  private List<Prerequisite.Name> names(Target target, Match match, Prerequisite.Name wanted) {
    String text = wanted.text();
    if (!wanted.expand()) {
      int percent = text.indexOf('%');
      String name =
          percent < 0
              ? text
              : match.directory
                  + text.substring(0, percent)
                  + match.stem
                  + text.substring(percent + 1);
      // The stem may hold blanks: the file has.
      return FileNames.oneWord(evaluator, name).stream().map(wanted::as).toList();
    }
    String saved = target.stem;
    target.stem = match.fullStem();
    target.prepareScope();
    AutomaticVariables.define(target, rules);
    List<Prerequisite.Name> names = new ArrayList<>();
    if (text.indexOf('%') < 0) {
      names.addAll(rules.prerequisites(evaluator.expand(target, Text.of(text))));
    } else {
      expandWords(target, match, text, names);
    }
    target.stem = saved;
    return names;
  }

  // What comes of a word with a place for the stem lies in the directory of the target.
  private void expandWords(Target target, Match match, String text, List<Prerequisite.Name> names) {
    boolean orderOnly = false;
    for (String word : SecondExpansion.words(text)) {
      if (word.equals("|")) {
        orderOnly = true;
        continue;
      }
      String directory = word.indexOf('%') < 0 ? "" : match.directory;
      String asked = SecondExpansion.withStemOnce(word, match.stem);
      for (Prerequisite.Name name : rules.prerequisites(evaluator.expand(target, Text.of(asked)))) {
        names.add(
            new Prerequisite.Name(directory + name.text(), orderOnly || name.orderOnly())
                .withWait(name.waits()));
      }
    }
  }

  // GNU make enters the prerequisites of intermediate files, and the rule's other targets, without
  // looking whether they are known: a name with double-colon rules then has one more.
  private void apply(Target target, Chain chain, boolean intermediate) {
    Match match = chain.match;
    List<Prerequisite> added = new ArrayList<>();
    for (Found found : chain.prerequisites) {
      Chain step = found.chain;
      Target made = rules.find(found.name.text());
      if (step != null) {
        if (made != null) {
          // Another rule wants it too; it is not ours to delete.
          made.precious = true;
        } else {
          made = rules.enter(found.name.text());
        }
        apply(made, step, true);
        made.intermediate = !rules.special().isNotIntermediate(made.name());
        made.triedImplicit = true;
        Target pattern = rules.find(step.match.pattern().toString());
        made.precious |= pattern != null && pattern.precious;
      } else {
        String name = found.name.text();
        made = intermediate ? rules.enterOneMore(name) : rules.enter(name);
        made.triedImplicit |= match.rule.terminal();
      }
      added.add(found.name.of(made));
    }
    target.prerequisites.addAll(0, added);
    target.stem = match.fullStem();
    target.recipe = match.rule.recipe();
    target.isTarget = true;
    Target pattern = rules.find(match.pattern().toString());
    target.precious |= pattern != null && pattern.precious;
    for (Target sibling : chain.siblings) {
      target.alsoMake.add(0, sibling);
    }
  }

  // Known as soon as the rule is found: to another prerequisite, a sibling ought to exist.
  private List<Target> siblings(Match match) {
    List<Target> siblings = new ArrayList<>();
    for (int which = 0; which < match.rule.targets().size(); which++) {
      if (which != match.which) {
        Pattern other = match.rule.targets().get(which);
        // Siblings share the stem with its directory, wherever the pattern has its slash.
        Target sibling = rules.enterOneMore(other.with(match.fullStem()));
        sibling.isTarget = true;
        Target pattern = rules.find(other.toString());
        sibling.precious |= pattern != null && pattern.precious;
        siblings.add(sibling);
      }
    }
    return siblings;
  }
}
