package org.kbuildsim.build;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.build.Node.Outcome;
import org.kbuildsim.build.Node.State;
import org.kbuildsim.make.Evaluator;
import org.kbuildsim.make.MakeFailure;
import org.kbuildsim.make.Messages;
import org.kbuildsim.make.Prerequisite;
import org.kbuildsim.make.Recipe;
import org.kbuildsim.make.RuleDatabase;
import org.kbuildsim.make.Target;

/**
 * Decides what has to be made, in GNU make's order.
 *
 * <p>The goals are walked again and again ("passes") until all are done; in each pass, whatever has
 * its prerequisites ready is started. A target is looked at once in a pass.
 */
final class Remaker {
  private final Evaluator evaluator;
  private final RuleDatabase rules;
  private final Options options;
  private final Messages messages;
  private final IdentityHashMap<Target, Node> nodes = new IdentityHashMap<>();
  private final Predicate<String> exists;

  private final Jobs jobs;
  private int pass;
  private int commandsStarted;
  private boolean remakingMakefiles;
  private boolean alwaysMake;
  private @Nullable Goal current;

  /** Something to bring up to date. */
  static final class Goal {
    final Target target;
    final boolean optional;

    /** Told before the message that it cannot be made. */
    final @Nullable Runnable complaint;

    boolean changed;

    Goal(Target target, boolean optional, @Nullable Runnable complaint) {
      this.target = target;
      this.optional = optional;
      this.complaint = complaint;
    }
  }

  Remaker(Evaluator evaluator, Options options, Messages messages, Jobs jobs) {
    this.evaluator = evaluator;
    this.rules = evaluator.rules();
    this.options = options;
    this.messages = messages;
    this.jobs = jobs;
    this.exists = name -> evaluator.host().resolve(name).toFile().exists();
    jobs.attach(this);
  }

  Node node(Target target) {
    return nodes.computeIfAbsent(target, Node::new);
  }

  boolean remakingMakefiles() {
    return remakingMakefiles;
  }

  void setAlwaysMake(boolean always) {
    alwaysMake = always;
  }

  /** Takes {@code old} files for very old and done with, {@code young} ones for very new. */
  void assume(List<String> old, List<String> young, boolean restarted) {
    for (String name : old) {
      Node node = node(rules.enter(name));
      node.modified = FileTimes.OLD;
      node.modifiedBefore = FileTimes.OLD;
      node.updated = true;
      node.outcome = Outcome.SUCCESS;
      node.state = State.FINISHED;
    }
    if (!restarted) {
      for (String name : young) {
        Node node = node(rules.enter(name));
        node.modified = FileTimes.NEW;
        node.modifiedBefore = FileTimes.NEW;
      }
    }
  }

  /** Deletes files that were made only as steps between others. */
  void removeIntermediates() {
    if (rules.special().allSecondary()) {
      return;
    }
    List<String> removed = new ArrayList<>();
    for (Target target : rules.targets()) {
      Node node = nodes.get(target);
      boolean ours =
          target.intermediate()
              && !target.secondary()
              && !target.precious()
              && !target.commandLineGoal();
      if (!ours || node == null || node.outcome == Outcome.NONE) {
        continue;
      }
      if (options.justPrint || evaluator.host().resolve(target.name()).toFile().delete()) {
        removed.add(target.name());
      }
    }
    if (!removed.isEmpty() && !options.silent) {
      messages.print("rm " + String.join(" ", removed) + "\n");
    }
  }

  /** Notes that a recipe line was started, or would have been. */
  void commandStarted() {
    commandsStarted++;
  }

  /** Says what has to be said before a message about the goal being made. */
  void complainAboutGoal() {
    Goal goal = current;
    if (goal != null && goal.complaint != null) {
      goal.complaint.run();
    }
  }

  // Goals.

  /** Brings {@code goals} up to date. */
  Outcome update(List<Goal> goals, boolean makefiles) {
    remakingMakefiles = makefiles;
    if (!makefiles) {
      announce(goals);
    }
    boolean touch = options.touch;
    boolean question = options.question;
    boolean justPrint = options.justPrint;
    Outcome status = Outcome.NONE;
    List<Goal> left = new ArrayList<>(goals);
    pass++;
    while (!left.isEmpty()) {
      jobs.reap(true);
      boolean stop = false;
      for (Iterator<Goal> i = left.iterator(); i.hasNext() && !stop; ) {
        Goal goal = i.next();
        current = goal;
        boolean allDone = true;
        Target first = goal.target.firstDoubleColon();
        for (Target t = first == null ? goal.target : first; t != null; t = t.nextDoubleColon()) {
          Node node = node(t);
          node.optional = goal.optional;
          if (makefiles) {
            boolean asked = t.commandLineGoal();
            options.touch = asked && touch;
            options.question = asked && question;
            options.justPrint = asked && justPrint;
          }
          int before = commandsStarted;
          Outcome outcome = updateFile(t, makefiles ? 1 : 0);
          goal.changed |= commandsStarted > before;
          stop = false;
          boolean settled = outcome != Outcome.SUCCESS || node.updated;
          if (settled && status.compareTo(Outcome.QUESTION) < 0) {
            if (node.outcome != Outcome.SUCCESS) {
              status = node.outcome;
              stop = options.question && !options.keepGoing && !makefiles;
            } else {
              long modified = modified(node);
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
      if (stop) {
        break;
      }
      pass++;
    }
    current = null;
    options.touch = touch;
    options.question = question;
    options.justPrint = justPrint;
    remakingMakefiles = false;
    return status;
  }

  // What is to be looked at, as far as rules say now; implicit rules will add to it.
  private void announce(List<Goal> goals) {
    Deque<Target> open = new ArrayDeque<>();
    goals.forEach(goal -> open.add(goal.target));
    int count = 0;
    while (!open.isEmpty()) {
      Node node = node(open.remove());
      if (!node.announced && !node.updated) {
        node.announced = true;
        count++;
        node.target.prerequisites().forEach(p -> open.add(p.target()));
      }
    }
    jobs.added(count);
  }

  private void sayNothingDone(Goal goal) {
    Node node = node(goal.target);
    if (node.outcome == Outcome.SUCCESS && !goal.changed && !options.silent && !options.question) {
      boolean nothing = goal.target.phony() || goal.target.recipe() == null;
      String name = goal.target.name();
      messages.message(
          nothing ? "Nothing to be done for '" + name + "'." : "'" + name + "' is up to date.");
    }
  }

  // One target.

  private Outcome updateFile(Target target, int depth) {
    Target head = target.firstDoubleColon();
    Target first = head == null ? target : head;
    Node node = node(first);
    if (node.considered == pass) {
      boolean owesMessage =
          node.updated
              && node.outcome.compareTo(Outcome.NONE) > 0
              && !node.optional
              && node.unreported;
      if (!owesMessage) {
        return node.state == State.FINISHED ? node.outcome : Outcome.SUCCESS;
      }
    }
    Outcome status = Outcome.SUCCESS;
    for (Target t = first; t != null; t = t.nextDoubleColon()) {
      Node each = node(t);
      each.considered = pass;
      Outcome outcome = updateOne(each, depth);
      if (outcome != Outcome.SUCCESS && !options.keepGoing) {
        return outcome;
      }
      if (each.running()) {
        // The rules of one name run one after the other.
        return Outcome.SUCCESS;
      }
      status = worse(status, outcome);
    }
    return status;
  }

  private static Outcome worse(Outcome one, Outcome other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private Outcome updateOne(Node node, int depth) {
    Target target = node.target;
    if (node.updated) {
      if (node.outcome.compareTo(Outcome.NONE) > 0) {
        if (node.unreported && !node.optional) {
          complain(node);
        }
        return node.outcome;
      }
      return Outcome.SUCCESS;
    }
    if (node.state == State.RUNNING) {
      return Outcome.SUCCESS;
    }
    if (node.state == State.FINISHED) {
      return node.outcome;
    }
    if (!node.announced && !remakingMakefiles) {
      node.announced = true;
      jobs.added(1);
    }
    node.unreported = node.optional;
    setUpdating(target, true);
    long modified = modified(node);
    boolean missing = modified == FileTimes.NONEXISTENT;
    if (!target.phony() && target.recipe() == null && !target.triedImplicit()) {
      rules.searchImplicit(target, exists);
    }
    useDefault(target);

    Pending pending = considerPrerequisites(node, depth + 1, modified, missing);
    boolean must = pending.must;
    if (must || alwaysMake) {
      makeIntermediates(node, depth + 1, pending);
    }
    setUpdating(target, false);
    if (pending.running) {
      setState(node, State.PREREQUISITES_RUNNING);
      return Outcome.SUCCESS;
    }
    if (pending.status != Outcome.SUCCESS) {
      node.outcome = pending.status == Outcome.NONE ? Outcome.FAILED : pending.status;
      finished(node);
      if (depth == 0 && options.keepGoing && !options.justPrint && !options.question) {
        messages.error(null, "Target '" + target.name() + "' not remade because of errors.");
      }
      return pending.status;
    }
    if (node.state == State.PREREQUISITES_RUNNING) {
      setState(node, State.NOT_STARTED);
    }

    boolean changed = false;
    for (Prerequisite p : target.prerequisites()) {
      long age = modified(node(p.target()));
      if (!p.orderOnly()) {
        must |= age == FileTimes.NONEXISTENT && !p.target().intermediate();
        changed |= p.changed();
      }
      p.setChanged(p.changed() || missing || age > modified);
    }
    boolean always = false;
    if (target.firstDoubleColon() != null && target.prerequisites().isEmpty()) {
      always = true;
      must = true;
    } else if (!missing && target.isTarget() && !changed && target.recipe() == null) {
      must = false;
    } else if (!must && target.recipe() != null && alwaysMake) {
      always = true;
      must = true;
    }
    if (!must) {
      finished(node);
      for (Target t = target; t != null; t = t.nextDoubleColon()) {
        if (!node(t).foundName.equals(t.name())) {
          rules.rename(t, node(t).foundName);
        }
      }
      return Outcome.SUCCESS;
    }
    if (!node.foundName.equals(target.name())) {
      // It is made here, whatever there is along VPATH.
      node.ignoresVpath = true;
    }
    remake(node, missing, always);
    if (node.state != State.FINISHED) {
      return Outcome.SUCCESS;
    }
    node.updated = true;
    return node.outcome;
  }

  /** What came of looking at prerequisites. */
  private static final class Pending {
    boolean must;
    boolean running;
    Outcome status = Outcome.SUCCESS;
  }

  private Pending considerPrerequisites(Node node, int depth, long modified, boolean missing) {
    Pending pending = new Pending();
    pending.must = missing;
    List<Target> group = new ArrayList<>();
    group.add(node.target);
    group.addAll(node.target.alsoMake());
    for (Target member : group) {
      for (Iterator<Prerequisite> i = member.prerequisites().iterator(); i.hasNext(); ) {
        Prerequisite p = i.next();
        Node wanted = node(p.target());
        long before = modified(wanted);
        if (isUpdating(p.target())) {
          dropCircle(node, p);
          i.remove();
          continue;
        }
        p.target().setParent(node.target);
        boolean[] must = {pending.must};
        boolean optional = wanted.optional;
        if (remakingMakefiles) {
          wanted.optional = node.optional;
        }
        Outcome outcome = check(wanted, depth, modified, must);
        pending.status = worse(pending.status, outcome);
        if (remakingMakefiles) {
          wanted.optional = optional;
        }
        if (!p.orderOnly()) {
          pending.must = must[0];
        }
        pending.running |= anyRunning(p.target());
        if (pending.status != Outcome.SUCCESS && !options.keepGoing) {
          return pending;
        }
        if (!pending.running) {
          p.setChanged(modified(wanted) != before || before == FileTimes.NONEXISTENT);
        }
      }
    }
    return pending;
  }

  // A step that was left out while nothing needed it.
  private void makeIntermediates(Node node, int depth, Pending pending) {
    for (Prerequisite p : node.target.prerequisites()) {
      if (!p.target().intermediate()) {
        continue;
      }
      if (pending.status != Outcome.SUCCESS && !options.keepGoing) {
        return;
      }
      Node wanted = node(p.target());
      long before = modified(wanted);
      p.target().setParent(node.target);
      boolean optional = wanted.optional;
      if (remakingMakefiles) {
        wanted.optional = node.optional;
      }
      wanted.considered = 0;
      Outcome outcome = updateFile(p.target(), depth);
      pending.status = worse(pending.status, outcome);
      if (remakingMakefiles) {
        wanted.optional = optional;
      }
      pending.running |= anyRunning(p.target());
      if (!pending.running) {
        p.setChanged(
            (node.target.phony() && node.target.recipe() != null) || modified(wanted) != before);
      }
    }
  }

  /** Brings a prerequisite up to date; sets {@code must} if that makes its target stale. */
  private Outcome check(Node node, int depth, long parentModified, boolean[] must) {
    Target target = node.target;
    setUpdating(target, true);
    Outcome status = Outcome.SUCCESS;
    if (target.phony() || !target.intermediate()) {
      status = updateFile(target, depth + 1);
      long modified = modified(node);
      must[0] |= modified == FileTimes.NONEXISTENT || modified > parentModified;
    } else {
      if (target.recipe() == null && !target.triedImplicit()) {
        rules.searchImplicit(target, exists);
      }
      useDefault(target);
      long modified = modified(node);
      if (modified != FileTimes.NONEXISTENT && modified > parentModified) {
        must[0] = true;
      } else {
        status = checkThrough(node, depth + 1, parentModified, must);
      }
    }
    setUpdating(target, false);
    return status;
  }

  // An intermediate file need not be there: what counts is what it would be made from.
  private Outcome checkThrough(Node node, int depth, long parentModified, boolean[] must) {
    Outcome status = Outcome.SUCCESS;
    if (node.state != State.RUNNING) {
      if (node.state == State.PREREQUISITES_RUNNING) {
        node.considered = 0;
      }
      setState(node, State.NOT_STARTED);
    }
    boolean running = false;
    for (Iterator<Prerequisite> i = node.target.prerequisites().iterator(); i.hasNext(); ) {
      Prerequisite p = i.next();
      if (isUpdating(p.target())) {
        dropCircle(node, p);
        i.remove();
        continue;
      }
      p.target().setParent(node.target);
      boolean[] maybe = {must[0]};
      status = worse(status, check(node(p.target()), depth, parentModified, maybe));
      if (!p.orderOnly()) {
        must[0] = maybe[0];
      }
      if (status != Outcome.SUCCESS && !options.keepGoing) {
        break;
      }
      running |= node(p.target()).running();
    }
    if (running) {
      setState(node, State.PREREQUISITES_RUNNING);
    }
    return status;
  }

  private void useDefault(Target target) {
    Target fallback = rules.find(".DEFAULT");
    if (target.recipe() == null
        && !target.isTarget()
        && fallback != null
        && fallback.recipe() != null) {
      target.setRecipe(fallback.recipe());
    }
  }

  private void dropCircle(Node node, Prerequisite p) {
    messages.error(
        null,
        "Circular " + node.target.name() + " <- " + p.target().name() + " dependency dropped.");
  }

  private void setUpdating(Target target, boolean updating) {
    Target first = target.firstDoubleColon();
    node(first == null ? target : first).updating = updating;
  }

  private boolean isUpdating(Target target) {
    Target first = target.firstDoubleColon();
    return node(first == null ? target : first).updating;
  }

  private boolean anyRunning(Target target) {
    Target first = target.firstDoubleColon();
    for (Target t = first == null ? target : first; t != null; t = t.nextDoubleColon()) {
      if (node(t).running()) {
        return true;
      }
    }
    return false;
  }

  void setState(Node node, State state) {
    node.state = state;
    for (Target other : node.target.alsoMake()) {
      node(other).state = state;
    }
  }

  // Making.

  private void remake(Node node, boolean missing, boolean always) {
    Target target = node.target;
    Recipe recipe = target.recipe();
    if (recipe != null) {
      if (!options.touch || jobs.hasRecursiveLine(recipe)) {
        jobs.start(node, why(node, missing, always));
        return;
      }
      node.outcome = Outcome.SUCCESS;
    } else if (target.phony() || target.isTarget()) {
      // A file that rules name but do not make counts as made.
      node.outcome = Outcome.SUCCESS;
    } else {
      if (!remakingMakefiles || !node.optional) {
        complain(node);
      }
      node.outcome = Outcome.FAILED;
    }
    finished(node);
  }

  private Staleness why(Node node, boolean missing, boolean always) {
    if (node.target.phony()) {
      return new Staleness.Phony();
    } else if (missing) {
      return new Staleness.Missing();
    }
    List<String> forced = new ArrayList<>();
    List<String> newer = new ArrayList<>();
    for (Prerequisite p : node.target.prerequisites()) {
      if (p.orderOnly() || !p.changed()) {
        continue;
      }
      boolean absent = modified(node(p.target())) == FileTimes.NONEXISTENT;
      (absent ? forced : newer).add(p.target().name());
    }
    if (!newer.isEmpty()) {
      return new Staleness.Newer(newer);
    }
    return always || forced.isEmpty() ? new Staleness.Always() : new Staleness.Forced(forced);
  }

  private void complain(Node node) {
    Target target = node.target;
    for (Prerequisite p : target.prerequisites()) {
      Node wanted = node(p.target());
      if (wanted.updated && wanted.unreported && node.state == State.FINISHED) {
        complain(wanted);
        return;
      }
    }
    complainAboutGoal();
    Target parent = target.parent();
    String message =
        "No rule to make target '"
            + target.name()
            + "'"
            + (parent == null ? "" : ", needed by '" + parent.name() + "'");
    if (!options.keepGoing) {
      throw MakeFailure.at(null, message);
    }
    messages.error(null, "*** " + message + ".");
    node.unreported = false;
  }

  /** Notes that {@code node} needs nothing more. */
  void finished(Node node) {
    Target target = node.target;
    boolean ran = node.state == State.RUNNING;
    boolean touched = false;
    node.state = State.FINISHED;
    node.updated = true;
    Recipe recipe = target.recipe();
    if (options.touch && node.outcome == Outcome.SUCCESS && recipe != null) {
      if (!jobs.allLinesRecursive(recipe) && !target.phony()) {
        node.outcome = jobs.touch(target);
        commandsStarted++;
        touched = true;
      }
    }
    if (node.modifiedBefore == FileTimes.UNKNOWN) {
      node.modifiedBefore = node.modified;
    }
    if ((ran && !target.phony()) || touched) {
      boolean pretended =
          (options.question || options.justPrint || options.touch)
              && recipe != null
              && !jobs.allLinesRecursive(recipe);
      boolean nothingToRun = !pretended && target.isTarget() && recipe == null;
      node.modified = pretended || nothingToRun ? FileTimes.NEW : FileTimes.UNKNOWN;
    }
    Target first = target.firstDoubleColon();
    if (first != null) {
      spreadTime(node, first);
    }
    if (ran && node.outcome != Outcome.NONE) {
      for (Target other : target.alsoMake()) {
        Node sibling = node(other);
        sibling.state = State.FINISHED;
        sibling.updated = true;
        sibling.outcome = node.outcome;
        jobs.done(sibling);
        if (!other.phony()) {
          look(sibling, false);
        }
      }
    } else if (node.outcome == Outcome.NONE) {
      node.outcome = Outcome.SUCCESS;
    }
    jobs.done(node);
  }

  // All double-colon rules of a name count as one file when the last is done.
  private void spreadTime(Node node, Target first) {
    long newest = node.modified;
    for (Target t = first; t != null; t = t.nextDoubleColon()) {
      Node each = node(t);
      if (!each.updated) {
        return;
      }
      if (newest != FileTimes.UNKNOWN
          && (each.modified == FileTimes.UNKNOWN || each.modified > newest)) {
        newest = each.modified;
      }
    }
    for (Target t = first; t != null; t = t.nextDoubleColon()) {
      node(t).modified = newest;
    }
  }

  // Ages.

  /** Returns when the file was changed, looking at the disk only if that is not known. */
  long modified(Node node) {
    if (node.modified == FileTimes.UNKNOWN) {
      look(node, true);
    }
    return node.modified;
  }

  /** Looks at the disk. */
  long look(Node node, boolean searchVpath) {
    String name = node.target.name();
    boolean asked = jobs.isAskedAbout(node.target);
    long modified = asked ? FileTimes.NONEXISTENT : FileTimes.of(evaluator.host().resolve(name));
    if (modified == FileTimes.NONEXISTENT && !asked && searchVpath && !node.ignoresVpath) {
      String found = rules.vpath().search(name);
      if (found != null) {
        node.foundName = found;
        modified = FileTimes.of(evaluator.host().resolve(found));
        Target known = rules.find(found);
        if (known != null && node(known).modified == FileTimes.OLD) {
          modified = FileTimes.OLD;
        } else if (known != null && node(known).modified == FileTimes.NEW) {
          modified = FileTimes.NEW;
        }
        String directory = found.substring(0, found.length() - name.length() - 1);
        if (rules.vpath().isKept(directory)) {
          rules.rename(node.target, found);
        }
      }
    }
    Target first = node.target.firstDoubleColon();
    for (Target t = first == null ? node.target : first; t != null; t = t.nextDoubleColon()) {
      Node each = node(t);
      if (modified != FileTimes.NONEXISTENT
          && each.state == State.NOT_STARTED
          && !t.triedImplicit()
          && t.intermediate()) {
        // It was there before us, so it is not ours to delete.
        t.setIntermediate(false);
      }
      each.modified = modified;
    }
    return modified;
  }
}
