package org.kbuildsim.shell;

import org.jspecify.annotations.Nullable;

/**
 * One redirection.
 *
 * @param descriptor the file descriptor it is about
 * @param source a file name, a descriptor's number or {@code -}, or a here-document
 */
record Redirect(int descriptor, Kind kind, Source source) {

  /** What the redirection does with its word. */
  enum Kind {
    READ,
    WRITE,
    /** {@code >|}: as {@code >}, whatever {@code set -C} says. */
    CLOBBER,
    APPEND,
    /** {@code <&} and {@code >&}, which differ only in the descriptor they default to. */
    DUPLICATE,
    HERE_DOCUMENT
  }

  /** The word of a redirection; a here-document's body is known only at the end of its line. */
  static final class Source {
    private @Nullable Word word;

    Source() {}

    Source(Word word) {
      this.word = word;
    }

    void set(Word body) {
      word = body;
    }

    Word word() {
      if (word == null) {
        throw new IllegalStateException("here-document was not read");
      }
      return word;
    }
  }
}
