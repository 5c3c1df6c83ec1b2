package org.kbuildsim.build;

import java.nio.file.Path;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.build.Node.State;
import org.kbuildsim.make.ArchiveMember;
import org.kbuildsim.make.Evaluator;
import org.kbuildsim.make.Messages;
import org.kbuildsim.make.RuleDatabase;
import org.kbuildsim.make.Target;

/**
 * How old the files are that targets stand for: looked up on the disk once, along {@code VPATH}, in
 * archives and among libraries too.
 */
final class Ages {
  private static final int EXACT_FROM = 99;

  private final Evaluator evaluator;
  private final RuleDatabase rules;
  private final Options options;
  private final Messages messages;
  private final Jobs jobs;
  private final IdentityHashMap<Target, Node> nodes = new IdentityHashMap<>();
  private boolean clockSkew;
  private long latestNow = FileTimes.OLD;

  Ages(Evaluator evaluator, Options options, Messages messages, Jobs jobs) {
    this.evaluator = evaluator;
    this.rules = evaluator.rules();
    this.options = options;
    this.messages = messages;
    this.jobs = jobs;
  }

  Node node(Target target) {
    return nodes.computeIfAbsent(target, Node::new);
  }

  @Nullable Node known(Target target) {
    return nodes.get(target);
  }

  /** Returns when the file was changed, looking at the disk only if that is not known. */
  long modified(Node node) {
    return node.modified == FileTimes.UNKNOWN ? look(node, true) : node.modified;
  }

  /** Looks at the disk. */
  long look(Node node, boolean searchVpath) {
    ArchiveMember member = ArchiveMember.of(node.target.name());
    long modified =
        member == null ? ofFile(node, searchVpath) : ofMember(node, member, searchVpath);
    if (FileTimes.isOrdinary(modified) && !clockSkew && !node.updated) {
      warnOfFuture(node, modified);
    }
    Target head = node.target.firstDoubleColon();
    Target first = head == null ? node.target : head;
    boolean updated = node(first).updated;
    for (Target t = first; t != null; t = t.nextDoubleColon()) {
      Node each = node(t);
      if (modified != FileTimes.NONEXISTENT
          && each.state == State.NOT_STARTED
          && !t.triedImplicit()
          && t.intermediate()) {
        // It was there before us, so it is not ours to delete.
        t.setIntermediate(false);
      }
      // Whether a rule is run that has not had its turn goes by the time before the others'
      // recipes.
      if (each.updated == updated) {
        each.modified = modified;
      }
    }
    return modified;
  }

  private long ofFile(Node node, boolean searchVpath) {
    String name = node.target.name();
    Question question = jobs.question();
    if (question != null) {
      Path path = evaluator.host().resolve(name);
      if (question instanceof RebuildQuestion rebuild && rebuild.made(path) != null) {
        return FileTimes.NEW;
      }
      if (question.takesForMissing(path)) {
        return FileTimes.NONEXISTENT;
      }
    }
    long modified = onDisk(name);
    if (modified != FileTimes.NONEXISTENT || !searchVpath || node.ignoresVpath) {
      return modified;
    }
    String found = rules.vpath().search(name);
    if (found == null) {
      return modified;
    }
    node.foundName = found;
    if (found.endsWith("/" + name)
        && rules.vpath().isKept(found.substring(0, found.length() - name.length() - 1))) {
      rules.rename(node.target, found);
    }
    Target known = rules.findFile(found);
    long pretended = known == null ? FileTimes.UNKNOWN : node(known).modified;
    return pretended == FileTimes.OLD || pretended == FileTimes.NEW ? pretended : onDisk(found);
  }

  private long onDisk(String name) {
    return options.checkSymlinks
        ? FileTimes.ofLinks(evaluator.host().resolve(name))
        : FileTimes.of(evaluator.host().look(name));
  }

  // The archive may be found along VPATH; the member has whole seconds.
  private long ofMember(Node node, ArchiveMember member, boolean searchVpath) {
    node.target.setLowResolutionTime();
    Node archive = node(rules.enter(member.archive()));
    long modified = searchVpath ? modified(archive) : look(archive, false);
    if (modified == FileTimes.NONEXISTENT) {
      return modified;
    }
    String found = archive.foundName;
    if (!found.equals(member.archive())) {
      node.foundName = member.in(found);
      if (archive.target.name().equals(found)) {
        rules.rename(node.target, node.foundName);
      }
    }
    Long date = member.date(evaluator.host().resolve(found));
    return date == null ? FileTimes.NONEXISTENT : date * FileTimes.SECOND;
  }

  // Nothing made now is newer than such a file, so make would go round in circles.
  private void warnOfFuture(Node node, long modified) {
    if (modified <= latestNow) {
      return;
    }
    long now = FileTimes.now();
    latestNow = now;
    if (modified <= now) {
      return;
    }
    double ahead = (double) (modified - now) / FileTimes.SECOND;
    String seconds = ahead >= EXACT_FROM ? String.valueOf((long) ahead) : Seconds.twoDigits(ahead);
    messages.error(
        null,
        "Warning: File '"
            + node.target.name()
            + "' has modification time "
            + seconds
            + " s in the future");
    clockSkew = true;
  }

  /** Says at the end of a run that files from the future were seen. */
  void warnOfClockSkew() {
    if (clockSkew) {
      messages.error(null, "warning:  Clock skew detected.  Your build may be incomplete.");
    }
  }
}
