package org.kbuildsim.kconfig;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the tree of reasons for a value: an expression, a symbol, or a command that was run.
 *
 * @param what the expression, symbol or command
 * @param value what it comes to: y, m, n, a number, a text, the command's output
 * @param how where the value is from; empty where that is plain from what is below
 * @param place where that stands; null for what stands in no file
 * @param causes what it depends on in turn; of that which is as it has to be, nothing
 */
public record Cause(
    String what, String value, String how, @Nullable Place place, List<Cause> causes) {

  /** Creates a cause; the list is copied. */
  public Cause {
    causes = List.copyOf(causes);
  }
}
