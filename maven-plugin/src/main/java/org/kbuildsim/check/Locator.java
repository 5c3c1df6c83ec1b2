package org.kbuildsim.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.tree.FileChange;
import org.kbuildsim.tree.Hunk;
import org.kbuildsim.tree.Patch;

/**
 * Finds the line of a patch that an observation is about.
 *
 * <p>A place that is known wins if the patch added that line. Otherwise the changed line that holds
 * most of the telling words: a flag that a command lost stands in the line that was removed. What a
 * patch with a single change brings about, it brings about there.
 */
final class Locator {
  private static final Pattern KNOWN = Pattern.compile("(.+):(\\d+)");
  private static final int EXACT = 10_000;
  private static final int SAME_FILE = 30;
  private static final int BEST_WORD = 1_000;

  private Locator() {}

  /** Returns the line, or null if no line that the patch changes has to do with it. */
  static @Nullable Place find(Patch patch, List<String> words) {
    Place best = null;
    int most = 0;
    for (FileChange change : patch.changes()) {
      for (Hunk hunk : change.hunks()) {
        for (Hunk.Line line : hunk.changes()) {
          int score = score(change.path(), line, words);
          if (score > most) {
            most = score;
            best = place(patch, change, hunk, line, score);
          }
        }
      }
    }
    return best;
  }

  /** Returns where a patch begins that changes one run of lines, and therefore there or nowhere. */
  private static @Nullable Place onlyPlace(Patch patch) {
    if (patch.changes().size() != 1 || patch.changes().get(0).hunks().size() != 1) {
      return null;
    }
    FileChange change = patch.changes().get(0);
    Hunk hunk = change.hunks().get(0);
    List<Hunk.Line> changed = hunk.changes();
    int first = hunk.lines().indexOf(changed.get(0));
    boolean together = hunk.lines().subList(first, first + changed.size()).equals(changed);
    return together ? place(patch, change, hunk, changed.get(0), 0) : null;
  }

  private static Place place(
      Patch patch, FileChange change, Hunk hunk, Hunk.Line line, int likeness) {
    return new Place(
        change.path(),
        line.newLine(),
        line.text(),
        line.kind() == Hunk.Kind.REMOVED,
        hunk.header(),
        patch.number(),
        likeness);
  }

  /** Returns the line of any of {@code patches} that fits best, the first of them if many do. */
  static @Nullable Place find(List<Patch> patches, List<String> words) {
    Place best = null;
    for (Patch patch : patches) {
      Place place = find(patch, words);
      if (place != null && (best == null || place.likeness() > best.likeness())) {
        best = place;
      }
    }
    return best == null && patches.size() == 1 ? onlyPlace(patches.get(0)) : best;
  }

  private static int score(String path, Hunk.Line line, List<String> words) {
    String text = line.text().strip();
    int score = text.isEmpty() || text.startsWith("#") || text.startsWith("//") ? -5 : 0;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      Matcher known = KNOWN.matcher(word);
      if (known.matches()) {
        if (known.group(1).equals(path)) {
          boolean exact = Integer.parseInt(known.group(2)) == line.newLine();
          score += exact && line.kind() == Hunk.Kind.ADDED ? EXACT : SAME_FILE;
        }
      } else if (holds(text, word)) {
        // The words come with the most telling first.
        score += BEST_WORD / (i + 1);
      }
    }
    return score;
  }

  private static boolean holds(String text, String word) {
    int at = text.indexOf(word);
    while (at >= 0) {
      int end = at + word.length();
      boolean begins = at == 0 || !isPart(text.charAt(at - 1)) || !isPart(word.charAt(0));
      boolean ends =
          end == text.length()
              || !isPart(text.charAt(end))
              || !isPart(word.charAt(word.length() - 1));
      if (begins && ends) {
        return true;
      }
      at = text.indexOf(word, at + 1);
    }
    return false;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
