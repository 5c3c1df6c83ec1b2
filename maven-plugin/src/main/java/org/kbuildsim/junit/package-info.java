/**
 * Builds and cases in tests of one's own: {@link org.kbuildsim.junit.KbuildTest}, and {@link
 * org.kbuildsim.junit.KbuildAssertions} about what came out.
 *
 * <p>The only package that knows JUnit, which who uses it brings along.
 */
@NullMarked
package org.kbuildsim.junit;

import org.jspecify.annotations.NullMarked;
