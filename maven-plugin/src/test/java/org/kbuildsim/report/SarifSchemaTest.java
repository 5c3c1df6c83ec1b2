package org.kbuildsim.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kbuildsim.check.BuildGraph;
import org.kbuildsim.check.Check;
import org.kbuildsim.check.CheckResult;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.check.Finding;
import org.kbuildsim.check.Place;
import org.kbuildsim.tree.Patch;
import org.kbuildsim.tree.PatchSeries;

/** The SARIF report is what OASIS's schema says, with every kind of finding in it. */
final class SarifSchemaTest {
  private static final Place PLACE = new Place("rust/Makefile", 134, "\t-c $<", true, "@@", 1, 0);

  @Test
  void reportOfEveryKindOfFindingIsValid() throws Exception {
    List<Finding> findings =
        Arrays.stream(Check.values())
            .flatMap(check -> List.of(finding(check, PLACE), finding(check, null)).stream())
            .toList();

    assertThat(validate(SarifReport.of(result(findings), "0.1"))).isEmpty();
    assertThat(validate(SarifReport.of(result(List.of()), "0.1"))).isEmpty();
  }

  @Test
  void schemaIsOneThatRefuses() throws Exception {
    String report = SarifReport.of(result(List.of(finding(Check.BUILD_FAILS, PLACE))), "0.1");

    assertThat(validate(report.replace("\"startLine\": 134", "\"startLine\": 0"))).isNotEmpty();
    assertThat(validate(report.replace("\"error\"", "\"bad\""))).isNotEmpty();
  }

  private static Set<ValidationMessage> validate(String report) throws IOException {
    try (InputStream schema =
        SarifSchemaTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      JsonSchema sarif =
          JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(Objects.requireNonNull(schema));
      return sarif.validate(report, InputFormat.JSON);
    }
  }

  private static Finding finding(Check check, @Nullable Place place) {
    return new Finding(
        check,
        check.severity(),
        "message of " + check.id(),
        1,
        place,
        List.of("evidence"),
        List.of("help"),
        List.of("x86_64"),
        0);
  }

  private static CheckResult result(List<Finding> findings) {
    return new CheckResult(
        new PatchSeries("x.mbx", "", List.of(new Patch(1, "one", "", "x", List.of(), ""))),
        findings,
        List.of(Configuration.parse("x86_64")),
        List.of("arm64 alone: the series touches arch/arm64/ alone"),
        List.of(),
        BuildGraph.EMPTY,
        List.of(),
        List.of(),
        1,
        1,
        0,
        Duration.ZERO);
  }
}
