package org.kbuildsim.tree;

import java.util.Collections;
import java.util.List;
import org.eclipse.jgit.patch.PatchApplier;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.diagnostic.SourceText;

/** Says why a patch does not apply: which hunk, and what stands in the file in its place. */
final class Misfit {
  private final PatchSeries series;
  private final Patch patch;
  private final Files files;

  /** The tree as it is before the patch. */
  interface Files {
    /** Returns the lines of a file, or null where there is none. */
    @Nullable List<String> lines(String path);
  }

  /**
   * Creates a question about {@code patch}.
   *
   * @param files as they are before the patch
   */
  Misfit(PatchSeries series, Patch patch, Files files) {
    this.series = series;
    this.patch = patch;
    this.files = files;
  }

  /** Returns what to tell; {@code errors} is JGit's word, for what is not seen here. */
  Diagnostic diagnostic(List<PatchApplier.Result.Error> errors) {
    return why(errors)
        .note(Location.file(patch.origin()), "`" + patch.subject() + "`")
        .help("rebase the series onto this tree, or name the tree it is for: -Dkbuild.tree=DIR");
  }

  private Diagnostic why(List<PatchApplier.Result.Error> errors) {
    String what = series.label(patch.number()) + " does not apply: ";
    for (FileChange change : patch.changes()) {
      String old = change.oldPath();
      List<String> text = old == null ? null : files.lines(old);
      if (old == null) {
        if (files.lines(change.path()) != null) {
          return Diagnostic.error(
              Location.file(change.path()), what + "the file it adds is there already");
        }
      } else if (text == null) {
        return Diagnostic.error(Location.file(old), what + "no such file in the tree");
      } else {
        int shift = 0;
        for (Hunk hunk : change.hunks()) {
          int at = position(text, hunk.before(), hunk.oldStart() - 1 + shift);
          if (at < 0) {
            return misfit(what, old, text, hunk, shift);
          }
          shift = at - (hunk.oldStart() - 1);
        }
      }
    }
    Diagnostic other = Diagnostic.error(Location.file(patch.origin()), what + "git refuses it");
    for (PatchApplier.Result.Error error : errors) {
      other = other.note(error.toString());
    }
    return other;
  }

  private Diagnostic misfit(String what, String path, List<String> text, Hunk hunk, int shift) {
    String message = what + "hunk `" + hunk.header() + "` does not match";
    List<String> wanted = hunk.before();
    int from = nearest(text, wanted, hunk.oldStart() - 1 + shift);
    int row = 0;
    while (row < wanted.size()
        && from + row < text.size()
        && wanted.get(row).equals(text.get(from + row))) {
      row++;
    }
    String line = row < wanted.size() ? wanted.get(row) : "";
    Diagnostic told;
    if (from + row >= text.size()) {
      told =
          Diagnostic.error(Location.file(path), message)
              .note("the file ends here, the hunk wants:");
    } else {
      SourceText source = new SourceText(path, String.join("\n", text));
      int start = 0;
      for (int i = 0; i < from + row; i++) {
        start += text.get(i).length() + 1;
      }
      int length = text.get(from + row).length();
      told =
          Diagnostic.error(source.span(start, start + length), message)
              .note("the hunk wants here:");
    }
    told = told.note("  " + line);
    List<String> after =
        hunk.lines().stream()
            .filter(l -> l.kind() != Hunk.Kind.REMOVED)
            .map(Hunk.Line::text)
            .toList();
    return Collections.indexOfSubList(text, after) >= 0
        ? told.note("the tree already has what this hunk makes")
        : told;
  }

  private static int position(List<String> text, List<String> wanted, int expected) {
    if (matches(text, wanted, expected)) {
      return expected;
    }
    for (int distance = 1; distance <= text.size(); distance++) {
      if (matches(text, wanted, expected - distance)) {
        return expected - distance;
      }
      if (matches(text, wanted, expected + distance)) {
        return expected + distance;
      }
    }
    return -1;
  }

  private static boolean matches(List<String> text, List<String> wanted, int at) {
    return at >= 0
        && at + wanted.size() <= text.size()
        && text.subList(at, at + wanted.size()).equals(wanted);
  }

  /** Returns where most of the lines stand that the hunk wants, the expected place if nowhere. */
  private static int nearest(List<String> text, List<String> wanted, int expected) {
    int best = Math.max(0, Math.min(expected, text.size()));
    int most = equalLines(text, wanted, best);
    for (int at = 0; at < text.size(); at++) {
      int equal = equalLines(text, wanted, at);
      if (equal > most) {
        most = equal;
        best = at;
      }
    }
    return best;
  }

  private static int equalLines(List<String> text, List<String> wanted, int at) {
    int equal = 0;
    for (int i = 0; i < wanted.size() && at + i < text.size(); i++) {
      if (!wanted.get(i).isBlank() && wanted.get(i).equals(text.get(at + i))) {
        equal++;
      }
    }
    return equal;
  }
}
