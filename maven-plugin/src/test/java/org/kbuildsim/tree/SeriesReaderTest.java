package org.kbuildsim.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.DiagnosticRenderer;

/** Series in the forms in which people keep and send them. */
final class SeriesReaderTest {
  private static final String DIFF =
      """
      diff --git a/rust/Makefile b/rust/Makefile
      index 1111111..2222222 100644
      --- a/rust/Makefile
      +++ b/rust/Makefile
      @@ -1,3 +1,3 @@ first
       one
      -two
      +zwei=é
       three
      """;

  @TempDir Path directory;

  private static String mail(String subject, String more, String body) {
    return "From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n"
        + "From: A Dev <a@example.org>\n"
        + "Date: Tue, 2 Dec 2025 20:27:00 +0000\n"
        + ("Subject: " + subject + "\n")
        + more
        + "\n"
        + body;
  }

  private static String body(String diff) {
    return "Why.\n\nSigned-off-by: A Dev <a@example.org>\n---\n rust/Makefile | 2 +-\n\n"
        + diff
        + "-- \n2.43.0\n\n";
  }

  private Path write(String name, String text) throws IOException {
    return Files.write(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertIsTheChange(Patch patch) {
    assertThat(patch.changes()).hasSize(1);
    FileChange change = patch.changes().get(0);
    assertThat(change.path()).isEqualTo("rust/Makefile");
    assertThat(change.hunks()).hasSize(1);
    assertThat(change.hunks().get(0).changes())
        .containsExactly(
            new Hunk.Line(Hunk.Kind.REMOVED, "two", 2, 2),
            new Hunk.Line(Hunk.Kind.ADDED, "zwei=é", 3, 2));
  }

  @Test
  void directoryOfFormatPatchIsReadInOrderWithItsCoverLetter() throws Exception {
    write("0000-cover-letter.patch", mail("[PATCH v2 0/2] All", "", "About it.\n"));
    write("0002-b.patch", mail("[PATCH v2 2/2] second", "", body(DIFF.replace("zwei=é", "2"))));
    write("0001-a.patch", mail("[PATCH v2 1/2] rust: first one,\n of a long name", "", body(DIFF)));
    write("notes.txt", "not a patch\n");

    PatchSeries series = SeriesReader.read(directory);

    assertThat(series.cover()).isEqualTo("All");
    assertThat(series.patches())
        .extracting(Patch::subject)
        .containsExactly("rust: first one, of a long name", "second");
    assertThat(series.patches().get(0).author()).isEqualTo("A Dev");
    assertThat(series.label(2)).isEqualTo("patch 2/2");
    assertIsTheChange(series.patches().get(0));
  }

  @Test
  void mailboxOfB4IsSortedByTheNumbersInItsSubjects() throws Exception {
    String from = "From git@z Thu Jan  1 00:00:00 1970\n";
    String second = mail("[PATCH RFC v3 2/2] b", "", body(DIFF)).replaceFirst("From .*\n", from);
    String first = mail("[PATCH RFC v3 1/2] a", "", body(DIFF)).replaceFirst("From .*\n", from);
    Path box = write("series.mbx", second + first);

    assertThat(SeriesReader.read(box).patches())
        .extracting(Patch::subject)
        .containsExactly("a", "b");
  }

  @Test
  void quotedPrintableIsUndone() throws Exception {
    String encoded =
        body(DIFF)
            .replace("=", "=3D")
            .replace("é", "=C3=A9")
            .replace("Signed-off-by: A Dev", "Signed-off-by: A=\n Dev");
    Path file =
        write(
            "qp.eml",
            mail(
                "[PATCH] x",
                """
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable
                """,
                encoded));

    assertIsTheChange(SeriesReader.read(file).patches().get(0));
  }

  @Test
  void otherCharsetBecomesUtf8AsByGitMailinfo() throws Exception {
    String headers =
        """
        MIME-Version: 1.0
        Content-Type: text/plain; charset=iso-8859-1
        Content-Transfer-Encoding: 8bit
        """;
    Path file = directory.resolve("latin.eml");
    Files.write(file, mail("[PATCH] x", headers, body(DIFF)).getBytes(StandardCharsets.ISO_8859_1));

    assertIsTheChange(SeriesReader.read(file).patches().get(0));
  }

  @Test
  void attachedPatchIsFound() throws Exception {
    String attached = Base64.getMimeEncoder().encodeToString(DIFF.getBytes(StandardCharsets.UTF_8));
    String parts =
        "--b\nContent-Type: text/plain\n\nSee below.\n\n--b\n"
            + "Content-Type: application/octet-stream\n"
            + "Content-Disposition: attachment; filename=\"0001-x.patch\"\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + attached
            + "\n--b--\n";
    Path file =
        write(
            "attached.eml",
            mail(
                "[PATCH] x",
                "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n",
                parts));

    assertIsTheChange(SeriesReader.read(file).patches().get(0));
  }

  @Test
  void carriageReturnsOfMailersAreDropped() throws Exception {
    Path file = write("crlf.patch", mail("[PATCH] x", "", body(DIFF)).replace("\n", "\r\n"));

    assertIsTheChange(SeriesReader.read(file).patches().get(0));
  }

  @Test
  void plainDiffIsASeriesOfOne() throws Exception {
    Path file = write("x.diff", DIFF);

    PatchSeries series = SeriesReader.read(file);

    assertThat(series.patches()).hasSize(1);
    assertIsTheChange(series.patches().get(0));
  }

  @Test
  void newDeletedRenamedAndModeAreSeen() throws Exception {
    Path file =
        write(
            "x.diff",
            """
            diff --git a/new.c b/new.c
            new file mode 100755
            index 0000000..2222222
            --- /dev/null
            +++ b/new.c
            @@ -0,0 +1 @@
            +int x;
            diff --git a/old.c b/old.c
            deleted file mode 100644
            index 1111111..0000000
            --- a/old.c
            +++ /dev/null
            @@ -1 +0,0 @@
            -int y;
            diff --git a/from.c b/to.c
            similarity index 100%
            rename from from.c
            rename to to.c
            diff --git a/run.sh b/run.sh
            old mode 100644
            new mode 100755
            """);

    List<FileChange> changes = SeriesReader.read(file).patches().get(0).changes();

    assertThat(changes)
        .extracting(FileChange::oldPath)
        .containsExactly(null, "old.c", "from.c", "run.sh");
    assertThat(changes)
        .extracting(FileChange::newPath)
        .containsExactly("new.c", null, "to.c", "run.sh");
    assertThat(changes.get(0).hunks().get(0).changes())
        .containsExactly(new Hunk.Line(Hunk.Kind.ADDED, "int x;", 0, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "../../home/x, leaves the tree",
    "rust/../../x, leaves the tree",
    ".git/hooks/post-commit, is git's own",
    "rust/.GIT/config, is git's own"
  })
  void pathsOutsideTheTreeAreRefused(String path, String why) throws Exception {
    Path file = write("x.diff", DIFF.replace("rust/Makefile", path));

    assertThat(told(file)).contains("patch refused: `" + path + "` " + why, "help: ");
  }

  @Test
  void absolutePathIsRefused() throws Exception {
    Path file =
        write(
            "x.diff",
            DIFF.replace("a/rust/Makefile", "a//etc/x").replace("b/rust/Makefile", "b//etc/x"));

    assertThat(told(file)).contains("patch refused: `/etc/x` is an absolute path");
  }

  @Test
  void linksAreRefused() throws Exception {
    Path file =
        write(
            "x.diff",
            """
            diff --git a/rust/keys b/rust/keys
            new file mode 120000
            index 0000000..2222222
            --- /dev/null
            +++ b/rust/keys
            @@ -0,0 +1 @@
            +/home/me/.ssh
            \\ No newline at end of file
            """);

    assertThat(told(file)).contains("patch refused: `rust/keys` is a link");
  }

  @Test
  void missingPatchIsToldBeforeAnythingIsApplied() throws Exception {
    write("1.patch", mail("[PATCH 1/3] a", "", body(DIFF)));
    write("3.patch", mail("[PATCH 3/3] c", "", body(DIFF)));

    assertThat(told(directory)).contains("series is incomplete: of 3 missing [2]");
  }

  @Test
  void twoVersionsInOneMailboxAreNotMixed() throws Exception {
    Path box =
        write(
            "x.mbx",
            mail("[PATCH 1/1] a", "", body(DIFF)) + mail("[PATCH v2 1/1] a", "", body(DIFF)));

    assertThat(told(box)).contains("several versions of a series: [1, 2]");
  }

  @Test
  void nothingToReadIsADiagnostic() throws Exception {
    assertThat(told(write("x.patch", "hello\n"))).contains("no patch in it");
    assertThatThrownBy(() -> SeriesReader.read(directory.resolve("nowhere.mbx")))
        .isInstanceOf(DiagnosticException.class);
  }

  private static String told(Path place) {
    try {
      SeriesReader.read(place);
      throw new AssertionError("was read");
    } catch (DiagnosticException e) {
      return DiagnosticRenderer.render(e.diagnostic());
    }
  }
}
