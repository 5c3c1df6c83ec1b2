package org.kbuildsim.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DiagnosticRendererTest {
  private final SourceText text = new SourceText("Kbuild", "a := 1\n\tb $(call emit,$(obj))\n");

  @Test
  void showsPlaceLineAndCaretUnderTabs() {
    int start = text.text().indexOf("$(obj)");
    Diagnostic diagnostic =
        Diagnostic.error(text.span(start, start + 6), "missing separator")
            .note(text.span(0, 1), "`obj` defined here (origin: file)")
            .help("write `obj := …`");

    assertThat(DiagnosticRenderer.render(diagnostic))
        .isEqualTo(
            """
            Kbuild:2:16: error: missing separator
                2 | \tb $(call emit,$(obj))
                  | \t              ^^^^^^
            Kbuild:1:1: note: `obj` defined here (origin: file)
            help: write `obj := …`
            """);
  }

  @Test
  void fileAsAWholeHasNoExcerpt() {
    assertThat(
            DiagnosticRenderer.render(
                Diagnostic.warning(Location.file("a.o"), "not relocatable object")))
        .isEqualTo("a.o: warning: not relocatable object\n");
  }

  @Test
  void cutsEndlessLines() {
    SourceText wide = new SourceText("wide", "x".repeat(1_000_000));

    String rendered = DiagnosticRenderer.render(Diagnostic.error(wide.span(500_000, 500_001), "m"));

    assertThat(rendered.lines()).allMatch(line -> line.length() < 250);
    assertThat(rendered).contains("^");
  }
}
