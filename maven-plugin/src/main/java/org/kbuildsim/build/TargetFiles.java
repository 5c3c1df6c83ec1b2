package org.kbuildsim.build;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.build.Node.Outcome;
import org.kbuildsim.make.ArchiveMember;
import org.kbuildsim.make.Host;
import org.kbuildsim.make.Messages;
import org.kbuildsim.make.Target;

/** What make itself does to the files of targets: touches and deletes them. */
final class TargetFiles {
  private final Host host;
  private final Options options;
  private final Messages messages;

  TargetFiles(Host host, Options options) {
    this.host = host;
    this.options = options;
    this.messages = host.messages();
  }

  /** Deletes a file if it is there and may be. */
  static boolean delete(Host host, String name) {
    try {
      return host.disk().reach().replace(host.resolve(name)).toFile().delete();
    } catch (AccessDeniedException e) {
      return false;
    }
  }

  /** Deletes what a recipe that failed or was stopped may have left half made. */
  void deleteHalfMade(Node node, Remaker remaker) {
    delete(node, null, remaker);
    for (Target other : node.target.alsoMake()) {
      delete(remaker.node(other), node.target, remaker);
    }
  }

  private void delete(Node node, @Nullable Target onBehalfOf, Remaker remaker) {
    Target target = node.target;
    if (target.precious() || target.phony()) {
      return;
    }
    String behalf = onBehalfOf == null ? "" : "[" + onBehalfOf.name() + "] ";
    ArchiveMember member = ArchiveMember.of(target.name());
    if (member != null) {
      if (remaker.ages().look(node, false) != node.modifiedBefore) {
        messages.error(
            null,
            "*** " + behalf + "Archive member '" + target.name() + "' may be bogus; not deleted");
      }
      return;
    }
    File file = host.resolve(target.name()).toFile();
    if (!file.isFile() || FileTimes.of(host.look(target.name())) == node.modified) {
      return;
    }
    messages.error(null, "*** " + behalf + "Deleting file '" + target.name() + "'");
    if (!delete(host, target.name())) {
      messages.error(null, "unlink: " + target.name());
    }
    host.disk().changed();
  }

  /** Does what {@code -t} does in place of a recipe. */
  Outcome touch(Target target) {
    if (!options.silent) {
      messages.print("touch " + target.name() + "\n");
    }
    if (options.justPrint) {
      return Outcome.SUCCESS;
    }
    try {
      ArchiveMember member = ArchiveMember.of(target.name());
      if (member != null) {
        return touch(member);
      }
      FileTimes.touch(host.disk().reach().write(host.resolve(target.name())));
      return Outcome.SUCCESS;
    } catch (IOException e) {
      messages.error(null, "touch: open: " + target.name() + ": " + Host.reason(e));
      return Outcome.FAILED;
    } finally {
      host.disk().changed();
    }
  }

  private Outcome touch(ArchiveMember member) {
    Path archive = host.resolve(member.archive());
    String fault;
    try {
      if (member.touch(host.disk().reach().write(archive), FileTimes.now() / FileTimes.SECOND)) {
        return Outcome.SUCCESS;
      }
      fault = "Member '" + member.member() + "' does not exist in '" + member.archive() + "'";
    } catch (ArchiveMember.NoArchive e) {
      fault = "'" + member.archive() + "' is not a valid archive";
    } catch (NoSuchFileException e) {
      fault = "Archive '" + member.archive() + "' does not exist";
    } catch (IOException e) {
      fault = member.archive() + ": " + Host.reason(e);
    }
    messages.error(null, "touch: " + fault);
    return Outcome.FAILED;
  }
}
