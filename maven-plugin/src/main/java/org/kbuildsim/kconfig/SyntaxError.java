package org.kbuildsim.kconfig;

import org.jspecify.annotations.Nullable;

/** The present token cannot stand where it does; the statement that it is in is dropped. */
final class SyntaxError extends Exception {
  private static final long serialVersionUID = 1L;

  /** The statement's first token if that was no keyword, else null. */
  final transient @Nullable Token word;

  SyntaxError(@Nullable Token word) {
    super(null, null, false, false);
    this.word = word;
  }
}
