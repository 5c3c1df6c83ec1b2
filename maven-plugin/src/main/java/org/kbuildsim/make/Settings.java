package org.kbuildsim.make;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options that bear on evaluation.
 *
 * @param environmentOverrides {@code -e}
 * @param warnUndefinedVariables {@code --warn-undefined-variables}
 * @param includeDirectories where {@code include} looks, after the working directory
 * @param provenance makes values remember where they came from; null if nobody will ask
 */
public record Settings(
    boolean environmentOverrides,
    boolean warnUndefinedVariables,
    List<String> includeDirectories,
    @Nullable Provenance provenance) {}
