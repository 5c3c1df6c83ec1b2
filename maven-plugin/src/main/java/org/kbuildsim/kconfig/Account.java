package org.kbuildsim.kconfig;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All there is to say of one option: its value, why it is that, and what would make it y.
 *
 * @param type {@code bool}, {@code tristate} …
 * @param prompt the text that asks for it, or null: it is computed
 * @param cause the value and the tree of its reasons
 * @param remedies the smallest sets of changes found that make it y, smallest first; those that
 *     options suffice for before others; none if it is y, or no y or n at all
 */
public record Account(String type, @Nullable String prompt, Cause cause, List<Remedy> remedies) {

  /** Creates an account; the list is copied. */
  public Account {
    remedies = List.copyOf(remedies);
  }

  /** Returns the option's name without {@code CONFIG_}. */
  public String name() {
    return cause.what();
  }

  /** Returns the option's value. */
  public String value() {
    return cause.value();
  }
}
