package org.kbuildsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.kbuildsim.check.BuildGraph;
import org.kbuildsim.check.Check;
import org.kbuildsim.check.CheckResult;
import org.kbuildsim.check.CommandChange;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.check.Finding;
import org.kbuildsim.check.Place;
import org.kbuildsim.check.Step;
import org.kbuildsim.diagnostic.Severity;
import org.kbuildsim.tree.Patch;
import org.kbuildsim.tree.PatchSeries;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** One finding in each of the forms that people and programs read. */
final class SeriesReportTest {
  private static final PatchSeries SERIES =
      new PatchSeries(
          "x.mbx",
          "",
          List.of(
              new Patch(1, "one & <first>", "", "x", List.of(), ""),
              new Patch(2, "two", "", "x", List.of(), "")));

  private static final Finding FINDING =
      new Finding(
          Check.HELPER_DEBUG_INFO,
          Severity.ERROR,
          "bitcode has debug information",
          1,
          new Place("rust/Makefile", 134, "\t-c -g0 $< \\", true, "@@ -1 +1 @@", 1, 0),
          List.of("seen: \u001b[1m<b>"),
          List.of("give `-g0`"),
          List.of("x86_64"),
          0);

  private static CheckResult result(Finding... findings) {
    return new CheckResult(
        SERIES,
        List.of(findings),
        List.of(Configuration.parse("x86_64")),
        List.of("arm64 alone: the series touches arch/arm64/ alone"),
        List.of(
            new Step(
                1,
                Configuration.parse("x86_64"),
                true,
                7,
                List.of(
                    new CommandChange(
                        List.of("rust/helpers/helpers.bc", "b.o"),
                        List.of(
                            new CommandChange.Word(CommandChange.Kind.KEPT, "clang"),
                            new CommandChange.Word(CommandChange.Kind.REMOVED, "-g0"),
                            new CommandChange.Word(
                                CommandChange.Kind.ADDED, "-D<x>", "Makefile:7:3 (\"a\")")))),
                List.of(),
                List.of("now_exported"),
                List.of())),
        new BuildGraph(
            List.of(
                new BuildGraph.Node("rust/helpers/helpers.bc", "clang"),
                new BuildGraph.Node("rust/helpers/helpers.c", "")),
            List.of(new BuildGraph.Edge("rust/helpers/helpers.c", "rust/helpers/helpers.bc"))),
        List.of(),
        List.of("`clang` was ended by signal 9"),
        2,
        3,
        4,
        Duration.ofMillis(1500));
  }

  @Test
  void fullForm() {
    assertThat(FindingText.lines(FINDING, SERIES))
        .containsExactly(
            "rust/Makefile:134: error: bitcode has debug information [helper-debug-info]",
            "  134 | -\t-c -g0 $< \\",
            "patch 1/2: note: `one & <first>`, @@ -1 +1 @@",
            "note: seen: \u001b[1m<b>",
            "note: seen in x86_64",
            "help: give `-g0`");
    assertThat(FindingText.summary(result(FINDING)))
        .containsExactly(
            "chosen: arm64 alone: the series touches arch/arm64/ alone",
            "disturbed: `clang` was ended by signal 9; run it again",
            "2 patches, 1 configuration, 2 builds (3 actions, 4 more from the cache), 1.5 s",
            "1 error, 0 warnings");
    assertThat(FindingText.summary(result())).endsWith("no findings");
  }

  @Test
  void oneLineForm() {
    assertThat(FindingText.line(FINDING, SERIES))
        .isEqualTo("rust/Makefile:134: ERROR: helper-debug-info: bitcode has debug information");
  }

  @Test
  void sarif() {
    JsonObject log = JsonParser.parseString(SarifReport.of(result(FINDING), "1")).getAsJsonObject();

    assertThat(log.get("version").getAsString()).isEqualTo("2.1.0");
    JsonObject run = log.getAsJsonArray("runs").get(0).getAsJsonObject();
    JsonObject driver = run.getAsJsonObject("tool").getAsJsonObject("driver");
    assertThat(driver.getAsJsonArray("rules")).hasSize(Check.values().length);
    JsonObject found = run.getAsJsonArray("results").get(0).getAsJsonObject();
    assertThat(found.get("ruleId").getAsString()).isEqualTo("helper-debug-info");
    assertThat(found.get("level").getAsString()).isEqualTo("error");
    JsonObject place =
        found
            .getAsJsonArray("locations")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("physicalLocation");
    assertThat(place.getAsJsonObject("artifactLocation").get("uri").getAsString())
        .isEqualTo("rust/Makefile");
    assertThat(place.getAsJsonObject("region").get("startLine").getAsInt()).isEqualTo(134);
  }

  @Test
  void junit() throws Exception {
    Document xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(
                    JunitReport.of(result(FINDING)).getBytes(StandardCharsets.UTF_8)));

    assertThat(xml.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
    Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("name")).isEqualTo("patch 1/2: one & <first>");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    Element failure = (Element) xml.getElementsByTagName("failure").item(0);
    assertThat(failure.getTextContent()).contains("help: give `-g0`");
    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
  }

  // The page is XML, too, so that it can be held to what it shows.
  @Test
  void html() throws Exception {
    String page = HtmlReport.of(result(FINDING));
    Document html =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));

    assertThat(html.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo("x.mbx");
    assertThat(texts(html, "th")).contains("patch 1/2 one & <first>", "x86_64");
    assertThat(texts(html, "td"))
        .containsExactly(
            "7 actions: helper-debug-info", "not possible yet", "-D<x>", "Makefile:7:3 (\"a\")");
    assertThat(texts(html, "h3"))
        .contains("error: bitcode has debug information [helper-debug-info]");
    assertThat(texts(html, "ins")).containsExactly("-D<x>");
    assertThat(((Element) html.getElementsByTagName("ins").item(0)).getAttribute("title"))
        .isEqualTo("Makefile:7:3 (\"a\")");
    assertThat(texts(html, "del")).containsExactly("-g0");
    assertThat(texts(html, "text"))
        .containsExactly("rust/helpers/helpers.c", "rust/helpers/helpers.bc");
    assertThat(html.getElementsByTagName("path").getLength()).isEqualTo(1);
    assertThat(page).contains("now_exported").doesNotContain("http://www.example", "<script");
  }

  private static List<String> texts(Document html, String tag) {
    NodeList found = html.getElementsByTagName(tag);
    return IntStream.range(0, found.getLength())
        .mapToObj(i -> found.item(i).getTextContent().strip())
        .toList();
  }
}
