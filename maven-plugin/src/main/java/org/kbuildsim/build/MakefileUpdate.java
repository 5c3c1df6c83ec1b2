package org.kbuildsim.build;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.build.Node.Outcome;
import org.kbuildsim.make.Debugging.Topic;
import org.kbuildsim.make.Evaluator;
import org.kbuildsim.make.MakefileReader.Read;
import org.kbuildsim.make.Messages;
import org.kbuildsim.make.Target;

/** Brings the makefiles themselves up to date, before any goal (manual, 3.5). */
final class MakefileUpdate {
  /** What came of it. */
  enum Result {
    /** All stands as it was read. */
    UNCHANGED,
    /** They have to be read again. */
    CHANGED,
    /** One could not be made, but there was one to read. */
    FAILED
  }

  private final Evaluator evaluator;
  private final Remaker remaker;
  private final Messages messages;
  private final IdentityHashMap<Target, Long> ages = new IdentityHashMap<>();
  private final IdentityHashMap<Read, Boolean> complained = new IdentityHashMap<>();

  MakefileUpdate(Evaluator evaluator, Remaker remaker, Messages messages) {
    this.evaluator = evaluator;
    this.remaker = remaker;
    this.messages = messages;
  }

  Result run() {
    List<Read> makefiles = new ArrayList<>();
    for (Read read : evaluator.reader().read()) {
      if (remakesForEver(read.target())) {
        evaluator
            .settings()
            .debugging()
            .say(
                Topic.VERBOSE,
                0,
                "Makefile '%s' might loop; not remaking it.",
                read.target().name());
      } else {
        makefiles.add(read);
      }
    }
    // GNU make has them in this order.
    Collections.reverse(makefiles);
    List<Goals.Goal> goals = new ArrayList<>();
    for (Read read : makefiles) {
      ages.put(read.target(), remaker.ages().look(remaker.node(read.target()), false));
      goals.add(new Goals.Goal(read.target(), read.optional(), () -> complain(read), read.place()));
    }
    evaluator.settings().debugging().say(Topic.BASIC, 0, "Updating makefiles....");
    if (goals.isEmpty()) {
      return Result.UNCHANGED;
    }
    Outcome outcome = remaker.goals().update(goals, true);
    return switch (outcome) {
      case SUCCESS -> Result.CHANGED;
      case FAILED -> failed(makefiles);
      default -> unchanged(makefiles);
    };
  }

  // A rule that is always run would have us read and remake without end.
  private static boolean remakesForEver(Target target) {
    if (target.phony()) {
      return true;
    }
    for (Target t = target.firstDoubleColon(); t != null; t = t.nextDoubleColon()) {
      if (t.recipe() != null && t.prerequisites().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private void complain(Read read) {
    String error = read.error();
    boolean wanted = read.included() && !read.optional() && error != null;
    if (wanted && complained.putIfAbsent(read, true) == null) {
      messages.error(read.place(), read.target().name() + ": " + error);
    }
  }

  private Result unchanged(List<Read> makefiles) {
    boolean missing = false;
    for (Read read : makefiles) {
      @Nullable String error = read.error();
      if (error != null && !read.optional()) {
        messages.error(read.place(), read.target().name() + ": " + error);
        missing = true;
      }
    }
    if (missing) {
      throw new RunStopped(2);
    }
    return Result.UNCHANGED;
  }

  private Result failed(List<Read> makefiles) {
    boolean remade = false;
    boolean fatal = false;
    boolean failure = false;
    for (Read read : makefiles) {
      Target target = read.target();
      Node node = remaker.node(target);
      long now = remaker.ages().modified(node);
      boolean changed = now != FileTimes.NONEXISTENT && !Long.valueOf(now).equals(ages.get(target));
      if (node.updated) {
        if (node.outcome == Outcome.SUCCESS) {
          remade |= changed;
        } else if (!read.optional()) {
          messages.error(null, "Failed to remake makefile '" + target.name() + "'.");
          remade |= changed;
          failure = true;
        }
      } else if (!read.optional()) {
        if (read.included()) {
          messages.error(null, "Included makefile '" + target.name() + "' was not found.");
        } else {
          messages.error(null, "Makefile '" + target.name() + "' was not found");
          fatal = true;
        }
      }
    }
    if (remade) {
      return Result.CHANGED;
    }
    if (fatal) {
      throw new RunStopped(2);
    }
    return failure ? Result.FAILED : Result.UNCHANGED;
  }
}
