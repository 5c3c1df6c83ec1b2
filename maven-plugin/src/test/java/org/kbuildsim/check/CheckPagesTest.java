package org.kbuildsim.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of finding has its page, and no page is left of one that is gone. */
final class CheckPagesTest {
  private static final Path PAGES = Path.of("../docs/checks");

  @ParameterizedTest
  @EnumSource(Check.class)
  void pageSaysTheRuleAndShowsOutput(Check check) throws Exception {
    List<String> page = Files.readAllLines(PAGES.resolve(check.id() + ".md"));

    assertThat(page.get(0)).isEqualTo("# " + check.id());
    assertThat(page).anyMatch(line -> line.contains(check.rule()));
    assertThat(page)
        .anyMatch(
            line ->
                line.endsWith("[" + check.id() + "]")
                    || line.contains("hence " + check.id() + ": "));
  }

  @Test
  void pagesAreThoseOfTheChecks() throws Exception {
    List<String> ids = Stream.of(Check.values()).map(check -> check.id() + ".md").sorted().toList();
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(
              files
                  .map(f -> f.getFileName().toString())
                  .filter(f -> !f.equals("README.md"))
                  .sorted())
          .isEqualTo(ids);
    }
  }
}
