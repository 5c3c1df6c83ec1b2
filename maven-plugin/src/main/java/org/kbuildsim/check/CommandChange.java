package org.kbuildsim.check;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kbuildsim.kernel.ExplainedWord;
import org.kbuildsim.rule.RecordedCommand;

/**
 * What a patch does to the command of a target, and of others that change alike.
 *
 * @param targets all that change so, the first the one whose words are shown
 * @param words its command before and after, in one list
 */
public record CommandChange(List<String> targets, List<Word> words) {

  /** What becomes of a word. */
  public enum Kind {
    KEPT,
    ADDED,
    REMOVED
  }

  /**
   * A word of a command.
   *
   * @param origin the place of the makefile that an added word comes from, and what that has to do
   *     with it; empty where it is not known
   */
  public record Word(Kind kind, String text, String origin) {
    /** Creates a word that nothing more is known of. */
    public Word(Kind kind, String text) {
      this(kind, text, "");
    }
  }

  /** Creates a change; the lists are copied. */
  public CommandChange {
    targets = List.copyOf(targets);
    words = List.copyOf(words);
  }

  /** Returns what is different, commands that are only in one of the two states among it. */
  static List<CommandChange> between(
      Map<String, RecordedCommand> before, Map<String, RecordedCommand> after) {
    Map<List<Word>, List<String>> targets = new LinkedHashMap<>();
    Map<List<Word>, List<Word>> words = new LinkedHashMap<>();
    after.forEach(
        (target, command) -> {
          RecordedCommand made = before.get(target);
          String old = made == null ? "" : text(made, command);
          if (!old.equals(command.text())) {
            List<Word> all = words(old, command.text());
            List<Word> change = all.stream().filter(word -> word.kind() != Kind.KEPT).toList();
            targets.computeIfAbsent(change, c -> new ArrayList<>()).add(target);
            words.putIfAbsent(change, all);
          }
        });
    List<CommandChange> changes = new ArrayList<>();
    targets.forEach(
        (change, names) ->
            changes.add(new CommandChange(names, words.getOrDefault(change, List.of()))));
    return changes;
  }

  // Two configurations have two object trees, which is no difference.
  private static String text(RecordedCommand old, RecordedCommand now) {
    return old.directory().equals(now.directory())
        ? old.text()
        : old.text().replace(old.directory().toString(), now.directory().toString());
  }

  /** Returns the target whose words are shown. */
  String shown() {
    return targets.get(0);
  }

  /** Returns whether there are words that come from somewhere in the makefiles as they are now. */
  boolean adds() {
    return words.stream().anyMatch(word -> word.kind() == Kind.ADDED);
  }

  /**
   * Returns the same with the origins of added words.
   *
   * @param explained the command as it is now; its words have lost their quotes
   */
  CommandChange with(List<ExplainedWord> explained) {
    List<Word> with = new ArrayList<>();
    int at = 0;
    for (Word word : words) {
      int found = word.kind() == Kind.REMOVED ? -1 : indexOf(explained, word.text(), at);
      boolean known = found >= 0 && word.kind() == Kind.ADDED;
      with.add(known ? new Word(word.kind(), word.text(), explained.get(found).where()) : word);
      at = found >= 0 ? found + 1 : at;
    }
    return new CommandChange(targets, with);
  }

  private static int indexOf(List<ExplainedWord> explained, String word, int from) {
    String plain = word.replace("'", "");
    for (int i = from; i < explained.size(); i++) {
      if (explained.get(i).word().replace("'", "").equals(plain)) {
        return i;
      }
    }
    return -1;
  }

  private static List<Word> words(String before, String after) {
    List<String> old = split(before);
    List<String> now = split(after);
    List<Word> words = new ArrayList<>();
    int at = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
      for (; at < delta.getSource().getPosition(); at++) {
        words.add(new Word(Kind.KEPT, old.get(at)));
      }
      delta.getSource().getLines().forEach(word -> words.add(new Word(Kind.REMOVED, word)));
      if (delta.getType() != DeltaType.DELETE) {
        delta.getTarget().getLines().forEach(word -> words.add(new Word(Kind.ADDED, word)));
      }
      at += delta.getSource().size();
    }
    for (; at < old.size(); at++) {
      words.add(new Word(Kind.KEPT, old.get(at)));
    }
    return words;
  }

  private static List<String> split(String command) {
    return command.isBlank() ? List.of() : List.of(command.strip().split("\\s+"));
  }
}
