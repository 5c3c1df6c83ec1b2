package org.kbuildsim.make;

import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Span;

/**
 * Something that happened to a variable while makefiles were read.
 *
 * @param what the operator of an assignment, {@code =} to {@code !=}; or {@code undefine}, {@code
 *     export}, {@code unexport}; empty for a definition that no makefile makes
 * @param written the right-hand side as it stands there
 * @param value what the variable held afterwards, not expanded if it is recursive
 * @param origin that of the one who tried; the stronger wins
 * @param recursive whether the variable was recursive afterwards
 * @param scope the target whose variable it is, empty for the global one
 * @param effective whether it changed anything: a weaker origin does not, nor {@code ?=} where
 *     there is a value
 * @param at where it stands, null if no makefile did it
 */
public record Happening(
    String what,
    String written,
    String value,
    Origin origin,
    boolean recursive,
    String scope,
    boolean effective,
    @Nullable Span at) {}
