package org.kbuildsim.toolchain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.toolchain.Candidate.Bindgen;
import org.kbuildsim.toolchain.Candidate.Kind;
import org.kbuildsim.toolchain.Candidate.Llvm;
import org.kbuildsim.toolchain.Candidate.Rustc;

/**
 * Everything that was found, and which of it goes together.
 *
 * @param rows one for each thing found, in the order of preference within its kind
 * @param chosen the first complete set, or null
 */
public record Survey(List<Row> rows, @Nullable Toolchain chosen) {

  /**
   * One thing found.
   *
   * @param kind {@code rustc}, {@code LLVM} or {@code bindgen}
   * @param where its path, or the value of {@code LLVM}
   * @param version empty if it did not say
   * @param verdict whether it fits, and if not, the one reason
   * @param chosen whether it is part of the chosen set
   */
  public record Row(String kind, String where, String version, String verdict, boolean chosen) {
    boolean isSameTool(Row other) {
      return kind.equals(other.kind) && where.equals(other.where);
    }
  }

  /** Creates a survey; the list is copied. */
  public Survey {
    rows = List.copyOf(rows);
  }

  /**
   * Pairs candidates.
   *
   * @param mixed whether rustc and clang may differ in their LLVM majors, because a person named
   *     both
   */
  static Survey of(
      List<Candidate> rustcs, List<Candidate> llvms, List<Candidate> bindgens, boolean mixed) {
    List<Candidate> all = new ArrayList<>(rustcs);
    all.addAll(llvms);
    all.addAll(bindgens);
    List<Rustc> usableRustcs = usable(all, Rustc.class);
    List<Llvm> usableLlvms = usable(all, Llvm.class);
    List<Bindgen> usableBindgens = usable(all, Bindgen.class);
    @Nullable Toolchain chosen =
        choose(usableRustcs, usableLlvms, usableBindgens, mixed).orElse(null);
    List<Row> rows = new ArrayList<>();
    for (Candidate candidate : all) {
      boolean isChosen = chosen != null && isPartOf(chosen, candidate);
      String verdict =
          candidate
              .problem()
              .or(() -> loneliness(candidate, usableRustcs, usableLlvms, mixed))
              .orElse(isChosen ? "chosen" : "fits");
      rows.add(
          new Row(
              candidate.kind().toString(),
              candidate.where(),
              candidate.version(),
              verdict,
              isChosen));
    }
    return new Survey(rows, chosen);
  }

  private static <T extends Candidate> List<T> usable(List<Candidate> all, Class<T> type) {
    return all.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .filter(candidate -> candidate.problem().isEmpty())
        .toList();
  }

  private static Optional<Toolchain> choose(
      List<Rustc> rustcs, List<Llvm> llvms, List<Bindgen> bindgens, boolean mixed) {
    for (Rustc rustc : rustcs) {
      for (Llvm llvm : llvms) {
        if (mixed || rustc.llvm().major() == llvm.release().major()) {
          Optional<Bindgen> bindgen = bindgenFor(llvm, bindgens);
          if (bindgen.isPresent()) {
            return Optional.of(toolchain(rustc, llvm, bindgen.get()));
          }
        }
      }
    }
    return Optional.empty();
  }

  // The kernel warns if libclang and clang differ, and goes on; so a like one comes first.
  private static Optional<Bindgen> bindgenFor(Llvm llvm, List<Bindgen> bindgens) {
    return bindgens.stream()
        .filter(bindgen -> bindgen.libclang().major() == llvm.release().major())
        .findFirst()
        .or(() -> bindgens.stream().findFirst());
  }

  @SuppressWarnings("NullAway") // a usable rustc has its library source
  private static Toolchain toolchain(Rustc rustc, Llvm llvm, Bindgen bindgen) {
    Path clang = llvm.tools().get("clang");
    Path hostCompiler = clang.resolveSibling(Prefix.HOST_COMPILER);
    return new Toolchain(
        rustc.path(),
        rustc.release(),
        rustc.llvm(),
        llvm.value(),
        llvm.release(),
        llvm.tools(),
        bindgen.path(),
        bindgen.release(),
        bindgen.libclang(),
        rustc.library(),
        Files.isExecutable(hostCompiler) ? hostCompiler : null);
  }

  private static boolean isPartOf(Toolchain chosen, Candidate candidate) {
    return switch (candidate.kind()) {
      case RUSTC -> candidate.where().equals(chosen.rustc().toString());
      case LLVM -> candidate.where().equals("LLVM=" + chosen.llvm());
      case BINDGEN -> candidate.where().equals(chosen.bindgen().toString());
    };
  }

  /** Returns why something that works by itself has nothing to work with. */
  private static Optional<String> loneliness(
      Candidate candidate, List<Rustc> rustcs, List<Llvm> llvms, boolean mixed) {
    if (mixed) {
      return Optional.empty();
    }
    if (candidate instanceof Rustc rustc
        && llvms.stream().noneMatch(l -> l.release().major() == rustc.llvm().major())) {
      return Optional.of("no complete LLVM " + rustc.llvm().major() + " to go with it");
    }
    if (candidate instanceof Llvm llvm
        && rustcs.stream().noneMatch(r -> r.llvm().major() == llvm.release().major())) {
      return Optional.of("no usable rustc of LLVM " + llvm.release().major() + " to go with it");
    }
    return Optional.empty();
  }

  /**
   * Returns the table as lines without line ends; a line for each kind of which there is nothing.
   */
  public List<String> table() {
    int where = rows.stream().mapToInt(row -> row.where().length()).max().orElse(0);
    int version = rows.stream().mapToInt(row -> row.version().length()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<Row> ofKind = rows.stream().filter(row -> row.kind().equals(kind.toString())).toList();
      if (ofKind.isEmpty()) {
        lines.add("  %-7s  none found".formatted(kind));
      }
      for (Row row : ofKind) {
        lines.add(
            "%s %-7s  %s  %s  %s"
                .formatted(
                    row.chosen() ? "*" : " ",
                    row.kind(),
                    pad(row.where(), where),
                    pad(row.version(), version),
                    row.verdict()));
      }
    }
    return lines;
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
