package org.kbuildsim.make;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options that bear on evaluation.
 *
 * @param version whose language it is
 * @param environmentOverrides {@code -e}
 * @param warnUndefinedVariables {@code --warn-undefined-variables}
 * @param includeDirectories where {@code include} looks, after the working directory
 * @param debugging what make tells of its thoughts
 * @param provenance makes values remember where they came from; null if nobody will ask
 */
public record Settings(
    MakeVersion version,
    boolean environmentOverrides,
    boolean warnUndefinedVariables,
    List<String> includeDirectories,
    Debugging debugging,
    @Nullable Provenance provenance) {}
