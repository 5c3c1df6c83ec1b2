package org.kbuildsim.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokens by themselves; NamedOptionsIT holds them against clang. */
final class OptionTokensTest {
  @Test
  void tokensAreNamedWhereverTheyStandButInComments() {
    assertThat(
            OptionTokens.of(
                """
                // SPDX-License-Identifier: it's CONFIG_IN_LINE_COMMENT
                #include <linux/kconfig.h> /* CONFIG_IN_COMMENT, and C */
                #if IS_ENABLED(CONFIG_ONE) && defined CONFIG_TWO
                static const char *s = "C \\" CONFIG_IN_STRING // /*";
                char c = '"', d = '\\'', e = '\\x27'; int f = CONFIG_THREE + 0xC;
                #endif
                """))
        .containsExactlyInAnyOrder("CONFIG_ONE", "CONFIG_TWO", "CONFIG_IN_STRING", "CONFIG_THREE");
  }

  @Test
  void assemblersSourcesAreReadToo() {
    assertThat(
            OptionTokens.of(
                "\tmovl $CONFIG_ONE, %eax\n\t.ascii \"no end CONFIG_TWO\n\t/* CONFIG_NOT */\n"))
        .containsExactlyInAnyOrder("CONFIG_ONE", "CONFIG_TWO");
  }

  @Test
  void splicedLinesAreOne() {
    assertThat(OptionTokens.of("CONF\\\nIG_ONE CONFIG_T\\  \r\nWO /\\\n* CONFIG_NOT *\\\n/"))
        .containsExactlyInAnyOrder("CONFIG_ONE", "CONFIG_TWO");
  }

  /** Names that may be put together, and texts that are not understood for certain. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "#define option(x) CONFIG_##x",
        "CAT(CON, FIG_ONE)",
        "CAT(C, ONFIG_ONE)",
        "#if 0\ndon't\n#endif",
        "char c = 'ab';",
        "R\"(\")\" CONFIG_ONE",
        "u8R\"(\")\"",
        "\\u0043",
        "a ??/\n b",
      })
  void allAreNamed(String source) {
    assertThat(OptionTokens.of(source)).containsExactly("CONFIG_");
  }

  @Test
  void longTextsAreNoMatterOfTheStack() {
    String many = "\\\"x".repeat(200_000);

    assertThat(OptionTokens.of("\"" + many + "\" 1" + "e+1".repeat(200_000) + " CONFIG_ONE"))
        .containsExactly("CONFIG_ONE");
  }
}
