/** Maven goals: parameters in, one call, report out. The only package that knows Maven. */
@NullMarked
package org.kbuildsim.mojo;

import org.jspecify.annotations.NullMarked;
