package org.kbuildsim.profile;

/**
 * Something that a build spent time on; times in nanoseconds since the profile began.
 *
 * @param id counts from 0 in the order of beginnings
 * @param parent the id of the span that it was part of, or -1
 * @param lane which of the threads that were busy at a time; spans of a lane nest
 * @param since from when on it waited for a slot to begin in; {@code start} if it did not
 * @param cpu what its thread used of the processors meanwhile
 * @param processCpu what the process used that it stands for; 0 for anything else
 * @param outcome how it ended: {@code status 0}, {@code from the cache}
 * @param detail the whole command, or the makefile's line
 */
public record Span(
    Kind kind,
    String name,
    int id,
    int parent,
    int lane,
    long since,
    long start,
    long end,
    long cpu,
    long processCpu,
    String outcome,
    String detail) {

  /** What kinds there are. */
  public enum Kind {
    /** A make, outermost or not, from its start to its end. */
    RUN("deciding and expanding"),
    /** The reading of a run's makefiles. */
    READING("reading makefiles"),
    /** The commands of a recipe. */
    RECIPE("the shell's part"),
    /** A tool that is no Java: a known answer, a result from the cache, or a process. */
    TOOL("looking into the cache"),
    /** One of kbuild's own programs, in Java. */
    JAVA("kbuild's programs in Java"),
    /** A process, from its start to its end. */
    PROCESS("starting processes");

    private final String work;

    Kind(String work) {
      this.work = work;
    }

    /** Returns what of our own is done in it, outside of the spans that are part of it. */
    public String work() {
      return work;
    }
  }

  /** Returns how long it took, without what it waited before. */
  public long time() {
    return end - start;
  }
}
