/**
 * Mutation testing of build logic: every word, prerequisite, condition and line of makefiles and
 * Kconfig changed in turn, and what the checks say of it.
 */
@NullMarked
package org.kbuildsim.mutation;

import org.jspecify.annotations.NullMarked;
