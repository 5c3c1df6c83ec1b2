package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.check.Check;
import org.kbuildsim.check.CheckRequest;
import org.kbuildsim.check.CheckResult;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.check.SeriesCheck;
import org.kbuildsim.kernel.CacheRequest;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.report.FindingText;
import org.kbuildsim.tree.SeriesReader;
import org.yaml.snakeyaml.Yaml;

/**
 * The faults of {@code single-faults.yaml}, each as a series of its own: found by the check that it
 * names, at the line that the patch touches. Profile {@code single-faults}; {@code kbuild.fault} is
 * a regular expression of those to try.
 */
@Tag("single-faults")
final class SingleFaultsIT {
  // Shared: the tree without patches is built once a configuration.
  @TempDir static Path directory;

  @TestFactory
  Stream<DynamicTest> isFoundByItsCheckAtItsLine() throws Exception {
    List<Map<String, String>> faults;
    try (InputStream in = SingleFaultsIT.class.getResourceAsStream("/single-faults.yaml")) {
      faults = new Yaml().load(in);
    }
    assertThat(faults).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    String wanted = System.getProperty("kbuild.fault", "");
    return faults.stream()
        .filter(fault -> fault.get("fault").matches(".*(" + wanted + ").*"))
        .map(fault -> DynamicTest.dynamicTest(fault.get("fault"), () -> check(fault)));
  }

  private static void check(Map<String, String> description) throws Exception {
    Check check =
        Check.valueOf(description.get("found").toUpperCase(Locale.ROOT).replace('-', '_'));
    Fault fault =
        new Fault(check, description.get("file"), description.get("from"), description.get("to"));
    String before = Files.readString(Lab.tree().resolve(fault.file()));
    Path series = Files.createTempDirectory(directory, "fault");
    Files.writeString(series.resolve("0001-fault.patch"), fault.patch(before));

    CheckResult result =
        SeriesCheck.run(
            new CheckRequest(
                KernelTree.open(Lab.tree()),
                SeriesReader.read(series),
                List.of(Configuration.parse(description.get("in"))),
                List.of(),
                List.of(),
                directory.resolve("out"),
                Lab.toolchain("a"),
                ModpostDialect.V6_12,
                CacheRequest.in(Lab.cache()),
                2,
                Lab.confinement(Duration.ofMinutes(5))),
            line -> {});

    String text =
        String.join(
            "\n",
            result.findings().stream()
                .flatMap(finding -> FindingText.lines(finding, result.series()).stream())
                .toList());
    assertThat(result.findings())
        .as(text)
        .anySatisfy(
            finding -> {
              assertThat(finding.check()).isEqualTo(check);
              assertThat(finding.place()).isNotNull();
              assertThat(finding.place().file() + ":" + finding.place().line())
                  .isEqualTo(fault.place(before));
            });
  }
}
