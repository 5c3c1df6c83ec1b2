package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.kernel.CacheRequest;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.mutation.MutationReport;
import org.kbuildsim.mutation.MutationRequest;
import org.kbuildsim.mutation.MutationResult;
import org.kbuildsim.mutation.MutationResult.Outcome;
import org.kbuildsim.mutation.MutationRun;

/** Changes to a few lines of {@code rust/Makefile}, and what is said of each. */
final class MutationIT {
  @TempDir Path work;

  @Test
  void eachChangeIsFoundOrSurvivesOrChangesNothingHere() throws Exception {
    List<MutationResult> results = MutationRun.run(request(), result -> {});

    assertThat(results)
        .extracting(MutationReport::line)
        .containsExactly(
            "rust/Makefile:155: without `$(obj)/core.o`: symbol-undefined, tool-warning",
            "rust/Makefile:155: without `FORCE`: tool-warning",
            "rust/Makefile:155: without the line: build-fails",
            "rust/Makefile:260: without `n`: changes nothing in these configurations");
    assertThat(MutationReport.lines(results))
        .last()
        .isEqualTo(
            "4 changes: 3 found, 0 survived, 0 make the same files, 1 change nothing here; 100.0 % found");

    // What was told is not asked again.
    Path log = work.resolve("mutants.log");
    Lab.edit(log, "\tFOUND\tSYMBOL_UNDEFINED,TOOL_WARNING", "\tSURVIVED\t");

    assertThat(MutationRun.run(request(), result -> {}))
        .extracting(MutationResult::outcome)
        .containsExactly(Outcome.SURVIVED, Outcome.FOUND, Outcome.FOUND, Outcome.DORMANT);
  }

  private MutationRequest request() {
    return new MutationRequest(
        KernelTree.open(Lab.tree()),
        List.of("rust/Makefile"),
        Pattern.compile("^KCOV_INSTRUMENT_core|exports_core_generated.h: "),
        List.of(Configuration.parse("x86_64")),
        1,
        work,
        Lab.toolchain("a"),
        ModpostDialect.V6_12,
        CacheRequest.in(Lab.cache()),
        2,
        Lab.confinement(Duration.ofMinutes(1)));
  }
}
