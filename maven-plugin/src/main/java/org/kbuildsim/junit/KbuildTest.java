package org.kbuildsim.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of a kernel tree that was built, or of cases that were run.
 *
 * <pre>
 * &#64;KbuildTest("x86_64+RUST_INLINE_HELPERS")
 * void helpersAreInlined(BuiltTree build) {
 *   assertThat(build).module("rust_minimal").hasNoUndefined().doesNotContainSymbol("rust_helper_*");
 * }
 *
 * &#64;KbuildTest(corpus = "src/test/corpus", cases = "mine/**")
 * void myCases(CorpusOutcome cases) {
 *   assertThat(cases).passed();
 * }
 * </pre>
 *
 * <p>A tree is built once for all tests that want it in the same configuration. System properties
 * say the rest, named as the goals' are: {@code kbuild.toolchain}, {@code kbuild.cache}, {@code
 * kbuild.offline}, and {@code kbuild.output}, by default {@code target/kbuild-test}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Test
@ExtendWith(KbuildExtension.class)
public @interface KbuildTest {
  /** Returns the configuration: {@code arm64+RUST_INLINE_HELPERS}. */
  String value() default "x86_64";

  /**
   * Returns the directory or the jar with the tree; without, the jar of the miniature kernel on the
   * class path.
   */
  String tree() default "";

  /** Returns the directory of the cases. */
  String corpus() default "src/test/corpus";

  /** Returns which cases, as a glob of their names; empty for all. */
  String cases() default "";
}
