package org.kbuildsim.mojo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of several configurations that a {@code <plugin>} block has built, in a {@code <variant>}.
 */
public final class Variant {
  // Filled by Maven, by the names of the fields.
  @Nullable String name;
  @Nullable String arch;
  List<String> config = List.of();

  String name() {
    return name == null ? arch() : name;
  }

  String arch() {
    return arch == null ? "x86_64" : arch;
  }
}
