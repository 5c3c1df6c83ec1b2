package org.kbuildsim.build;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.build.Node.Outcome;
import org.kbuildsim.make.Debugging;
import org.kbuildsim.make.Messages;
import org.kbuildsim.make.Place;
import org.kbuildsim.make.Target;

/** What a run has to bring up to date: walked again and again until all is done. */
final class Goals {
  private final Remaker remaker;
  private final Options options;
  private final Messages messages;
  private final Jobs jobs;
  private final Debugging debugging;
  private boolean areMakefiles;
  private @Nullable Goal current;

  /** Something to bring up to date. */
  static final class Goal {
    final Target target;
    final boolean optional;

    /** Told before the message that it cannot be made. */
    final @Nullable Runnable complaint;

    /** The line that includes it, if it is a makefile. */
    final @Nullable Place includedAt;

    boolean changed;

    Goal(
        Target target, boolean optional, @Nullable Runnable complaint, @Nullable Place includedAt) {
      this.target = target;
      this.optional = optional;
      this.complaint = complaint;
      this.includedAt = includedAt;
    }
  }

  Goals(Remaker remaker, Options options, Messages messages, Jobs jobs, Debugging debugging) {
    this.remaker = remaker;
    this.options = options;
    this.messages = messages;
    this.jobs = jobs;
    this.debugging = debugging;
  }

  /** Returns whether makefiles are what is being remade. */
  boolean areMakefiles() {
    return areMakefiles;
  }

  /** Returns the line that includes the makefile being remade, if there is one. */
  @Nullable Place includedAt() {
    Goal goal = current;
    return goal == null ? null : goal.includedAt;
  }

  /** Says what has to be said before a message about the goal being made. */
  void complain() {
    Goal goal = current;
    if (goal != null && goal.complaint != null) {
      goal.complaint.run();
    }
  }

  /** Brings {@code goals} up to date. */
  Outcome update(List<Goal> goals, boolean makefiles) {
    areMakefiles = makefiles;
    debugging.remakingMakefiles(makefiles);
    if (!makefiles) {
      announce(goals);
    }
    boolean touch = options.touch;
    boolean question = options.question;
    boolean justPrint = options.justPrint;
    Outcome status = Outcome.NONE;
    List<Goal> left = new ArrayList<>(goals);
    remaker.nextPass();
    while (!left.isEmpty()) {
      jobs.reap(true);
      boolean stop = false;
      Iterator<Goal> i = left.iterator();
      while (i.hasNext() && !stop) {
        Goal goal = i.next();
        current = goal;
        boolean allDone = true;
        Target first = goal.target.firstDoubleColon();
        for (Target t = first == null ? goal.target : first; t != null; t = t.nextDoubleColon()) {
          Node node = remaker.node(t);
          node.optional = goal.optional;
          if (makefiles) {
            boolean asked = t.commandLineGoal();
            options.touch = asked && touch;
            options.question = asked && question;
            options.justPrint = asked && justPrint;
          }
          int before = remaker.commandsStarted();
          Outcome outcome = remaker.updateFile(t, makefiles ? 1 : 0);
          goal.changed |= remaker.commandsStarted() > before;
          stop = false;
          boolean settled = outcome != Outcome.SUCCESS || node.updated;
          if (settled && status.compareTo(Outcome.QUESTION) < 0) {
            if (node.outcome != Outcome.SUCCESS) {
              status = node.outcome;
              // Whatever else there may be to do, -q has its answer.
              stop = options.question && !options.keepGoing && !makefiles;
            } else {
              long modified = remaker.ages().modified(node);
              if (node.updated && goal.changed && modified != node.modifiedBefore) {
                if (!makefiles || (!options.justPrint && !options.question)) {
                  status = Outcome.SUCCESS;
                }
                stop = makefiles && node.optional;
              }
            }
          }
          allDone &= node.updated;
          node.optional = false;
          if (stop) {
            break;
          }
        }
        if (stop || allDone) {
          if (!makefiles) {
            sayNothingDone(goal);
          }
          i.remove();
        }
      }
      if (!i.hasNext()) {
        remaker.nextPass();
      }
    }
    current = null;
    options.touch = touch;
    options.question = question;
    options.justPrint = justPrint;
    areMakefiles = false;
    debugging.remakingMakefiles(false);
    return status;
  }

  // What is to be looked at, as far as rules say now; implicit rules will add to it.
  private void announce(List<Goal> goals) {
    Deque<Target> open = new ArrayDeque<>();
    goals.forEach(goal -> open.add(goal.target));
    int count = 0;
    while (!open.isEmpty()) {
      Node node = remaker.node(open.remove());
      if (!node.announced && !node.updated) {
        node.announced = true;
        count++;
        node.target.prerequisites().forEach(p -> open.add(p.target()));
      }
    }
    jobs.added(count);
  }

  private void sayNothingDone(Goal goal) {
    Node node = remaker.node(goal.target);
    if (node.outcome == Outcome.SUCCESS && !goal.changed && !options.silent && !options.question) {
      boolean nothing = goal.target.phony() || goal.target.recipe() == null;
      String name = goal.target.name();
      messages.message(
          nothing ? "Nothing to be done for '" + name + "'." : "'" + name + "' is up to date.");
    }
  }
}
