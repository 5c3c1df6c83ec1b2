package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each of the three differences between C and Rust code does to LLVM's inliner, alone.
 *
 * <p>The helpers are compiled by their recorded command, less the flags that are not looked at, and
 * linked to the bitcode of the kernel crate. The features of the processor have no flag that would
 * do: where they are not to differ, or to differ by one, they are changed in the text. The outcome
 * is held against the table of docs/inlining.md. The normal run is one toolchain and one
 * architecture; all four by {@code -Dkbuild.pairs=a,b}.
 */
final class InliningReasonsIT {
  private static final String NULL_CHECKS = "-fno-delete-null-pointer-checks";
  private static final String WCSLEN = "-fno-builtin-wcslen";
  private static final String IGNORE = "-mllvm -ignore-tti-inline-compatible";
  private static final Pattern FEATURES = Pattern.compile("\"target-features\"=\"([^\"]*)\"");
  private static final Pattern CALLEE =
      Pattern.compile(
          "--- !(\\w+)\\n(?:(?!\\.\\.\\.\\n).*\\n)*?  - Callee: +(rust_helper_\\w+)\\n");

  /** What is left to differ. */
  private enum Difference {
    NOTHING("nothing", false, false, Features.SAME),
    NULL_POINTERS("`-fno-delete-null-pointer-checks`", true, false, Features.SAME),
    BUILTINS("`-fno-builtin-wcslen`", false, true, Features.SAME),
    TARGET_FEATURES("target features", false, false, Features.AS_BUILT),
    // No build has it: it shows that these, too, can keep LLVM from inlining.
    ONE_FEATURE_MORE("a feature that the caller lacks", false, false, Features.ONE_MORE),
    ALL("all three", true, true, Features.AS_BUILT);

    final String title;
    final boolean nullChecks;
    final boolean wcslen;
    final Features features;

    Difference(String title, boolean nullChecks, boolean wcslen, Features features) {
      this.title = title;
      this.nullChecks = nullChecks;
      this.wcslen = wcslen;
      this.features = features;
    }
  }

  /** Which target features the helpers have beside the crate's. */
  private enum Features {
    SAME,
    AS_BUILT,
    ONE_MORE
  }

  @TempDir Path directory;

  static List<PairTree> trees() {
    return System.getProperty("kbuild.pairs") == null
        ? PairTree.all(List.of("x86_64-inlined"))
        : PairTree.inlined();
  }

  @ParameterizedTest
  @MethodSource("trees")
  void eachDifferenceDoesWhatTheTableSays(PairTree pair) throws Exception {
    Records records = new Records(pair.objects().root());
    List<String> documented =
        Files.readAllLines(Lab.tree().resolve("../../../../docs/inlining.md").normalize());
    List<String> found = new ArrayList<>();
    for (Difference difference : Difference.values()) {
      List<String> cells = new ArrayList<>();
      cells.add("LLVM " + pair.tools().llvmVersion().major());
      cells.add(pair.architecture());
      cells.add(difference.title);
      for (boolean annotated : List.of(false, true)) {
        Path compiled = compiledHelpers(records, difference, annotated);
        Path helpers = text(pair, records, compiled, "helpers.ll");
        Path crate = text(pair, records, records.root().resolve("rust/kernel.bc"), "crate.ll");
        if (difference.features != Features.AS_BUILT) {
          takeFeatures(crate, features(helpers));
        }
        if (difference.features == Features.ONE_MORE) {
          String more = pair.architecture().equals("arm64") ? "+sve" : "+avx2";
          takeFeatures(helpers, features(helpers) + "," + more);
        }
        for (boolean ignore : List.of(false, true)) {
          cells.add(outcome(pair, records, crate, helpers, ignore));
        }
      }
      found.add("| " + String.join(" | ", cells) + " |");
    }
    found.forEach(System.out::println);

    assertThat(documented).containsAll(found);
    assertThat(found.get(0)).doesNotContain("called");
  }

  /** Compiles the helpers as recorded, with flags left out. */
  private Path compiledHelpers(Records records, Difference difference, boolean annotated)
      throws Exception {
    Path bitcode = directory.resolve("helpers.bc");
    String command = records.command("rust/helpers/helpers.bc");
    command =
        Records.replaced(
            command,
            Map.of(
                "rust/helpers/.helpers.bc.d",
                directory.resolve("dep").toString(),
                "-o rust/helpers/helpers.bc",
                "-o " + bitcode));
    if (!difference.nullChecks) {
      command = Records.replaced(command, Map.of(" " + NULL_CHECKS, ""));
    }
    if (!difference.wcslen) {
      command = Records.replaced(command, Map.of(" " + WCSLEN, ""));
    }
    // As bindgen sees them: all they have of it is __rust_helper.
    records.sh(annotated ? command : command + " -D__BINDGEN__");
    return bitcode;
  }

  /** Disassembles bitcode, as it is, into a file of that name. */
  private Path text(PairTree pair, Records records, Path bitcode, String name) throws Exception {
    Path to = directory.resolve(name);
    records.sh(
        pair.tools().llvmTool("clang")
            + " -x ir -S -emit-llvm -Xclang -disable-llvm-passes -Wno-override-module "
            + bitcode
            + " -o "
            + to);
    return to;
  }

  /** Returns the target features of the first function that has some. */
  private static String features(Path text) throws Exception {
    Matcher features = FEATURES.matcher(Files.readString(text));
    assertThat(features.find()).isTrue();
    return features.group(1);
  }

  /** Gives these target features to all functions. */
  private static void takeFeatures(Path text, String features) throws Exception {
    Files.writeString(
        text,
        FEATURES
            .matcher(Files.readString(text))
            .replaceAll(Matcher.quoteReplacement("\"target-features\"=\"" + features + "\"")));
  }

  /** Links, compiles as recorded, and says what became of the calls. */
  private String outcome(PairTree pair, Records records, Path crate, Path helpers, boolean ignore)
      throws Exception {
    Path linked = directory.resolve("linked.bc");
    Path object = directory.resolve("object.o");
    Path remarks = directory.resolve("remarks.yaml");
    records.sh(
        "%s --internalize --suppress-warnings %s %s -o %s"
            .formatted(pair.tools().llvmTool("llvm-link"), crate, helpers, linked));
    String clang =
        Records.replaced(
            records.steps("rust/kernel.o")[2],
            Map.of("-c rust/kernel.m.bc", "-c " + linked, "-o rust/kernel.o", "-o " + object));
    records.sh(
        clang
            + " -fsave-optimization-record=yaml -foptimization-record-passes=inline"
            + " -foptimization-record-file="
            + remarks
            + (ignore ? " " + IGNORE : ""));
    return outcome(Files.readString(remarks), left(pair, records, object));
  }

  private static String outcome(String remarks, Set<String> left) {
    Map<String, Integer> reasons = new LinkedHashMap<>();
    int inlined = 0;
    for (String remark : remarks.split("(?m)^\\.\\.\\.\\n", -1)) {
      Matcher callee = CALLEE.matcher(remark + "...\n");
      if (!callee.find()) {
        continue;
      }
      if (callee.group(1).equals("Passed")) {
        inlined++;
      } else {
        Matcher reason = Pattern.compile("  - Reason: +(.*)\\n").matcher(remark);
        reasons.merge(reason.find() ? reason.group(1) : "no reason", 1, Integer::sum);
        // What a remark says is not inlined is a function of the object.
        assertThat(left).contains(callee.group(2));
      }
    }
    if (reasons.isEmpty()) {
      assertThat(left).isEmpty();
      assertThat(inlined).isPositive();
      return "inlined";
    }
    return (inlined > 0 ? "inlined " + inlined + ", " : "")
        + "called"
        + (inlined > 0 ? " " + reasons.values().stream().mapToInt(n -> n).sum() : "")
        + ": "
        + String.join(", ", reasons.keySet());
  }

  private static Set<String> left(PairTree pair, Records records, Path object) throws Exception {
    Set<String> left = new TreeSet<>();
    for (String line :
        records.sh(pair.tools().llvmTool("llvm-nm") + " " + object).lines().toList()) {
      if (line.contains(" rust_helper_")) {
        left.add(line.substring(line.indexOf("rust_helper_")));
      }
    }
    return left;
  }
}
