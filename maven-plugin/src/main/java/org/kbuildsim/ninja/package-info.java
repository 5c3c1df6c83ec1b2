/**
 * The action graph of a build as {@code build.ninja}.
 *
 * <p>{@link org.kbuildsim.ninja.GraphRecorder} looks on at a build of nothing and takes down what
 * each recipe ran, read and made; {@link org.kbuildsim.ninja.NinjaFile} writes that for ninja.
 */
@NullMarked
package org.kbuildsim.ninja;

import org.jspecify.annotations.NullMarked;
