package org.kbuildsim.build;

import java.util.ArrayList;
import java.util.List;
import org.kbuildsim.build.Node.Outcome;
import org.kbuildsim.make.Debugging.Topic;
import org.kbuildsim.make.Evaluator;
import org.kbuildsim.make.Messages;
import org.kbuildsim.make.RuleDatabase;
import org.kbuildsim.make.Target;

/** Files that were made only as steps between others (manual, 10.4). */
final class Intermediates {
  private final Evaluator evaluator;
  private final RuleDatabase rules;
  private final Options options;
  private final Messages messages;
  private final Ages ages;

  Intermediates(Evaluator evaluator, Options options, Messages messages, Ages ages) {
    this.evaluator = evaluator;
    this.rules = evaluator.rules();
    this.options = options;
    this.messages = messages;
    this.ages = ages;
  }

  /** Deletes those that this run has made. */
  void remove() {
    if (options.question || options.touch || rules.special().allSecondary()) {
      return;
    }
    List<String> removed = new ArrayList<>();
    for (Target target : rules.targets()) {
      if (!isOurs(target)) {
        continue;
      }
      if (options.justPrint || TargetFiles.delete(evaluator.host(), target.name())) {
        removed.add(target.name());
      }
    }
    if (removed.isEmpty()) {
      return;
    }
    evaluator.host().disk().changed();
    evaluator.settings().debugging().say(Topic.BASIC, 0, "Removing intermediate files...");
    if (!options.silent) {
      messages.print("rm " + String.join(" ", removed) + "\n");
    }
  }

  private boolean isOurs(Target target) {
    Node node = ages.known(target);
    return target.intermediate()
        && !target.secondary()
        && !target.precious()
        && !target.commandLineGoal()
        && node != null
        && node.outcome != Outcome.NONE
        && !isAnothers(target);
  }

  // What VPATH has found for an intermediate file may be a file in its own right to other rules.
  private boolean isAnothers(Target target) {
    Target named = rules.find(target.name());
    return named != null && named != target && !named.intermediate();
  }
}
