package org.kbuildsim.rule;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A promise of kbuild's rules. */
public interface Rule {
  /** All of them. */
  List<Rule> ALL =
      List.of(
          new HelperDebugInfo(),
          new HelperSide(),
          new InternalHelpers(),
          new BitcodeTarget(),
          new IrAsText());

  /**
   * Returns where the promise is not kept.
   *
   * @param commands all that an object tree records, by target
   */
  List<Breach> breaches(Map<String, RecordedCommand> commands);

  /** Returns those of all promises. */
  static List<Breach> all(Map<String, RecordedCommand> commands) {
    return ALL.stream().map(rule -> rule.breaches(commands)).flatMap(Collection::stream).toList();
  }
}
