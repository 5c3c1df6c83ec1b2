package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kbuildsim.kernel.ConfigQuestion;

/**
 * Fragments by {@code kbuild:config} and by the kernel's own merge_config.sh, with GNU make behind
 * it: the same {@code .config}, and the same options are spoken of. By hand, in profile {@code
 * real-kernel}, since only whole trees have the script.
 */
@Tag("real-kernel")
final class MergeConfigIT {
  private static final String BASE =
      """
      CONFIG_64BIT=y
      CONFIG_MODULES=y
      CONFIG_NET=y
      CONFIG_INET=y
      CONFIG_LOCALVERSION="-base"
      CONFIG_KERNEL_GZIP=y
      CONFIG_LOG_BUF_SHIFT=15
      # CONFIG_PCI is not set
      """;

  // Others than above, the same as above, in vain (its dependency is off), unknown, and new.
  private static final String FRAGMENT =
      """
      CONFIG_LOCALVERSION="-fragment"
      CONFIG_KERNEL_XZ=y
      # CONFIG_INET is not set
      CONFIG_PCI=y
      CONFIG_NET=y
      CONFIG_MODVERSIONS=y
      CONFIG_IPV6=y
      CONFIG_NO_SUCH_OPTION=y
      CONFIG_CRYPTO=y
      CONFIG_CRYPTO_AES=m
      """;

  private static final Pattern REDEFINED =
      Pattern.compile("(?i)value of `?CONFIG_(\\w+)`? is redefined");
  private static final Pattern NOT_SO =
      Pattern.compile(
          "(?:`CONFIG_(\\w+)=[^`]*` was asked for"
              + "|Value requested for CONFIG_(\\w+) not in"
              + "|WARNING: CONFIG_(\\w+) differs)");

  @TempDir Path directory;

  @BeforeEach
  void writeFragments() throws IOException {
    Files.writeString(directory.resolve("base.config"), BASE);
    Files.writeString(directory.resolve("more.config"), FRAGMENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.12", "7.3"})
  void fillingWithDefaults(String series) throws Exception {
    sameAsTheScript(series, "alldefconfig");
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.12", "7.3"})
  void fillingWithNo(String series) throws Exception {
    sameAsTheScript(series, "allnoconfig", "-n");
  }

  private void sameAsTheScript(String series, String target, String... flags) throws Exception {
    List<String> words = new ArrayList<>(Arrays.asList(flags));
    words.addAll(List.of(fragment("base.config"), fragment("more.config")));
    String said = script(series, words);

    ConfigLab lab = new ConfigLab(Lab.linux(series), directory);
    ConfigQuestion.make(
        lab.request(Lab.toolchain("a"), "x86_64", List.of("base.config", "more.config"), target),
        null,
        lab.observer());

    assertThat(directory.resolve("out/.config")).hasSameTextualContentAs(theirs());
    String heard = String.join("\n", lab.heard());
    assertThat(names(REDEFINED, heard))
        .isEqualTo(names(REDEFINED, said))
        .containsExactly("INET", "LOCALVERSION", "PCI");
    assertThat(names(NOT_SO, heard))
        .isEqualTo(names(NOT_SO, said))
        .contains("NO_SUCH_OPTION", "IPV6");
  }

  /** As {@code make base.config more.config} does it: the script with -m, then olddefconfig. */
  @ParameterizedTest
  @ValueSource(strings = {"6.12", "7.3"})
  void onTopOfWhatIsThere(String series) throws Exception {
    script(series, List.of("-m", fragment("base.config"), fragment("more.config")));
    gnuMake(series, "olddefconfig");

    Path out = Files.createDirectories(directory.resolve("out"));
    Files.writeString(out.resolve(".config"), BASE);
    ConfigLab lab = new ConfigLab(Lab.linux(series), directory);
    ConfigQuestion.make(
        lab.request(Lab.toolchain("a"), "x86_64", List.of("more.config"), "olddefconfig"),
        null,
        lab.observer());

    assertThat(out.resolve(".config")).hasSameTextualContentAs(theirs());
  }

  /** The fragments of the tree itself are targets; its Makefile runs the script. */
  @ParameterizedTest
  @ValueSource(strings = {"6.12", "7.3"})
  void fragmentsOfTheTree(String series) throws Exception {
    gnuMake(series, "x86_64_defconfig", "kvm_guest.config");

    ConfigLab lab = new ConfigLab(Lab.linux(series), directory);
    ConfigQuestion.make(
        lab.request(
            Lab.toolchain("a"), "x86_64", List.of(), "x86_64_defconfig", "kvm_guest.config"),
        null,
        lab.observer());

    assertThat(directory.resolve("out/.config"))
        .hasSameTextualContentAs(theirs())
        .content()
        .contains("CONFIG_KVM_GUEST=y");
  }

  private String fragment(String name) {
    return directory.resolve(name).toString();
  }

  private Path theirs() {
    return directory.resolve("gnu/.config");
  }

  /** Runs the script in an object tree of its own; its make is GNU make with our tools. */
  private String script(String series, List<String> arguments) throws Exception {
    Path script = Lab.linux(series).resolve("scripts/kconfig/merge_config.sh");
    List<String> command = new ArrayList<>(List.of("sh", script.toString()));
    command.addAll(arguments);
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.put("PATH", make(series).getParent() + ":" + environment.get("PATH"));
    return succeed(environment, command);
  }

  private void gnuMake(String series, String... goals) throws Exception {
    List<String> command = new ArrayList<>(List.of(make(series).toString()));
    command.addAll(Arrays.asList(goals));
    succeed(System.getenv(), command);
  }

  private String succeed(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path out = Files.createDirectories(directory.resolve("gnu"));
    Map<String, String> clean = new TreeMap<>(environment);
    clean.keySet().removeAll(List.of("MAKEFLAGS", "MFLAGS", "MAKELEVEL"));
    Lab.Output run = Lab.run(out, clean, command.toArray(String[]::new));
    assertThat(run.status()).as(run.text()).isZero();
    return run.text();
  }

  private Path make(String series) throws IOException {
    String variables =
        Lab.toolchain("a").makeVariables().entrySet().stream()
            .map(variable -> variable.getKey() + "=" + variable.getValue())
            .collect(Collectors.joining(" "));
    Path make = Files.createDirectories(directory.resolve("bin")).resolve("make");
    Files.writeString(
        make,
        "#!/bin/sh\nPATH=${PATH#%s:} exec make -C %s O=$PWD ARCH=x86_64 %s \"$@\"\n"
            .formatted(make.getParent(), Lab.linux(series), variables));
    Files.setPosixFilePermissions(make, PosixFilePermissions.fromString("rwxr-xr-x"));
    return make;
  }

  private static SortedSet<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(MergeConfigIT::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(MatchResult found) {
    return Stream.iterate(1, group -> group <= found.groupCount(), group -> group + 1)
        .map(found::group)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }
}
