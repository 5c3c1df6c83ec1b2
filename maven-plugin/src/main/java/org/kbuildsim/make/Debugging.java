package org.kbuildsim.make;

import java.util.Set;

/** What {@code -d} and {@code --debug} have make tell of its thoughts (manual, 9.7), or nothing. */
public final class Debugging {
  /** A kind of thought. */
  public enum Topic {
    /** What is not up to date, and whether making it went well. */
    BASIC,
    /** What was looked at, and what need not be made. */
    VERBOSE,
    /** The search for implicit rules. */
    IMPLICIT,
    /** Recipes started and ended. */
    JOBS,
    /** Remaking of makefiles. */
    MAKEFILES,
    /** Recipes, silent ones too. */
    PRINT,
    /** Why a recipe is run. */
    WHY
  }

  private final Set<Topic> topics;
  private final Messages messages;
  private boolean muted;

  /** Creates what talks about {@code topics}. */
  public Debugging(Set<Topic> topics, Messages messages) {
    this.topics = topics;
    this.messages = messages;
  }

  private static String filled(String text, String... words) {
    StringBuilder out = new StringBuilder();
    int done = 0;
    for (String word : words) {
      int mark = text.indexOf("%s", done);
      out.append(text, done, mark).append(word);
      done = mark + 2;
    }
    return out.append(text.substring(done)).toString();
  }

  /** Returns whether {@code topic} is talked about. */
  public boolean on(Topic topic) {
    return topics.contains(topic) && !muted;
  }

  /** Begins or ends the remaking of makefiles, which is talked about only on request. */
  public void remakingMakefiles(boolean remaking) {
    muted = remaking && !topics.contains(Topic.MAKEFILES);
  }

  /**
   * Prints a line if {@code topic} is talked about.
   *
   * @param depth how far to indent it
   * @param text the line, {@code %s} in it standing for the next of {@code words}
   */
  public void say(Topic topic, int depth, String text, String... words) {
    if (on(topic)) {
      messages.print(" ".repeat(depth) + filled(text, words) + "\n");
    }
  }
}
