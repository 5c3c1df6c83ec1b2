package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    assertThat(helpers.isEmpty()).isEqualTo(variant.endsWith("-inlined"));

    List<String> command = new ArrayList<>(List.of("make", "-C", Lab.tree().toString()));
    command.addAll(List.of("O=" + Lab.mainJob(variant), "ARCH=" + Lab.architecture(variant)));
    Lab.toolchain("a").makeVariables().forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(List.of(words));
    Lab.Output make = Lab.run(directory, command.toArray(String[]::new));
    assertThat(make.status()).as(make.text()).isZero();
    assertThat(make.lines()).noneMatch(line -> line.matches("  [A-Z]+ .*\\.k?o"));
  }
}
