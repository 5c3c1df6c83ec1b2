package org.kbuildsim.make;

import java.util.List;

/**
 * The options that bear on evaluation.
 *
 * @param environmentOverrides {@code -e}
 * @param warnUndefinedVariables {@code --warn-undefined-variables}
 * @param includeDirectories where {@code include} looks, after the working directory
 */
public record Settings(
    boolean environmentOverrides,
    boolean warnUndefinedVariables,
    List<String> includeDirectories) {}
