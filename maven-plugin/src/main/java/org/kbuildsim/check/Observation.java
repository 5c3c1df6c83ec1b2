package org.kbuildsim.check;

import java.util.ArrayList;
import java.util.List;

/**
 * What a check saw in one state of the tree, before it is known which patch is to blame.
 *
 * @param subject what it is about: a target, a variable, a symbol. Two observations of one check
 *     and one subject are one finding
 * @param words that the line to blame may hold, the most telling first; {@code file:line} for a
 *     line that is known
 */
record Observation(
    Check check,
    String subject,
    String message,
    List<String> words,
    List<String> evidence,
    List<String> help) {

  Observation {
    words = List.copyOf(words);
    evidence = List.copyOf(evidence);
    help = List.copyOf(help);
  }

  static Observation of(Check check, String subject, String message, String... words) {
    return new Observation(check, subject, message, List.of(words), List.of(), List.of());
  }

  Observation evidence(List<String> lines) {
    return new Observation(check, subject, message, words, lines, help);
  }

  Observation help(String line) {
    List<String> more = new ArrayList<>(help);
    more.add(line);
    return new Observation(check, subject, message, words, evidence, more);
  }

  String key() {
    return check.id() + " " + subject;
  }
}
