package org.kbuildsim.make;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words that are looked for without cutting the text into words. */
final class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "a, a ab a-b xa aa b a, a a",
    "aa, aaa aa aaaa, aa",
    "FORCE, x.c FORCE, FORCE",
    "a, ab ba, ''",
    "\\%, % a% \\%, %",
  })
  void filterForOneWordFindsWholeWords(String word, String text, String found) {
    assertThat(Words.filter(word, text, true)).isEqualTo(found);
  }
}
