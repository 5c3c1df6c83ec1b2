package org.kbuildsim.tree;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;

/**
 * A series that lies in git: the commits of {@code base..topic}, on top of {@code base}.
 *
 * <p>The work tree has no say, neither its files nor what is checked out. The kernel tree may be a
 * directory of a larger repository: then the commits are seen as far as they touch it.
 *
 * @param base the tree that the series applies to, in a directory of ours
 */
public record GitRange(Path base, PatchSeries series) {

  /**
   * Reads a range.
   *
   * @param tree the kernel tree, or any directory of the work tree that holds it
   * @param range {@code base..topic}
   * @param scratch a directory that may be made; the base is written there
   * @throws org.kbuildsim.diagnostic.DiagnosticException if there is no such range, or a merge in
   *     it
   */
  public static GitRange read(Path tree, String range, Path scratch) {
    String[] ends = range.split("\\.\\.", -1);
    if (ends.length != 2 || ends[0].isEmpty()) {
      throw Diagnostic.error("`" + range + "` is no range of commits")
          .help("write base..topic, as for git log: -Dkbuild.range=origin/master..HEAD")
          .asException();
    }
    File gitDirectory = new FileRepositoryBuilder().findGitDir(tree.toFile()).getGitDir();
    if (gitDirectory == null) {
      throw Diagnostic.error(Location.file(tree.toString()), "not in a git work tree")
          .help("name the patches themselves: -Dkbuild.series=…")
          .asException();
    }
    try (Repository git = new FileRepositoryBuilder().setGitDir(gitDirectory).build();
        RevWalk walk = new RevWalk(git)) {
      Path top = git.getWorkTree().toPath().toRealPath();
      String prefix = top.relativize(tree.toRealPath()).toString();
      RevCommit base = commit(git, walk, ends[0]);
      RevCommit topic = commit(git, walk, ends[1].isEmpty() ? "HEAD" : ends[1]);
      Path written = scratch.resolve("base");
      write(git, subtree(git, base, prefix), written);
      return new GitRange(written, series(git, walk, base, topic, prefix, range));
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(tree.toString()), "git cannot be read: " + e)
          .asException();
    }
  }

  private static RevCommit commit(Repository git, RevWalk walk, String name) throws IOException {
    ObjectId id;
    try {
      id = git.resolve(name + "^{commit}");
    } catch (RevisionSyntaxException e) {
      id = null;
    }
    if (id == null) {
      throw Diagnostic.error("git knows no commit `" + name + "`")
          .note("in " + git.getDirectory())
          .help("name commits, branches or tags: -Dkbuild.range=base..topic")
          .asException();
    }
    return walk.parseCommit(id);
  }

  private static @Nullable ObjectId subtree(Repository git, RevCommit commit, String prefix)
      throws IOException {
    if (prefix.isEmpty()) {
      return commit.getTree();
    }
    try (TreeWalk found = TreeWalk.forPath(git, prefix, commit.getTree())) {
      return found == null ? null : found.getObjectId(0);
    }
  }

  private static PatchSeries series(
      Repository git, RevWalk walk, RevCommit base, RevCommit topic, String prefix, String range)
      throws IOException {
    walk.markStart(topic);
    walk.markUninteresting(base);
    walk.sort(RevSort.TOPO);
    walk.sort(RevSort.REVERSE, true);
    List<Patch> patches = new ArrayList<>();
    for (RevCommit commit : walk) {
      if (commit.getParentCount() != 1) {
        throw Diagnostic.error("`" + commit.abbreviate(12).name() + "` is a merge")
            .note("`" + commit.getShortMessage() + "`")
            .help("name a range without merges, such as one rebased onto its base")
            .asException();
      }
      RevCommit parent = walk.parseCommit(commit.getParent(0));
      ByteArrayOutputStream diff = new ByteArrayOutputStream();
      try (DiffFormatter formatter = new DiffFormatter(diff)) {
        formatter.setRepository(git);
        formatter.setDetectRenames(true);
        formatter.format(subtree(git, parent, prefix), subtree(git, commit, prefix));
      }
      String origin = commit.abbreviate(12).name();
      if (diff.size() > 0) {
        patches.add(
            new Patch(
                patches.size() + 1,
                commit.getShortMessage(),
                commit.getAuthorIdent().getName(),
                origin,
                DiffReader.read(diff.toByteArray(), origin),
                diff.toString(StandardCharsets.ISO_8859_1)));
      }
    }
    if (patches.isEmpty()) {
      throw Diagnostic.error("no commit of `" + range + "` touches the tree").asException();
    }
    return new PatchSeries(range, "", patches);
  }

  private static void write(Repository git, @Nullable ObjectId tree, Path to) throws IOException {
    if (tree == null) {
      throw Diagnostic.error("the base of the range has no such tree").asException();
    }
    Set<Path> written = new HashSet<>();
    try (TreeWalk walk = new TreeWalk(git)) {
      walk.addTree(tree);
      walk.setRecursive(true);
      while (walk.next()) {
        FileMode mode = walk.getFileMode(0);
        Path file = to.resolve(walk.getPathString());
        if (!FileMode.REGULAR_FILE.equals(mode) && !FileMode.EXECUTABLE_FILE.equals(mode)) {
          continue;
        }
        byte[] bytes = git.open(walk.getObjectId(0)).getBytes();
        Path directory = file.getParent();
        if (directory != null) {
          Files.createDirectories(directory);
        }
        if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
          try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes);
          }
        }
        file.toFile().setExecutable(FileMode.EXECUTABLE_FILE.equals(mode), false);
        written.add(file);
      }
    }
    try (Stream<Path> all = Files.walk(to)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!written.contains(file)) {
          Files.delete(file);
        }
      }
    }
  }
}
