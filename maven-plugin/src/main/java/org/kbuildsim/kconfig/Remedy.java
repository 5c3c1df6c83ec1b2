package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Changes after which an option has the value that is wished for; none of them can be left out.
 *
 * <p>It was tried: the whole configuration was evaluated with the changes in it.
 *
 * @param changes in an order in which they can be made
 */
public record Remedy(List<Change> changes) {

  /**
   * One change.
   *
   * @param name the symbol, without {@code CONFIG_}
   * @param value the value it has to have, as it stands in a {@code .config}
   * @param by who can make it
   * @param environment the environment variables that tell which tools decide
   */
  public record Change(String name, String value, By by, Set<String> environment) {

    /** Returns whether a user can set it. */
    public boolean settable() {
      return by == By.OPTION;
    }

    /** Returns the change as it is written on a command line. */
    @Override
    public String toString() {
      return settable() ? "CONFIG_" + name + "=" + value : name + " = " + value;
    }
  }

  /** Who can make a change. */
  public enum By {
    /** A user: it has a prompt. */
    OPTION,
    /** Other tools: commands that were run decided. */
    TOOLS,
    /** Nothing in the Kconfig files read; perhaps those of another architecture. */
    NOTHING
  }

  /** Returns the changes as a sentence for people: what, and who can make them. */
  public String sentence() {
    List<String> words = new ArrayList<>();
    for (Change change : changes) {
      if (change.by() == By.NOTHING) {
        words.add(
            "it takes `"
                + change
                + "`, which nothing in the Kconfig files of this architecture sets");
      } else if (change.by() == By.TOOLS) {
        String which =
            change.environment().isEmpty()
                ? ""
                : " (" + String.join(", ", change.environment()) + ")";
        words.add("it takes `" + change + "`, which the tools decide" + which);
      }
    }
    String settings =
        changes.stream()
            .filter(Change::settable)
            .map(change -> "`" + change + "`")
            .collect(Collectors.joining(", "));
    if (!settings.isEmpty()) {
      words.add("set " + settings);
    }
    return String.join("; ", words);
  }

  /** Creates a remedy; the list is copied. */
  public Remedy {
    changes = List.copyOf(changes);
  }

  /** Returns whether options are all that has to be changed. */
  public boolean isSettable() {
    return changes.stream().allMatch(Change::settable);
  }

  @Override
  public String toString() {
    return changes.stream().map(Change::toString).collect(Collectors.joining(", "));
  }
}
