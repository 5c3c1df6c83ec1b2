package org.kbuildsim.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.patch.PatchApplier;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.tree.Overlay.Content;

/**
 * Applies a series in memory, patch by patch, by JGit.
 *
 * <p>Only the files that a patch names are put into git's store: a kernel tree has eighty thousand,
 * a series ten. As with {@code git am}, a hunk may have moved, but its lines have to match.
 */
public final class SeriesApplication {
  private final Path tree;
  private final PatchSeries series;
  private final Repository store;
  private final Map<String, Optional<Content>> state = new TreeMap<>();

  private SeriesApplication(Path tree, PatchSeries series, Repository store) {
    this.tree = tree;
    this.series = series;
    this.store = store;
  }

  /**
   * Returns the tree after none, one, two … and all patches of {@code series}.
   *
   * @param tree the top directory, which is read only
   * @param scratch a directory that may be made and filled
   * @throws org.kbuildsim.diagnostic.DiagnosticException if a patch does not apply, or touches what
   *     is no regular file
   */
  public static List<Overlay> apply(Path tree, PatchSeries series, Path scratch) {
    try (Repository store =
        new FileRepositoryBuilder().setGitDir(scratch.resolve("git").toFile()).setBare().build()) {
      if (!store.getObjectDatabase().exists()) {
        store.create(true);
      }
      // Whatever the user's own configuration says: bytes stay as they are.
      store.getConfig().setString("core", null, "autocrlf", "false");
      return new SeriesApplication(tree, series, store).overlays();
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(scratch.toString()), "series cannot be applied: " + e)
          .asException();
    }
  }

  private List<Overlay> overlays() throws IOException {
    List<Overlay> overlays = new ArrayList<>(List.of(Overlay.NONE));
    for (Patch patch : series.patches()) {
      apply(patch);
      overlays.add(new Overlay(state));
    }
    return overlays;
  }

  private void apply(Patch patch) throws IOException {
    for (FileChange change : patch.changes()) {
      take(patch, change.oldPath());
      take(patch, change.newPath());
    }
    try (ObjectInserter inserter = store.newObjectInserter();
        RevWalk walk = new RevWalk(store)) {
      ObjectId before = write(inserter);
      PatchApplier.Result result =
          new PatchApplier(store, walk.parseTree(before), inserter)
              .applyPatch(DiffReader.parse(patch.diffBytes()));
      if (!result.getErrors().isEmpty()) {
        throw new Misfit(series, patch, this::lines).diagnostic(result.getErrors()).asException();
      }
      inserter.flush();
      read(result.getTreeId());
    }
  }

  /** Puts a file of the tree into the state, if it is there. */
  private void take(Patch patch, @Nullable String path) throws IOException {
    if (path == null || state.containsKey(path)) {
      return;
    }
    Path file = tree;
    for (Path part : Path.of(path)) {
      file = file.resolve(part);
      if (Files.isSymbolicLink(file)) {
        throw Diagnostic.error(
                Location.file(patch.origin()),
                "patch refused: `" + path + "` goes through the link " + tree.relativize(file))
            .note("a patch may change regular files below the top of the tree, and nothing else")
            .help("change the file that the link leads to")
            .asException();
      }
    }
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      state.put(path, Optional.of(new Content(Files.readAllBytes(file), Files.isExecutable(file))));
    }
  }

  private ObjectId write(ObjectInserter inserter) throws IOException {
    DirCache index = DirCache.newInCore();
    DirCacheBuilder builder = index.builder();
    for (Map.Entry<String, Optional<Content>> file : state.entrySet()) {
      if (file.getValue().isPresent()) {
        Content content = file.getValue().get();
        DirCacheEntry entry = new DirCacheEntry(file.getKey());
        entry.setFileMode(content.executable() ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
        entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, content.bytes()));
        builder.add(entry);
      }
    }
    builder.finish();
    ObjectId id = index.writeTree(inserter);
    inserter.flush();
    return id;
  }

  private void read(ObjectId after) throws IOException {
    Map<String, Optional<Content>> now = new TreeMap<>();
    try (ObjectReader reader = store.newObjectReader();
        TreeWalk walk = new TreeWalk(store, reader)) {
      walk.addTree(after);
      walk.setRecursive(true);
      while (walk.next()) {
        byte[] bytes = reader.open(walk.getObjectId(0)).getBytes();
        boolean executable = FileMode.EXECUTABLE_FILE.equals(walk.getFileMode(0));
        now.put(walk.getPathString(), Optional.of(new Content(bytes, executable)));
      }
    }
    state.replaceAll((path, content) -> Optional.empty());
    state.putAll(now);
  }

  /** Returns the lines of a file as it is now, or null where there is none. */
  private @Nullable List<String> lines(String path) {
    return state
        .getOrDefault(path, Optional.empty())
        .map(Content::text)
        .map(text -> Arrays.asList(text.split("\n", -1)))
        .orElse(null);
  }
}
