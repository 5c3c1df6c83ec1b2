package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kbuildsim.inlining.InlineReport;
import org.kbuildsim.inlining.Outcome;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.kernel.ObjectTree;

/** A directory of modules outside the tree, by {@code M=}, on what the main job built. */
final class ExternalModuleIT {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"x86_64-called", "arm64-inlined"})
  void buildsAndGnuMakeFindsNothingLeftToDo(String variant) throws Exception {
    Path module =
        Lab.copy(Lab.tree().resolve("samples/external"), directory.resolve("external"))
            .toRealPath();
    String[] words = {"M=" + module, "KBUILD_HOSTTOOLS=" + Lab.hostTools()};

    Lab.Run run =
        Lab.build(
            Lab.tree(),
            Lab.architecture(variant),
            Lab.config(variant),
            Lab.mainJob(variant),
            words);

    assertThat(run.result().succeeded()).as(run.text()).isTrue();
    assertThat(run.result().warnings()).as(run.text()).isZero();
    List<String> modules = new ObjectTree(module).modules();
    assertThat(modules).hasSize(2);
    List<String> helpers = new ArrayList<>();
    for (String file : modules) {
      helpers.addAll(new ObjectTree(module).symbolsOf(file, "rust_helper_"));
    }
    boolean inlined = variant.endsWith("-inlined");
    assertThat(helpers.isEmpty()).isEqualTo(inlined);
    InlineReport report =
        InlineReport.of(new ObjectTree(module), KernelTree.open(Lab.tree()), object -> {});
    assertThat(report.objects())
        .singleElement()
        .satisfies(
            object -> {
              assertThat(object.current()).isTrue();
              assertThat(object.linked()).isEqualTo(inlined);
              assertThat(object.image()).isEqualTo("hello_rust.ko");
              assertThat(object.sites())
                  .isNotEmpty()
                  .allMatch(s -> s.outcome() == (inlined ? Outcome.INLINED : Outcome.CALLED))
                  .allMatch(s -> s.at().stream().anyMatch(at -> at.file().equals("hello_rust.rs")));
            });

    List<String> command = new ArrayList<>(List.of("make", "-C", Lab.tree().toString()));
    command.addAll(List.of("O=" + Lab.mainJob(variant), "ARCH=" + Lab.architecture(variant)));
    Lab.toolchain("a").makeVariables().forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(List.of(words));
    Lab.Output make = Lab.run(directory, command.toArray(String[]::new));
    assertThat(make.status()).as(make.text()).isZero();
    assertThat(make.lines()).noneMatch(line -> line.matches("  [A-Z]+ .*\\.k?o"));
  }
}
