package org.kbuildsim.kconfig;

import org.jspecify.annotations.Nullable;

/** What a configuration knows of one symbol. All transitions are in {@link Configuration}. */
final class SymbolState {
  /** The value; {@code text} counts for numbers, strings and literals, {@code value} for others. */
  Tristate value = Tristate.N;

  @Nullable String text;

  /** The most that its prompts and their conditions allow. */
  Tristate visible = Tristate.N;

  Tristate direct = Tristate.N;
  Tristate selected = Tristate.N;
  Tristate implied = Tristate.N;

  /** The round of evaluation in which the value was found; it holds for no other. */
  int round = -1;

  /** Whether it belongs into a {@code .config}. */
  boolean write;

  /** Whether it is in the {@code .config} being written already. */
  boolean written;

  /** A value supposed for the sake of argument, whatever the Kconfig files say; or null. */
  @Nullable String supposed;

  /** What was asked for. */
  boolean asked;

  Tristate askedValue = Tristate.N;
  @Nullable String askedText;

  /** What stood in auto.conf. */
  boolean old;

  Tristate oldValue = Tristate.N;
  @Nullable String oldText;
}
