package org.kbuildsim.make;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Span;

/**
 * Where a character of expanded text came from.
 *
 * @param span the text that supplied it, as far as {@code how} says; null if nothing of a file had
 *     a part in it
 * @param chain the expansions that brought it, innermost first
 */
public record CharacterOrigin(@Nullable Span span, How how, List<Step> chain) {
  static final CharacterOrigin NONE = new CharacterOrigin(null, How.GIVEN, List.of());

  /** What the span has to do with the character. */
  public enum How {
    /** The character itself stands there. */
    WRITTEN,
    /** The word, or characters, that stand there were rewritten by the first function above. */
    REWRITTEN,
    /** The call of the function that computed it stands there. */
    COMPUTED,
    /**
     * The reference to the variable that held it stands there; no makefile wrote the value: it is
     * automatic, of the command line, of the environment, or built in.
     */
    GIVEN
  }
}
