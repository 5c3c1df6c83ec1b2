package org.kbuildsim.build;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.make.TracedText;

/**
 * Why a file would be made anew by a build.
 *
 * @param file the file, absolute
 * @param missing whether it is not there
 * @param causes the prerequisites that make it old; of a missing file none, they do not matter
 * @param sure false if the recipe is run on every build and does not say beforehand whether it will
 *     change the file: kbuild's {@code filechk} compares what it makes with what is there
 * @param recipe the file and line where its recipe stands
 * @param lines the lines of its recipe, expanded
 */
public record Rebuild(
    Path file,
    boolean missing,
    List<Cause> causes,
    boolean sure,
    String recipe,
    List<TracedText> lines) {

  /** Returns the words of each command that would be run. */
  public List<List<TracedText.Word>> commands() {
    return Question.words(lines);
  }

  /**
   * A prerequisite on whose account a file is old.
   *
   * @param name as it stands in the rule
   * @param file the file of that name, absolute
   * @param made why it would be made itself, if {@code kind} is {@link Kind#MADE}
   */
  public record Cause(String name, Path file, Kind kind, @Nullable Rebuild made) {}

  /** What is the matter with a prerequisite. */
  public enum Kind {
    /** It is phony, as kbuild's FORCE: the recipe is expanded on every build, and may be empty. */
    FORCED,
    /** It does not exist, and no rule met so far makes it. */
    GONE,
    /** Its file is newer. */
    NEWER,
    /** It would be made anew itself. */
    MADE
  }
}
