package org.kbuildsim;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds the table of ARCHITECTURE.md: which package may use which.
 *
 * <p>{@code diagnostic} and {@code process} are the ground and may be used by all.
 */
final class PackageDirectionsTest {
  private static final String ROOT = "org.kbuildsim.";

  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("diagnostic", Set.of()),
          Map.entry("process", Set.of()),
          Map.entry("toolchain", Set.of()),
          Map.entry("make", Set.of()),
          Map.entry("shell", Set.of()),
          Map.entry("kconfig", Set.of()),
          Map.entry("elf", Set.of()),
          Map.entry("tool", Set.of("elf")),
          Map.entry("build", Set.of("make", "shell", "tool")),
          Map.entry("modpost", Set.of("elf")),
          Map.entry(
              "kernel",
              Set.of("toolchain", "shell", "kconfig", "elf", "tool", "build", "make", "modpost")),
          Map.entry("profile", Set.of("build", "kernel")),
          Map.entry("ninja", Set.of("build", "kernel", "tool")),
          Map.entry("inlining", Set.of("shell", "elf", "tool", "kernel")),
          Map.entry("tree", Set.of()),
          Map.entry("rule", Set.of("tool", "elf")),
          Map.entry("check", Set.of("kernel", "rule", "tree", "tool", "toolchain", "modpost")),
          Map.entry(
              "report",
              Set.of("check", "kernel", "profile", "toolchain", "tree", "kconfig", "inlining")),
          Map.entry("mutation", Set.of("check", "kernel", "modpost", "toolchain", "tree")),
          Map.entry(
              "corpus",
              Set.of("check", "report", "kernel", "toolchain", "tree", "modpost", "tool")),
          Map.entry("junit", Set.of("corpus", "check", "kernel", "toolchain", "tree", "elf")),
          Map.entry(
              "mojo",
              Set.of(
                  "check",
                  "corpus",
                  "mutation",
                  "kernel",
                  "profile",
                  "ninja",
                  "report",
                  "toolchain",
                  "modpost",
                  "tool",
                  "elf",
                  "tree",
                  "kconfig",
                  "inlining")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.kbuildsim");

  @Test
  void arrowsGoOnlyWhereTheTableSays() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass from : CLASSES) {
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        JavaClass to = dependency.getTargetClass().getBaseComponentType();
        if (to.getPackageName().startsWith(ROOT) && !allowed(area(from), area(to))) {
          wrong.add(area(from) + " uses " + area(to) + ": " + dependency.getDescription());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyPackageStandsInTheTable() {
    Set<String> areas =
        CLASSES.stream().map(PackageDirectionsTest::area).collect(Collectors.toSet());

    assertThat(areas).isNotEmpty().isSubsetOf(MAY_USE.keySet());
  }

  @Test
  void onlyGoalsKnowMaven() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass from : CLASSES) {
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        if (dependency.getTargetClass().getPackageName().startsWith("org.apache.maven")
            && !area(from).equals("mojo")) {
          wrong.add(dependency.getDescription());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void onlyItsPackageKnowsJUnit() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass from : CLASSES) {
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        if (dependency.getTargetClass().getPackageName().startsWith("org.junit")
            && !area(from).equals("junit")) {
          wrong.add(dependency.getDescription());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean allowed(String from, String to) {
    return from.equals(to)
        || to.equals("diagnostic")
        || (to.equals("process") && !from.equals("diagnostic"))
        || MAY_USE.getOrDefault(from, Set.of()).contains(to);
  }

  private static String area(JavaClass type) {
    String rest = type.getPackageName().substring(ROOT.length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }
}
