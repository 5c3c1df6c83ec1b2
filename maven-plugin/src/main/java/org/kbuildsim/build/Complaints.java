package org.kbuildsim.build;

import org.jspecify.annotations.Nullable;
import org.kbuildsim.build.Node.State;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.make.MakeFailure;
import org.kbuildsim.make.Messages;
import org.kbuildsim.make.Place;
import org.kbuildsim.make.Prerequisite;
import org.kbuildsim.make.Target;

/** What is wrong with a graph of rules, said in GNU make's words, and with who needs what. */
final class Complaints {
  /** As much of the way as a person reads. */
  private static final int MOST_NOTES = 12;

  private final Options options;
  private final Messages messages;
  private final Ages ages;
  private final Goals goals;
  private final Jobs jobs;

  Complaints(Options options, Messages messages, Ages ages, Goals goals, Jobs jobs) {
    this.options = options;
    this.messages = messages;
    this.ages = ages;
    this.goals = goals;
    this.jobs = jobs;
  }

  /** Says that {@code p}, which {@code target} needs, needs {@code target} itself. */
  void circle(Target target, Prerequisite p) {
    String circle = "Circular " + target.name() + " <- " + p.target().name();
    messages.error(null, circle + " dependency dropped.");
    Diagnostic warning = Diagnostic.warning(circle + " dependency dropped");
    String needed = p.target().name();
    Target by = target;
    for (int i = 0; i < MOST_NOTES && by != null; i++) {
      String note = needs(by, needed);
      Place place = by.place();
      warning = place == null ? warning.note(note) : warning.note(place.location(), note);
      needed = by.name();
      by = by == p.target() ? null : by.parent();
    }
    jobs.warned(warning);
  }

  /** Says that nothing makes the target of {@code node}, or what it needs: the end, without -k. */
  void noRule(Node node) {
    Target target = node.target;
    for (Prerequisite p : target.prerequisites()) {
      Node wanted = ages.node(p.target());
      if (wanted.updated && wanted.unreported && node.state == State.FINISHED) {
        noRule(wanted);
        return;
      }
    }
    goals.complain();
    Target parent = target.parent();
    String message =
        "No rule to make target '"
            + target.name()
            + "'"
            + (parent == null ? "" : ", needed by '" + parent.name() + "'");
    MakeFailure failure = MakeFailure.at(null, message);
    String goal = noteNeeds(failure, target);
    Place included = goals.includedAt();
    if (included != null) {
      failure.note(included, "`" + goal + "` included from here");
    }
    if (!options.keepGoing) {
      throw failure;
    }
    messages.error(null, "*** " + message + ".");
    jobs.failed(failure.diagnostic());
    node.unreported = false;
  }

  /** Notes who needs it, and who needs that; returns the last of them. */
  private static String noteNeeds(MakeFailure failure, Target target) {
    String needed = target.name();
    @Nullable Target by = target.parent();
    for (int i = 0; i < MOST_NOTES && by != null; i++) {
      failure.note(by.place(), needs(by, needed));
      needed = by.name();
      by = by.parent();
    }
    return needed;
  }

  private static String needs(Target by, String needed) {
    return "`" + by.name() + "` needs `" + needed + "`";
  }
}
