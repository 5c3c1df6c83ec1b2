package org.kbuildsim.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kbuildsim.diagnostic.Diagnostic;

/**
 * One way to configure a tree: an architecture, and what is on top of its default configuration.
 *
 * @param architecture a value of {@code ARCH}
 * @param options {@code NAME=value}, without {@code CONFIG_}
 */
public record Configuration(String architecture, List<String> options) {

  /** Creates a configuration; the list is copied. */
  public Configuration {
    options = List.copyOf(options);
  }

  /**
   * Reads the form that {@link #name} writes: {@code arm64+RUST_INLINE_HELPERS+KCOV=n}.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if it is no such thing
   */
  public static Configuration parse(String text) {
    String[] parts = text.strip().split("\\+", -1);
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].matches(i == 0 ? "\\w+" : "\\w+(=\\S+)?")) {
        throw Diagnostic.error("`" + text + "` is no configuration of a matrix")
            .help("write ARCH, and options behind plus signs: arm64+RUST_INLINE_HELPERS+KCOV=n")
            .asException();
      }
    }
    return new Configuration(
        parts[0],
        List.of(parts).subList(1, parts.length).stream()
            .map(option -> option.contains("=") ? option : option + "=y")
            .toList());
  }

  /** Returns its short name, which also names its directory. */
  public String name() {
    return architecture
        + options.stream()
            .map(option -> "+" + (option.endsWith("=y") ? option.replace("=y", "") : option))
            .collect(Collectors.joining());
  }

  /** Returns this configuration without what it says of {@code names}. */
  Configuration without(Set<String> names) {
    return new Configuration(
        architecture,
        options.stream()
            .filter(option -> !names.contains(option.substring(0, option.indexOf('='))))
            .toList());
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
