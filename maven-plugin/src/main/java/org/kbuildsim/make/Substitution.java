package org.kbuildsim.make;

import org.jspecify.annotations.Nullable;

/**
 * The tail of a substitution reference, {@code :a=b} in {@code $(X:a=b)}.
 *
 * @param colon where in the reference the colon stands; the variable's name ends there
 */
record Substitution(int colon, String pattern, String replacement) {

  /** Returns the substitution in {@code reference}, or null if it is all a name. */
  static @Nullable Substitution find(String reference) {
    int colon = reference.indexOf(':');
    int equals = colon < 0 ? -1 : reference.indexOf('=', colon + 1);
    return equals < 0
        ? null
        : new Substitution(
            colon, reference.substring(colon + 1, equals), reference.substring(equals + 1));
  }

  /** Applies it to every word; a pattern without {@code %} is a suffix. */
  String apply(String words) {
    Pattern from = Pattern.of(pattern);
    return from.isLiteral()
        ? Words.substitute(words, new Pattern("", from.prefix()), new Pattern("", replacement))
        : Words.substitute(words, from, Pattern.of(replacement));
  }
}
