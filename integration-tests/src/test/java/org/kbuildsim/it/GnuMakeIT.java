package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The same tree, the same tools, the same directory: once by GNU make, once by the simulator. */
final class GnuMakeIT {
  static final List<String> VARIANTS = Lab.VARIANTS;

  @TempDir Path directory;

  @ParameterizedTest
  @FieldSource("VARIANTS")
  void sameCommandsAndSameBytes(String variant) throws Exception {
    Path out = directory.resolve("out");
    Path gnu = directory.resolve("gnu");
    Path ours = directory.resolve("ours");
    buildWithGnuMake(variant, out);
    Files.move(out, gnu);

    Lab.Run run =
        Lab.build(
            Lab.tree(),
            Lab.architecture(variant),
            Lab.config(variant),
            out,
            "KBUILD_HOSTTOOLS=" + Lab.hostTools());
    assertThat(run.result().succeeded()).as(run.text()).isTrue();
    Files.move(out, ours);

    assertSameCommands(gnu, ours);
    assertSameFiles(gnu, ours);
  }

  private static void buildWithGnuMake(String variant, Path out) throws Exception {
    gnuMake(variant, out, "defconfig");
    for (String option : Lab.config(variant)) {
      Files.writeString(out.resolve(".config"), option + "\n", StandardOpenOption.APPEND);
    }
    gnuMake(variant, out, "olddefconfig");
    gnuMake(variant, out);
  }

  private static void gnuMake(String variant, Path out, String... goals) throws Exception {
    List<String> command = new ArrayList<>(List.of("make", "-j2", "-C", Lab.tree().toString()));
    command.add("O=" + out);
    command.add("ARCH=" + Lab.architecture(variant));
    Lab.toolchain("a").makeVariables().forEach((name, value) -> command.add(name + "=" + value));
    command.add("KBUILD_HOSTTOOLS=" + Lab.hostTools());
    command.addAll(Arrays.asList(goals));
    Lab.Output output = Lab.run(Lab.tree(), command.toArray(String[]::new));
    assertThat(output.status()).as(output.text()).isZero();
  }

  // Every command that kbuild records: word by word, so that a difference shows as words.
  private static void assertSameCommands(Path gnu, Path ours) throws Exception {
    Map<String, List<String>> expected = commands(gnu);
    Map<String, List<String>> actual = commands(ours);
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    assertThat(expected).hasSizeGreaterThan(80);
    for (String file : expected.keySet()) {
      assertThat(actual.get(file)).as(file).isEqualTo(expected.get(file));
    }
  }

  private static Map<String, List<String>> commands(Path root) throws Exception {
    Map<String, List<String>> commands = new TreeMap<>();
    for (String file : Lab.files(root)) {
      if (file.endsWith(".cmd") && !file.endsWith("auto.conf.cmd")) {
        String first = Files.readAllLines(root.resolve(file)).get(0);
        assertThat(first).as(file).startsWith("savedcmd_");
        commands.put(file, List.of(first.split("\\s+")));
      }
    }
    return commands;
  }

  // Everything that the build left: objects, bitcode, modules, vmlinux, lists, records, .config.
  private static void assertSameFiles(Path gnu, Path ours) throws Exception {
    List<String> names = built(gnu);
    assertThat(built(ours)).isEqualTo(names);
    assertThat(names)
        .contains("vmlinux", "Module.symvers", "rust/core.o", "rust/kernel.o")
        .anyMatch(name -> name.endsWith(".ko"));
    TreeSet<String> different = new TreeSet<>();
    for (String name : names) {
      if (Files.mismatch(gnu.resolve(name), ours.resolve(name)) >= 0) {
        different.add(name);
      }
    }
    assertThat(different).isEmpty();
  }

  // conf keeps the .config that it replaces. By hand it is configured in two steps, so there is
  // one.
  private static List<String> built(Path root) throws Exception {
    return Lab.files(root).stream().filter(name -> !name.equals(".config.old")).toList();
  }
}
