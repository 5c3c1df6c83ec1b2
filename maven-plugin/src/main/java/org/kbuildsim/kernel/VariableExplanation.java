package org.kbuildsim.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a variable came to its value in the recipe of a target.
 *
 * @param variable its name
 * @param target the file whose recipe it is, below the object tree
 * @param runs what happened in each run of make that leads to the target, outermost first; a run
 *     hands an exported variable to the next as environment
 * @param value the words of the value, expanded in the recipe
 */
public record VariableExplanation(
    String variable, String target, List<Run> runs, List<ExplainedWord> value) {

  /**
   * A run of make.
   *
   * @param arguments those it was given
   */
  public record Run(String arguments, List<Event> events) {}

  /**
   * Something that happened to the variable.
   *
   * @param what the operator of an assignment, {@code =} to {@code !=}; or {@code undefine}, {@code
   *     export}, {@code unexport}; empty where no makefile did it
   * @param written the right-hand side as it stands there, or the value that came from outside
   * @param value what the variable held afterwards, not expanded if its flavor is recursive
   * @param flavor {@code recursive} or {@code simple}, afterwards
   * @param origin as {@code $(origin)} has it, of what tried: {@code file}, {@code override} …
   * @param scope the target whose own variable it is; empty for the global one
   * @param effective whether it changed anything: what is weaker than the origin of the value that
   *     is there does not, nor {@code ?=} where there is a value
   * @param at where it stands; null where no makefile did it
   */
  public record Event(
      String what,
      String written,
      String value,
      String flavor,
      String origin,
      String scope,
      boolean effective,
      @Nullable Position at) {}
}
