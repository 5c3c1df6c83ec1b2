package org.kbuildsim.toolchain;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that was found under a tool's name: one row of the table. */
sealed interface Candidate {
  /** The oldest rustc that Linux 7.1 takes ({@code scripts/min-tool-version.sh}). */
  Version RUSTC_MINIMUM = new Version(1, 85, 0);

  /** The oldest bindgen that Linux 7.1 takes. */
  Version BINDGEN_MINIMUM = new Version(0, 71, 1);

  Kind kind();

  /** Returns the path, or the value of {@code LLVM}. */
  String where();

  /** Returns the versions as the table shows them; empty if not known. */
  String version();

  /** Returns why it is of no use, by itself, in words that stand alone in a row. */
  Optional<String> problem();

  /** What it was found as; in the order of the table. */
  enum Kind {
    RUSTC("rustc"),
    LLVM("LLVM"),
    BINDGEN("bindgen");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /** A rustc that said what it is. {@code library} is null if its source is not there. */
  record Rustc(Path path, Version release, Version llvm, Path expected, @Nullable Path library)
      implements Candidate {
    @Override
    public Kind kind() {
      return Kind.RUSTC;
    }

    @Override
    public String where() {
      return path.toString();
    }

    @Override
    public String version() {
      return release + ", LLVM " + llvm.major();
    }

    @Override
    public Optional<String> problem() {
      if (release.isBefore(RUSTC_MINIMUM)) {
        return Optional.of("too old: the minimum is " + RUSTC_MINIMUM);
      }
      return library != null
          ? Optional.empty()
          : Optional.of("no library source: " + expected + " is missing");
    }
  }

  /** All LLVM tools of one place, of one major. */
  record Llvm(String value, Version release, Map<String, Path> tools) implements Candidate {
    @Override
    public Kind kind() {
      return Kind.LLVM;
    }

    @Override
    public String where() {
      return "LLVM=" + value;
    }

    @Override
    public String version() {
      return release.toString();
    }

    @Override
    public Optional<String> problem() {
      return Optional.empty();
    }
  }

  /** A bindgen that works. */
  record Bindgen(Path path, Version release, Version libclang) implements Candidate {
    @Override
    public Kind kind() {
      return Kind.BINDGEN;
    }

    @Override
    public String where() {
      return path.toString();
    }

    @Override
    public String version() {
      return release + ", libclang " + libclang.major();
    }

    @Override
    public Optional<String> problem() {
      return release.isBefore(BINDGEN_MINIMUM)
          ? Optional.of("too old: the minimum is " + BINDGEN_MINIMUM)
          : Optional.empty();
    }
  }

  /** Something that cannot be used whatever stands beside it. */
  record Unusable(Kind kind, String where, String version, String reason) implements Candidate {
    @Override
    public Optional<String> problem() {
      return Optional.of(reason);
    }
  }
}
