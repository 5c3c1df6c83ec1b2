package org.kbuildsim.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.build.Node.Outcome;
import org.kbuildsim.build.Node.State;
import org.kbuildsim.make.Debugging;
import org.kbuildsim.make.Debugging.Topic;
import org.kbuildsim.make.Evaluator;
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
  // What -W and -o named.
  private final Map<String, Node> assumed = new HashMap<>();
  private final RuleDatabase rules;
  private final Options options;
  private final Messages messages;
  private final Debugging debugging;
  private final Ages ages;
  private final Jobs jobs;
  private final Shuffle shuffle;
  private final Goals goals;
  private final Complaints complaints;
  private final @Nullable Question question;
  private int pass;
  private int commandsStarted;
  private boolean alwaysMake;

  Remaker(Evaluator evaluator, Options options, Messages messages, Jobs jobs, Shuffle shuffle) {
    this.evaluator = evaluator;
    this.rules = evaluator.rules();
    this.options = options;
    this.messages = messages;
    this.jobs = jobs;
    this.shuffle = shuffle;
    this.debugging = evaluator.settings().debugging();
    this.ages = new Ages(evaluator, options, messages, jobs);
    this.goals = new Goals(this, options, messages, jobs, debugging);
    this.complaints = new Complaints(options, messages, ages, goals, jobs);
    this.question = jobs.question();
    jobs.attach(this);
  }

  Node node(Target target) {
    return ages.node(target);
  }

  Ages ages() {
    return ages;
  }

  Goals goals() {
    return goals;
  }

  /** Begins another walk over the goals: everything may be considered once more. */
  void nextPass() {
    pass++;
  }

  void setAlwaysMake(boolean always) {
    alwaysMake = always;
  }

  /** Takes {@code old} files for very old and done with, {@code young} ones for very new. */
  void assume(List<String> old, List<String> young, boolean restarted) {
    for (String name : old) {
      Node node = assumed(name);
      node.modified = FileTimes.OLD;
      node.modifiedBefore = FileTimes.OLD;
      node.updated = true;
      node.outcome = Outcome.SUCCESS;
      node.state = State.FINISHED;
    }
    if (!restarted) {
      for (String name : young) {
        Node node = assumed(name);
        node.modified = FileTimes.NEW;
        node.modifiedBefore = FileTimes.NEW;
      }
    }
  }

  private Node assumed(String name) {
    return assumed.computeIfAbsent(name, n -> node(rules.enterOneMore(n)));
  }

  /** Notes that a recipe line was started, or would have been. */
  void commandStarted() {
    commandsStarted++;
  }

  /** Returns how many recipe lines were started so far. */
  int commandsStarted() {
    return commandsStarted;
  }

  // One target.

  /** Brings {@code target} up to date as far as that goes in this pass. */
  Outcome updateFile(Target target, int depth) {
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
        say(Topic.VERBOSE, depth, "Pruning file '%s'.", node);
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
    say(Topic.VERBOSE, depth, "Considering target file '%s'.", node);
    Outcome known = alreadySettled(node, depth);
    if (known != null) {
      return known;
    }
    if (!node.announced && !goals.areMakefiles()) {
      node.announced = true;
      jobs.added(1);
    }
    node.unreported = node.optional;
    setUpdating(target, true);
    long modified = ages.modified(node);
    boolean missing = modified == FileTimes.NONEXISTENT;
    if (missing) {
      say(Topic.BASIC, depth + 1, "File '%s' does not exist.", node);
    } else if (target.lowResolutionTime() && FileTimes.isOrdinary(modified)) {
      modified = endOfSecond(node, modified);
    }
    if (!target.phony() && target.recipe() == null && !target.triedImplicit()) {
      searchImplicit(node, depth + 1);
    }
    useDefault(node, depth + 1, "recipe");

    Pending pending = considerPrerequisites(node, depth + 1, modified, missing);
    if (pending.must || alwaysMake) {
      makeIntermediates(node, depth + 1, pending);
    }
    setUpdating(target, false);
    say(Topic.VERBOSE, depth + 1, "Finished prerequisites of target file '%s'.", node);
    if (pending.running) {
      setState(node, State.PREREQUISITES_RUNNING);
      say(Topic.VERBOSE, depth, "The prerequisites of '%s' are being made.", node);
      return Outcome.SUCCESS;
    }
    if (pending.status != Outcome.SUCCESS) {
      return giveUp(node, depth, pending.status);
    }
    if (node.state == State.PREREQUISITES_RUNNING) {
      setState(node, State.NOT_STARTED);
    }
    boolean changed = notePrerequisites(node, depth + 1, modified, pending);
    boolean must = pending.must;
    boolean always = false;
    if (target.firstDoubleColon() != null && target.prerequisites().isEmpty()) {
      say(Topic.BASIC, depth, "Target '%s' is double-colon and has no prerequisites.", node);
      always = true;
      must = true;
    } else if (!missing && target.isTarget() && !changed && target.recipe() == null) {
      say(Topic.VERBOSE, depth, "No recipe for '%s' and no prerequisites actually changed.", node);
      must = false;
    } else if (!must && target.recipe() != null && alwaysMake) {
      say(Topic.BASIC, depth, "Making '%s' due to always-make flag.", node);
      always = true;
      must = true;
    }
    if (!must) {
      jobs.upToDate(target);
      leaveAlone(node, depth);
      return Outcome.SUCCESS;
    }
    say(Topic.BASIC, depth, "Must remake target '%s'.", node);
    if (!node.foundName.equals(target.name())) {
      // It is made here, whatever there is along VPATH.
      debugging.say(Topic.BASIC, 0, "  Ignoring VPATH name '%s'.", node.foundName);
      node.ignoresVpath = true;
    }
    remake(node, missing, always);
    if (node.state != State.FINISHED) {
      say(Topic.VERBOSE, depth, "Recipe of '%s' is being run.", node);
      return Outcome.SUCCESS;
    }
    sayHowItWent(node, depth);
    node.updated = true;
    return node.outcome;
  }

  private void say(Topic topic, int depth, String format, Node node) {
    debugging.say(topic, depth, format, node.target.name());
  }

  private @Nullable Outcome alreadySettled(Node node, int depth) {
    if (node.updated) {
      if (node.outcome.compareTo(Outcome.NONE) > 0) {
        say(Topic.VERBOSE, depth, "Recently tried and failed to update file '%s'.", node);
        if (node.unreported && !node.optional) {
          complaints.noRule(node);
        }
        return node.outcome;
      }
      say(Topic.VERBOSE, depth, "File '%s' was considered already.", node);
      return Outcome.SUCCESS;
    }
    if (node.state == State.RUNNING) {
      say(Topic.VERBOSE, depth, "Still updating file '%s'.", node);
      return Outcome.SUCCESS;
    }
    if (node.state == State.FINISHED) {
      say(Topic.VERBOSE, depth, "Finished updating file '%s'.", node);
      return node.outcome;
    }
    return null;
  }

  // The time as the file's own clock could have meant it (manual, 4.9, .LOW_RESOLUTION_TIME).
  private long endOfSecond(Node node, long modified) {
    long fraction = Math.floorMod(modified, FileTimes.SECOND);
    if (fraction != 0) {
      messages.error(
          null,
          "*** Warning: .LOW_RESOLUTION_TIME file '"
              + node.target.name()
              + "' has a high resolution time stamp");
    }
    return modified - fraction + FileTimes.SECOND - 1;
  }

  private void searchImplicit(Node node, int depth) {
    boolean found = rules.searchImplicit(node.target, depth);
    say(
        Topic.IMPLICIT,
        depth,
        found ? "Found an implicit rule for '%s'." : "No implicit rule found for '%s'.",
        node);
  }

  private Outcome giveUp(Node node, int depth, Outcome status) {
    node.outcome = status == Outcome.NONE ? Outcome.FAILED : status;
    finished(node);
    say(Topic.VERBOSE, depth, "Giving up on target file '%s'.", node);
    if (depth == 0 && options.keepGoing && !options.justPrint && !options.question) {
      messages.error(null, "Target '" + node.target.name() + "' not remade because of errors.");
    }
    return status;
  }

  /** Notes for {@code $?} which prerequisites are newer; returns whether any was changed. */
  private boolean notePrerequisites(Node node, int depth, long modified, Pending pending) {
    boolean missing = modified == FileTimes.NONEXISTENT;
    boolean changed = false;
    for (Prerequisite p : node.target.prerequisites()) {
      long age = ages.modified(node(p.target()));
      if (!p.orderOnly()) {
        pending.must |= age == FileTimes.NONEXISTENT && !p.target().intermediate();
        changed |= p.changed();
      }
      p.setChanged(p.changed() || missing || age > modified);
      if (!missing) {
        sayHowOld(node, depth, p, age);
      }
    }
    return changed;
  }

  private void sayHowOld(Node node, int depth, Prerequisite p, long age) {
    Topic topic = Topic.BASIC;
    String format;
    if (p.orderOnly()) {
      topic = Topic.VERBOSE;
      format = "Prerequisite '%s' is order-only for target '%s'.";
    } else if (age == FileTimes.NONEXISTENT) {
      format = "Prerequisite '%s' of target '%s' does not exist.";
    } else if (p.changed()) {
      format = "Prerequisite '%s' is newer than target '%s'.";
    } else {
      topic = Topic.VERBOSE;
      format = "Prerequisite '%s' is older than target '%s'.";
    }
    debugging.say(topic, depth, format, p.target().name(), node.target.name());
  }

  private void leaveAlone(Node node, int depth) {
    Target target = node.target;
    String found = node.foundName;
    debugging.say(
        Topic.VERBOSE,
        depth,
        "No need to remake target '%s'%s.",
        target.name(),
        found.equals(target.name()) ? "" : "; using VPATH name '" + found + "'");
    finished(node);
    for (Target t = target; t != null; t = t.nextDoubleColon()) {
      if (!node(t).foundName.equals(t.name())) {
        rules.rename(t, node(t).foundName);
      }
    }
  }

  private void sayHowItWent(Node node, int depth) {
    switch (node.outcome) {
      case SUCCESS -> say(Topic.BASIC, depth, "Successfully remade target file '%s'.", node);
      case FAILED -> say(Topic.BASIC, depth, "Failed to remake target file '%s'.", node);
      case QUESTION ->
          say(Topic.BASIC, depth, "Target file '%s' needs to be remade under -q.", node);
      case NONE -> {}
    }
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
      // A circle can lead back to the member, and give it more prerequisites by an implicit rule.
      for (Prerequisite p : List.copyOf(shuffle.prerequisites(member.prerequisites()))) {
        if (p.waits() && pending.running) {
          break;
        }
        long before = ages.modified(node(p.target()));
        followVpath(p);
        Node wanted = node(p.target());
        if (isUpdating(p.target())) {
          complaints.circle(node.target, p);
          // GNU make says so for the others of a group too, but they keep theirs.
          node.target.prerequisites().remove(p);
          continue;
        }
        p.target().setParent(node.target);
        boolean[] must = {pending.must};
        boolean optional = wanted.optional;
        if (goals.areMakefiles()) {
          wanted.optional = node.optional;
        }
        Outcome outcome = check(wanted, depth, modified, must);
        pending.status = worse(pending.status, outcome);
        if (goals.areMakefiles()) {
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
          p.setChanged(ages.modified(wanted) != before || before == FileTimes.NONEXISTENT);
        }
      }
    }
    return pending;
  }

  // Where VPATH leads to a file that rules speak of, those rules are meant.
  private void followVpath(Prerequisite p) {
    Node mentioned = node(p.target());
    Target mention = p.target();
    if (mentioned.foundName.equals(mention.name())) {
      return;
    }
    Target found = rules.findFile(mentioned.foundName);
    if (found != null && found.isTarget() && !mention.isTarget() && mention.recipe() == null) {
      p.setTarget(found);
    }
  }

  // A step that was left out while nothing needed it.
  private void makeIntermediates(Node node, int depth, Pending pending) {
    for (Prerequisite p : shuffle.prerequisites(node.target.prerequisites())) {
      if (!p.target().intermediate()) {
        continue;
      }
      if (pending.status != Outcome.SUCCESS && !options.keepGoing) {
        return;
      }
      Node wanted = node(p.target());
      long before = ages.modified(wanted);
      p.target().setParent(node.target);
      boolean optional = wanted.optional;
      if (goals.areMakefiles()) {
        wanted.optional = node.optional;
      }
      wanted.considered = 0;
      Outcome outcome = updateFile(p.target(), depth);
      pending.status = worse(pending.status, outcome);
      if (goals.areMakefiles()) {
        wanted.optional = optional;
      }
      pending.running |= anyRunning(p.target());
      if (!pending.running) {
        p.setChanged(
            (node.target.phony() && node.target.recipe() != null)
                || ages.modified(wanted) != before);
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
      long modified = ages.modified(node);
      must[0] |= modified == FileTimes.NONEXISTENT || modified > parentModified;
    } else {
      if (target.recipe() == null && !target.triedImplicit()) {
        searchImplicit(node, depth + 1);
      }
      useDefault(node, depth + 1, "commands");
      long modified = ages.modified(node);
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
    for (Prerequisite p : List.copyOf(node.target.prerequisites())) {
      if (isUpdating(p.target())) {
        complaints.circle(node.target, p);
        node.target.prerequisites().remove(p);
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

  private void useDefault(Node node, int depth, String kind) {
    Target target = node.target;
    Target fallback = rules.find(".DEFAULT");
    if (target.recipe() == null
        && !target.isTarget()
        && fallback != null
        && fallback.recipe() != null) {
      debugging.say(Topic.IMPLICIT, depth, "Using default %s for '%s'.", kind, target.name());
      target.setRecipe(fallback.recipe());
    }
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
      // One that another recipe is making already stays that one's.
      Node sibling = node(other);
      if (state.compareTo(sibling.state) > 0) {
        sibling.state = state;
      }
    }
  }

  // Making.

  private void remake(Node node, boolean missing, boolean always) {
    Target target = node.target;
    Recipe recipe = target.recipe();
    if (recipe != null) {
      if (!options.touch || jobs.hasRecursiveLine(recipe)) {
        Staleness why = why(node, missing, always);
        if (alwaysMake) {
          // $? is then worth $^.
          target.prerequisites().forEach(p -> p.setChanged(true));
        }
        jobs.start(node, why);
        return;
      }
      node.outcome = Outcome.SUCCESS;
    } else if (target.phony() || target.isTarget()) {
      // A file that rules name but do not make counts as made.
      node.outcome = Outcome.SUCCESS;
    } else if (question != null && !goals.areMakefiles()) {
      question.assume(evaluator.host().resolve(target.name()));
      node.outcome = Outcome.SUCCESS;
    } else {
      if (!goals.areMakefiles() || !node.optional) {
        complaints.noRule(node);
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
      boolean absent = ages.modified(node(p.target())) == FileTimes.NONEXISTENT;
      (absent ? forced : newer).add(p.target().name());
    }
    if (!newer.isEmpty()) {
      return new Staleness.Newer(newer);
    }
    return always || forced.isEmpty() ? new Staleness.Always() : new Staleness.Forced(forced);
  }

  /** Returns the prerequisites on whose account {@code node} is old, unless it is missing. */
  List<Rebuild.Cause> causes(Node node, RebuildQuestion asked) {
    List<Rebuild.Cause> causes = new ArrayList<>();
    if (isMissing(node)) {
      return causes;
    }
    for (Prerequisite p : node.target.prerequisites()) {
      Target wanted = p.target();
      // Where .SECONDARY makes all files intermediate, a phony one forces without having changed.
      if (p.orderOnly() || !(p.changed() || wanted.phony())) {
        continue;
      }
      Path file = evaluator.host().resolve(wanted.name()).normalize();
      Rebuild made = asked.made(file);
      Rebuild.Kind kind =
          wanted.phony()
              ? Rebuild.Kind.FORCED
              : made != null
                  ? Rebuild.Kind.MADE
                  : isMissing(node(wanted)) ? Rebuild.Kind.GONE : Rebuild.Kind.NEWER;
      causes.add(new Rebuild.Cause(wanted.name(), file, kind, made));
    }
    return List.copyOf(causes);
  }

  boolean isMissing(Node node) {
    return ages.modified(node) == FileTimes.NONEXISTENT;
  }

  /** Notes that the recipe of {@code node} would not change it. */
  void leftAlone(Node node) {
    node.outcome = Outcome.SUCCESS;
    finished(node);
    if (!node.target.phony()) {
      // A prerequisite may be the sub-make that has made it.
      node.modified = FileTimes.UNKNOWN;
    }
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
        node.outcome = jobs.files().touch(target);
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
          ages.look(sibling, false);
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
}
