package org.kbuildsim.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kbuildsim.kernel.CacheRequest;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.process.Confinement;
import org.kbuildsim.toolchain.Toolchain;
import org.kbuildsim.toolchain.Version;
import org.kbuildsim.tree.PatchSeries;

final class CheckRequestTest {
  private static Toolchain toolchain(String llvm) {
    Version version = new Version(19, 1, 7);
    Path tool = Path.of("/tools/bin/tool");
    return new Toolchain(
        tool, version, version, llvm, version, Map.of(), tool, version, version, tool, null);
  }

  /** In every JVM, that is: the next run asks again whether anything has changed. */
  @Test
  void toolchainsAreInOneOrder() {
    List<Variation> variations = new ArrayList<>(List.of(Variation.values()));
    Collections.reverse(variations);
    Map<Variation, Toolchain> others = new LinkedHashMap<>();
    variations.forEach(variation -> others.put(variation, toolchain(variation.name())));

    CheckRequest request =
        new CheckRequest(
            new KernelTree(Path.of("/tree")),
            new PatchSeries("series", "", List.of()),
            List.of(),
            Shard.WHOLE,
            List.of(),
            List.of(),
            Path.of("/out"),
            toolchain("chosen"),
            others,
            ModpostDialect.V6_12,
            CacheRequest.in(Path.of("/cache")),
            1,
            Confinement.none());

    List<String> expected = new ArrayList<>(List.of("chosen"));
    List.of(Variation.values()).forEach(variation -> expected.add(variation.name()));
    assertThat(request.toolchains()).extracting(Toolchain::llvm).isEqualTo(expected);
  }
}
