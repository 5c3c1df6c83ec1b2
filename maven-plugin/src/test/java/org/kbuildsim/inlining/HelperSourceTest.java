package org.kbuildsim.inlining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which definitions a helper's source holds, by its text. */
final class HelperSourceTest {

  @Test
  void definitionsAreFoundWhereTheirNamesStand() {
    assertThat(
            read(
                """
                // void rust_helper_in_comment(void) {}
                #define wrap(n) \\
                void rust_helper_##n(void) { }
                __rust_helper void rust_helper_one(void)
                {
                \trust_helper_not(1);
                }

                __rust_helper struct page *
                rust_helper_two_lines(gfp_t gfp_mask,
                \t\t      unsigned int order)
                {
                \treturn alloc_pages(gfp_mask, order);
                }

                unsigned long rust_helper_bare(const void __user *from)
                {
                \treturn 0;
                }
                EXPORT_SYMBOL_GPL(rust_helper_bare);

                void rust_helper_declared(void);
                /* __rust_helper
                   is not here */
                int
                rust_helper_bare_too(int (*f)(void))
                {
                \treturn f();
                }
                """))
        .containsExactly(
            helper("one", 4, 20, true),
            helper("two_lines", 10, 1, true),
            helper("bare", 16, 15, false),
            helper("bare_too", 26, 1, false));
  }

  @Test
  void annotationOfTheFunctionBeforeIsNotTakenForItsOwn() {
    assertThat(
            read(
                """
                __rust_helper int rust_helper_a(void) { return 1; }
                int rust_helper_b(void) { return 2; }
                """))
        .containsExactly(helper("a", 1, 19, true), helper("b", 2, 5, false));
  }

  @Test
  void attributesWithArgumentsBelongToTheHead() {
    assertThat(
            read(
                """
                __rust_helper void *__must_check __realloc_size(2)
                rust_helper_realloc(const void *objp, size_t new_size)
                {
                \treturn NULL;
                }
                EXPORT_SYMBOL_GPL(rust_helper_realloc);
                __printf(1, 2) int rust_helper_print(const char *fmt, ...)
                {
                }
                """))
        .containsExactly(helper("realloc", 2, 1, true), helper("print", 7, 20, false));
  }

  private static HelperSource helper(String name, int line, int column, boolean annotated) {
    return new HelperSource(
        "rust_helper_" + name, new SourcePosition("x.c", line, column), annotated);
  }

  private static List<HelperSource> read(String source) {
    List<HelperSource> helpers = new ArrayList<>();
    HelperSource.read("x.c", source, helpers);
    return helpers;
  }
}
