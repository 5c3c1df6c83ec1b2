package org.kbuildsim.build;

import java.util.ArrayList;
import java.util.List;
import org.kbuildsim.make.Target;

/** What a run knows about a target beyond its rules: its age, and how far it has got. */
final class Node {
  /** How far a target's recipe has got. */
  enum State {
    /** Not looked at, or looked at and not needed so far. */
    NOT_STARTED,
    /** Recipes of prerequisites are running. */
    PREREQUISITES_RUNNING,
    /** Its own recipe is running. */
    RUNNING,
    /** It needs nothing more. */
    FINISHED
  }

  /** How it went, best first. */
  enum Outcome {
    /** Made, or found up to date. */
    SUCCESS,
    /** Nothing known. */
    NONE,
    /** Would have to be made, but {@code -q} was given. */
    QUESTION,
    /** Could not be made. */
    FAILED
  }

  final Target target;
  State state = State.NOT_STARTED;
  Outcome outcome = Outcome.NONE;
  long modified = FileTimes.UNKNOWN;
  long modifiedBefore = FileTimes.UNKNOWN;

  /** Whether it is done with, well or not. */
  boolean updated;

  /** Whether it is being considered further up the stack: meeting it again closes a circle. */
  boolean updating;

  /** The pass in which it was considered last. */
  int considered;

  /** Whether nobody minds if it cannot be made. */
  boolean optional;

  /** Whether it failed without a word, because nobody minded then. */
  boolean unreported;

  /** Whether its file is not looked for along VPATH. */
  boolean ignoresVpath;

  /** Whether the listener was told that it is to be looked at, and not yet that it is done. */
  boolean announced;

  /** The name VPATH has found it by, to be used unless it is remade. */
  String foundName;

  Node(Target target) {
    this.target = target;
    this.foundName = target.name();
    if (target.phony()) {
      modified = FileTimes.NONEXISTENT;
      modifiedBefore = FileTimes.NONEXISTENT;
    }
  }

  static final List<String> NOTHING_KNOWN =
      List.of("Modification time never checked.", "File has not been updated.");

  /** Returns what {@code -p} says of it, one line each. */
  List<String> describe() {
    List<String> lines = new ArrayList<>();
    if (modified == FileTimes.UNKNOWN) {
      lines.add("Modification time never checked.");
    } else if (modified == FileTimes.NONEXISTENT) {
      lines.add("File does not exist.");
    } else if (modified == FileTimes.OLD) {
      lines.add("File is very old.");
    } else {
      lines.add("Last modified " + FileTimes.describe(modified));
    }
    lines.add(updated ? "File has been updated." : "File has not been updated.");
    boolean settled = state == State.NOT_STARTED || state == State.FINISHED;
    if (settled && updated) {
      switch (outcome) {
        case SUCCESS -> lines.add("Successfully updated.");
        case QUESTION -> lines.add("Needs to be updated (-q is set).");
        case FAILED -> lines.add("Failed to be updated.");
        case NONE -> {}
      }
    }
    return lines;
  }

  boolean running() {
    return state == State.RUNNING || state == State.PREREQUISITES_RUNNING;
  }

  @Override
  public String toString() {
    return target.name();
  }
}
