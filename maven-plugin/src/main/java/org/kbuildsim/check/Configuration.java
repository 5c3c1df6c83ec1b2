package org.kbuildsim.check;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kbuildsim.diagnostic.Diagnostic;

/**
 * One way to build a tree: an architecture, what is on top of its default configuration, and where
 * and with what it is built.
 *
 * @param architecture a value of {@code ARCH}
 * @param options {@code NAME=value}, without {@code CONFIG_}
 */
public record Configuration(String architecture, List<String> options, Variation variation) {

  /** Creates a configuration; the list is copied. */
  public Configuration {
    options = List.copyOf(options);
  }

  /**
   * Reads the form that {@link #name} writes: {@code arm64+RUST_INLINE_HELPERS+KCOV=n@in-tree}.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if it is no such thing
   */
  public static Configuration parse(String text) {
    String[] halves = text.strip().split("@", -1);
    String[] parts = halves[0].split("\\+", -1);
    boolean readable = halves.length <= 2 && (halves.length == 1 || isVariation(halves[1]));
    for (int i = 0; i < parts.length; i++) {
      readable &= parts[i].matches(i == 0 ? "\\w+" : "\\w+(=\\S+)?");
    }
    if (!readable) {
      throw Diagnostic.error("`" + text + "` is no configuration of a matrix")
          .help("write ARCH, and options behind plus signs: arm64+RUST_INLINE_HELPERS+KCOV=n")
          .help(
              "behind that, if it is to be built otherwise, one of "
                  + Arrays.stream(Variation.values())
                      .filter(variation -> variation != Variation.NONE)
                      .map(variation -> "@" + variation.word())
                      .collect(Collectors.joining(", ")))
          .asException();
    }
    return new Configuration(
        parts[0],
        List.of(parts).subList(1, parts.length).stream()
            .map(option -> option.contains("=") ? option : option + "=y")
            .toList(),
        halves.length == 1 ? Variation.NONE : variation(halves[1]));
  }

  private static boolean isVariation(String word) {
    return variation(word) != Variation.NONE;
  }

  private static Variation variation(String word) {
    return Arrays.stream(Variation.values())
        .filter(variation -> variation.word().equals(word))
        .findFirst()
        .orElse(Variation.NONE);
  }

  /** Returns the name of its directory: that of a program with an equals sign is an assignment. */
  String directory() {
    return name().replace('=', '-');
  }

  /** Returns its short name. */
  public String name() {
    return architecture
        + options.stream()
            .map(option -> "+" + (option.endsWith("=y") ? option.replace("=y", "") : option))
            .collect(Collectors.joining())
        + (variation == Variation.NONE ? "" : "@" + variation.word());
  }

  /** Returns this configuration without what it says of {@code names}. */
  Configuration without(Set<String> names) {
    return new Configuration(
        architecture,
        options.stream()
            .filter(option -> !names.contains(option.substring(0, option.indexOf('='))))
            .toList(),
        variation);
  }

  /** Returns this configuration built as {@code other} says. */
  Configuration as(Variation other) {
    return new Configuration(architecture, options, other);
  }

  /** Returns this configuration with one option more, {@code NAME=value}. */
  Configuration with(String option) {
    List<String> more = Stream.concat(options.stream(), Stream.of(option)).toList();
    return new Configuration(architecture, more, variation);
  }

  /** Returns the options as a user gives them. */
  public List<String> assignments() {
    return options.stream().map(option -> "CONFIG_" + option).toList();
  }

  @Override
  public String toString() {
    return name();
  }
}
