package org.kbuildsim.check;

/**
 * The line of a patch that brought a finding in.
 *
 * @param file below the top of the tree
 * @param line counted from 1, in the file as it is with the patch; for a line that was removed,
 *     that of the line which took its place
 * @param text the line
 * @param removed whether the patch removed it
 * @param hunk first line of the hunk it stands in
 * @param patch the patch, counted from 1
 * @param likeness how well it fits what was observed; more is better
 */
public record Place(
    String file, int line, String text, boolean removed, String hunk, int patch, int likeness) {}
