package org.kbuildsim.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.DiagnosticRenderer;

/** A series that lies in git, with the kernel tree at the top or further down. */
final class GitRangeTest {
  private static final PersonIdent WHO = new PersonIdent("A Dev", "a@example.org");

  @TempDir Path directory;

  private static void commit(Git git, String file, String text, String message) throws Exception {
    Path path = git.getRepository().getWorkTree().toPath().resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    git.add().addFilepattern(".").call();
    git.commit().setMessage(message).setAuthor(WHO).setCommitter(WHO).setSign(false).call();
  }

  @Test
  void commitsBecomePatchesOnTopOfTheBase() throws Exception {
    try (Git git = Git.init().setDirectory(directory.resolve("repo").toFile()).call()) {
      commit(git, "kernel/Makefile", "one\n", "base");
      git.tag().setName("base").setAnnotated(false).call();
      commit(git, "kernel/Makefile", "two\n", "first\n\nbody");
      commit(git, "elsewhere/x", "x\n", "not of the kernel tree");
      commit(git, "kernel/Makefile", "three\n", "second");
      Path tree = directory.resolve("repo/kernel");
      Files.writeString(tree.resolve("Makefile"), "not committed\n");

      GitRange range = GitRange.read(tree, "base..HEAD", directory.resolve("scratch"));

      assertThat(range.base().resolve("Makefile")).hasContent("one\n");
      assertThat(range.base().resolve("elsewhere")).doesNotExist();
      assertThat(range.series().patches())
          .extracting(Patch::subject)
          .containsExactly("first", "second");
      var states =
          SeriesApplication.apply(range.base(), range.series(), directory.resolve("scratch"));
      assertThat(
              Objects.requireNonNull(states.get(2).files().get("Makefile"))
                  .map(Overlay.Content::text))
          .contains("three\n");
      assertThat(tree.resolve("Makefile")).hasContent("not committed\n");

      assertThat(told(tree, "base..nowhere")).contains("git knows no commit `nowhere`");
      assertThat(told(tree, "HEAD..HEAD")).contains("no commit of `HEAD..HEAD` touches the tree");
      assertThat(told(tree, "HEAD")).contains("`HEAD` is no range of commits");
    }
  }

  private String told(Path tree, String range) {
    try {
      GitRange.read(tree, range, directory.resolve("scratch"));
      throw new AssertionError("was read");
    } catch (DiagnosticException e) {
      return DiagnosticRenderer.render(e.diagnostic());
    }
  }
}
