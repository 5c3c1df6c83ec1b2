/**
 * The GNU make language: reading and evaluating makefiles, the database of rules, implicit rules.
 *
 * <p>A caller needs {@link org.kbuildsim.make.Evaluator} (variables and expansion), {@link
 * org.kbuildsim.make.MakefileReader} (statements) and {@link org.kbuildsim.make.RuleDatabase} (what
 * the statements said). Nothing here runs a recipe or knows what a kernel is.
 */
@NullMarked
package org.kbuildsim.make;

import org.jspecify.annotations.NullMarked;
