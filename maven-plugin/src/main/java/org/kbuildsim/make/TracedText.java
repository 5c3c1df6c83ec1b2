package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.List;

/** Expanded text of which every character knows its origin. */
public final class TracedText {
  private final Text text;

  TracedText(Text text) {
    this.text = text;
  }

  /**
   * A word of it.
   *
   * @param at offset of its first character
   * @param origin that of its first character
   */
  public record Word(String chars, int at, CharacterOrigin origin) {}

  /** Returns the characters. */
  public String chars() {
    return text.chars();
  }

  /** Returns where the character at {@code offset} came from. */
  public CharacterOrigin origin(int offset) {
    return text.origin(offset);
  }

  /** Returns the words, each as text that knows its origin. */
  List<Text> parts() {
    return words(0, text.chars().length()).stream()
        .map(word -> text.part(word.at(), word.at() + word.chars().length()))
        .toList();
  }

  /** Returns the words from offset {@code start} up to {@code end}, as white space parts them. */
  public List<Word> words(int start, int end) {
    String chars = text.chars();
    List<Word> words = new ArrayList<>();
    for (int at = Words.skipSpace(chars, start); at < end; ) {
      int behind = Math.min(end, Words.skipWord(chars, at));
      words.add(new Word(chars.substring(at, behind), at, text.origin(at)));
      at = Words.skipSpace(chars, behind);
    }
    return words;
  }

  @Override
  public String toString() {
    return text.chars();
  }
}
