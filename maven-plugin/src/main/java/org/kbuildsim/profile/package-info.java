/**
 * Where the time of a build went.
 *
 * <p>{@link org.kbuildsim.profile.Profile} looks on at a build and takes down {@link
 * org.kbuildsim.profile.Span}s; {@link org.kbuildsim.profile.CriticalPath} finds the chain of
 * targets that the build cannot be shorter than.
 */
@NullMarked
package org.kbuildsim.profile;

import org.jspecify.annotations.NullMarked;
