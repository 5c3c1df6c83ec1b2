package org.kbuildsim.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.DiagnosticRenderer;

/** Series on trees: what applies, what does not and why, and the copy that compilers read. */
final class SeriesApplicationTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

  @TempDir Path directory;
  private Path tree;

  @BeforeEach
  void tree() throws IOException {
    tree = directory.resolve("tree");
    write("rust/Makefile", "one\ntwo\nthree\nfour\nfive\nsix\nseven\n");
    write("run.sh", "echo\n");
    write("gone.c", "int x;\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = tree.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, LONG_AGO);
  }

  private PatchSeries series(String... diffs) throws IOException {
    Path patches = Files.createTempDirectory(directory, "patches");
    for (int i = 0; i < diffs.length; i++) {
      Files.writeString(patches.resolve(i + ".diff"), diffs[i]);
    }
    return SeriesReader.read(patches);
  }

  private static String hunk(String path, String header, String... lines) {
    return "diff --git a/%1$s b/%1$s\n--- a/%1$s\n+++ b/%1$s\n%2$s\n".formatted(path, header)
        + String.join("\n", lines)
        + "\n";
  }

  private List<Overlay> apply(PatchSeries series) {
    return SeriesApplication.apply(tree, series, directory.resolve("scratch"));
  }

  private String told(PatchSeries series) {
    try {
      apply(series);
      throw new AssertionError("applied");
    } catch (DiagnosticException e) {
      return DiagnosticRenderer.render(e.diagnostic());
    }
  }

  private static Map<String, String> texts(Overlay overlay) {
    Map<String, String> texts = new TreeMap<>();
    overlay
        .files()
        .forEach((path, file) -> texts.put(path, file.map(Overlay.Content::text).orElse("-")));
    return texts;
  }

  @Test
  void patchesApplyOneOnTheOther() throws Exception {
    List<Overlay> states =
        apply(
            series(
                hunk("rust/Makefile", "@@ -1,3 +1,4 @@", " one", "+new", " two", " three"),
                hunk("rust/Makefile", "@@ -2,3 +2,3 @@", " new", "-two", "+2", " three")));

    assertThat(states).hasSize(3);
    assertThat(texts(states.get(0))).isEmpty();
    assertThat(texts(states.get(1)))
        .containsExactly(
            Map.entry("rust/Makefile", "one\nnew\ntwo\nthree\nfour\nfive\nsix\nseven\n"));
    assertThat(texts(states.get(2)))
        .containsExactly(
            Map.entry("rust/Makefile", "one\nnew\n2\nthree\nfour\nfive\nsix\nseven\n"));
  }

  @Test
  void hunkThatHasMovedAppliesAsByGitAm() throws Exception {
    List<Overlay> states =
        apply(series(hunk("rust/Makefile", "@@ -1,3 +1,3 @@", " four", "-five", "+5", " six")));

    assertThat(texts(states.get(1)).get("rust/Makefile"))
        .isEqualTo("one\ntwo\nthree\nfour\n5\nsix\nseven\n");
  }

  @Test
  void renameDeletionAndModeApply() throws Exception {
    List<Overlay> states =
        apply(
            series(
                """
                diff --git a/gone.c b/kept.c
                similarity index 100%
                rename from gone.c
                rename to kept.c
                diff --git a/run.sh b/run.sh
                old mode 100644
                new mode 100755
                """,
                """
                diff --git a/kept.c b/kept.c
                deleted file mode 100644
                --- a/kept.c
                +++ /dev/null
                @@ -1 +0,0 @@
                -int x;
                """));

    assertThat(texts(states.get(1)))
        .containsEntry("gone.c", "-")
        .containsEntry("kept.c", "int x;\n");
    assertThat(
            Objects.requireNonNull(states.get(1).files().get("run.sh"))
                .map(Overlay.Content::executable))
        .isEqualTo(Optional.of(true));
    assertThat(texts(states.get(2))).containsEntry("kept.c", "-").containsEntry("gone.c", "-");
  }

  @Test
  void hunkThatDoesNotMatchIsToldWithWhatStandsThere() throws Exception {
    String told =
        told(
            series(
                hunk("run.sh", "@@ -1 +1 @@", "-echo", "+print"),
                hunk("rust/Makefile", "@@ -3,3 +3,3 @@ here", " three", "-vier", "+4", " five")));

    assertThat(told)
        .startsWith(
            """
            rust/Makefile:4:1: error: patch 2/2 does not apply: hunk `@@ -3,3 +3,3 @@ here` does not match
                4 | four
                  | ^^^^
            note: the hunk wants here:
            note:   vier
            1.diff: note: `1.diff`
            """)
        .contains("help: rebase the series onto this tree");
  }

  @Test
  void hunkThatIsInTheTreeAlreadyIsCalledThat() throws Exception {
    assertThat(
            told(
                series(hunk("rust/Makefile", "@@ -1,3 +1,3 @@", " one", "-old", "+two", " three"))))
        .contains("note: the tree already has what this hunk makes");
  }

  @Test
  void fileThatIsNotThereAndFileThatIsThereAlready() throws Exception {
    assertThat(told(series(hunk("rust/Kbuild", "@@ -1 +1 @@", "-a", "+b"))))
        .contains("rust/Kbuild: error: patch 1/1 does not apply: no such file in the tree");
    assertThat(
            told(
                series(
                    """
                    diff --git a/run.sh b/run.sh
                    new file mode 100644
                    --- /dev/null
                    +++ b/run.sh
                    @@ -0,0 +1 @@
                    +x
                    """)))
        .contains("run.sh: error: patch 1/1 does not apply: the file it adds is there already");
  }

  @Test
  void patchThroughALinkOfTheTreeIsRefused() throws Exception {
    Path outside = Files.createDirectory(directory.resolve("outside"));
    Files.writeString(outside.resolve("x.c"), "int x;\n");
    Files.createSymbolicLink(tree.resolve("link"), outside);

    assertThat(told(series(hunk("link/x.c", "@@ -1 +1 @@", "-int x;", "+int y;"))))
        .contains("patch refused: `link/x.c` goes through the link link");
    assertThat(outside.resolve("x.c")).hasContent("int x;\n");
  }

  @Test
  void copyShowsEachStateAndIsTheTreeAgainInTheEnd() throws Exception {
    List<Overlay> states =
        apply(
            series(
                hunk("rust/Makefile", "@@ -1,2 +1,2 @@", "-one", "+1", " two"),
                """
                diff --git a/new/x.c b/new/x.c
                new file mode 100644
                --- /dev/null
                +++ b/new/x.c
                @@ -0,0 +1 @@
                +int n;
                """));
    Map<String, String> before = snapshot(tree);
    Path root = directory.resolve("work/source");
    SourceCopy.of(tree, root).close();
    Files.setLastModifiedTime(root.resolve("run.sh"), LONG_AGO);
    Files.setLastModifiedTime(root.resolve("rust/Makefile"), LONG_AGO);

    try (SourceCopy copy = SourceCopy.of(tree, root)) {
      copy.show(states.get(2));
      assertThat(root.resolve("rust/Makefile")).content().startsWith("1\ntwo\n");
      assertThat(root.resolve("new/x.c")).hasContent("int n;\n");
      assertThat(Files.getLastModifiedTime(root.resolve("run.sh"))).isEqualTo(LONG_AGO);
      assertThat(Files.getLastModifiedTime(root.resolve("rust/Makefile"))).isGreaterThan(LONG_AGO);
      copy.show(states.get(1));
      assertThat(root.resolve("new/x.c")).doesNotExist();
      assertThat(root.resolve("rust/Makefile")).content().startsWith("1\n");
    }

    assertThat(snapshot(tree)).isEqualTo(before);
    assertThat(root.resolve("rust/Makefile")).content().startsWith("one\n");
    assertThat(Files.getLastModifiedTime(root.resolve("rust/Makefile"))).isEqualTo(LONG_AGO);
  }

  @Test
  void copyFollowsTheTree() throws Exception {
    Path root = directory.resolve("work/source");
    SourceCopy.of(tree, root).close();
    write("rust/Makefile", "changed\n");
    Files.delete(tree.resolve("gone.c"));

    SourceCopy.of(tree, root).close();

    assertThat(root.resolve("rust/Makefile")).hasContent("changed\n");
    // Newer than what was built of the old one, whatever time the tree's file has.
    assertThat(Files.getLastModifiedTime(root.resolve("rust/Makefile"))).isGreaterThan(LONG_AGO);
    assertThat(root.resolve("gone.c")).doesNotExist();
  }

  private static Map<String, String> snapshot(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file.toString(), Files.getLastModifiedTime(file) + Files.readString(file));
      }
    }
    return files;
  }
}
