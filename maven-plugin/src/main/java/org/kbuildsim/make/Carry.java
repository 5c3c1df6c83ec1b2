package org.kbuildsim.make;

/**
 * Tells a trace where the characters of a function's result came from.
 *
 * <p>The result is there already, made as it is without tracing; what follows only finds its words
 * in the arguments. What cannot be found counts as computed by the function.
 */
interface Carry {
  /**
   * Sends {@code result} to {@code out}.
   *
   * @param again does the function with a word in place of an argument
   */
  void carry(Text[] arguments, String result, Again again, Trace out);

  /** Does the function once more, with {@code word} in place of one argument. */
  interface Again {
    String with(int argument, String word);
  }

  /** The function computes something new. */
  Carry NOTHING = (arguments, result, again, out) -> out.computed(result);

  /** The result is made of words of an argument, unchanged, in their order. */
  static Carry kept(int argument) {
    return (arguments, result, again, out) -> keep(arguments[argument], result, true, out);
  }

  /** The result is made of words of an argument in another order, each from where it is first. */
  static Carry sorted(int argument) {
    return (arguments, result, again, out) -> keep(arguments[argument], result, false, out);
  }

  private static void keep(Text text, String result, boolean inOrder, Trace out) {
    int from = 0;
    int done = 0;
    for (int at = Words.skipSpace(result, 0); at < result.length(); ) {
      int end = Words.skipWord(result, at);
      String word = result.substring(at, end);
      int found = find(text.chars(), word, inOrder ? from : 0);
      out.computed(result.substring(done, at));
      if (found < 0) {
        out.computed(word);
      } else {
        out.literal(word, text, found);
        from = found + word.length();
      }
      done = end;
      at = Words.skipSpace(result, end);
    }
    out.computed(result.substring(done));
  }

  /** The result is the last word of an argument. */
  static Carry last(int argument) {
    return (arguments, result, again, out) -> {
      Text text = arguments[argument];
      int end = Words.endWithoutSpace(text.chars(), 0);
      out.literal(result, text, end - result.length());
    };
  }

  /** The function is done to each word of an argument, one by one. */
  static Carry eachWord(int argument) {
    return (arguments, result, again, out) -> {
      Text text = arguments[argument];
      String chars = text.chars();
      Trace pieces = new Trace();
      int done = 0;
      for (int at = Words.skipSpace(chars, 0); at < chars.length(); ) {
        int end = Words.skipWord(chars, at);
        String word = chars.substring(at, end);
        String made = again.with(argument, word);
        int place = Words.skipSpace(result, done);
        if (made.isEmpty()) {
          // Nothing came of it.
        } else if (!result.startsWith(made, place)) {
          out.computed(result);
          return;
        } else {
          pieces.computed(result.substring(done, place));
          if (made.equals(word)) {
            pieces.literal(word, text, at);
          } else {
            pieces.rewritten(made, text, at);
          }
          done = place + made.length();
        }
        at = Words.skipSpace(chars, end);
      }
      pieces.computed(result.substring(done));
      Text traced = pieces.text();
      out.literal(traced.chars(), traced, 0);
    };
  }

  /** Every occurrence of the first argument in the third is replaced by the second. */
  Carry SUBST =
      (arguments, result, again, out) -> {
        String from = arguments[0].chars();
        String to = arguments[1].chars();
        Text text = arguments[2];
        String chars = text.chars();
        if (from.isEmpty()) {
          out.literal(chars, text, 0);
          out.literal(to, arguments[1], 0);
          return;
        }
        int done = 0;
        for (int at = chars.indexOf(from); at >= 0; at = chars.indexOf(from, done)) {
          out.literal(chars.substring(done, at), text, done);
          out.rewritten(to, text, at);
          done = at + from.length();
        }
        out.literal(chars.substring(done), text, done);
      };

  private static int find(String chars, String word, int from) {
    for (int at = Words.skipSpace(chars, from); at < chars.length(); ) {
      int end = Words.skipWord(chars, at);
      if (end - at == word.length() && chars.startsWith(word, at)) {
        return at;
      }
      at = Words.skipSpace(chars, end);
    }
    return -1;
  }
}
