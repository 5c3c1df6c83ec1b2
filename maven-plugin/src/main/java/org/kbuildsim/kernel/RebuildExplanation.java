package org.kbuildsim.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a build would make a file anew, and why.
 *
 * @param target the file, below the object tree
 * @param neededBy the targets on whose behalf the sub-make looks at it, up to its goal
 * @param runs the arguments of each run of make that leads to it, outermost first
 * @param checks the phony prerequisites that have its recipe looked at on every build: FORCE
 * @param reason why it would be made; null if it is up to date
 */
public record RebuildExplanation(
    String target,
    List<String> neededBy,
    List<String> runs,
    List<String> checks,
    @Nullable Reason reason) {

  /**
   * Why a file would be made.
   *
   * @param target the file, below the object tree
   * @param recipe the file and line where its recipe stands
   * @param sure false if it depends on what a recipe finds that is run on every build and compares:
   *     kbuild's {@code filechk}
   * @param missing whether the file is not there
   * @param prerequisites those on whose account it is old
   * @param command how its command differs from the one that made it; null if it does not, or if
   *     that is not recorded
   */
  public record Reason(
      String target,
      String recipe,
      boolean sure,
      boolean missing,
      List<Prerequisite> prerequisites,
      @Nullable CommandChange command) {}

  /**
   * A prerequisite on whose account a file is old.
   *
   * @param state {@code newer}; {@code made}: it would be made itself before; {@code gone}: there
   *     is no such file; {@code phony}
   * @param reason why it would be made; null for the other states, and where it was told before
   */
  public record Prerequisite(String name, String state, @Nullable Reason reason) {}

  /**
   * What has changed in a command; of the same words in another order, all.
   *
   * @param removed the words that the recorded command had, and the present one has not
   * @param added the words that the present command has more, and where they come from
   */
  public record CommandChange(List<String> removed, List<ExplainedWord> added) {}
}
