package org.kbuildsim.kernel;

import java.util.List;

/**
 * What would be run to make a file.
 *
 * @param target the file, below the object tree
 * @param recipe the file and line where the recipe stands
 * @param neededBy the targets on whose behalf the sub-make makes it, up to its goal
 * @param runs the arguments of each run of make that leads to it, outermost first
 * @param commands the words of each command
 */
public record RecipeExplanation(
    String target,
    String recipe,
    List<String> neededBy,
    List<String> runs,
    List<List<ExplainedWord>> commands) {}
