package org.kbuildsim.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.check.Check;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.modpost.ModpostDialect;

/** Reads a case: its file, and what lies beside it. */
final class CaseReader {
  static final String FINDINGS = "findings.txt";

  private static final String ASK = "ask";
  private static final String BUILD = "build";
  private static final String COMMANDS = "commands";
  private static final String CURE = "cure";
  private static final String CURED_BY = "cured-by";
  private static final String MODULE = "module";
  private static final String PATCHES = "patches";
  private static final String SABOTAGE = "sabotage";
  private static final String TREE = "tree";

  private static final Set<String> OF_ALL =
      Set.of("title", "reproduces", "reference", TREE, CURE, CURED_BY);
  private static final Set<String> OF_SERIES = and(OF_ALL, "series", "matrix", "checks");
  private static final Set<String> OF_BUILD =
      and(
          OF_ALL, BUILD, PATCHES, "without", "targets", "modpost", "fails", "lines", "nm",
          "strings", COMMANDS, SABOTAGE);
  private static final Set<String> OF_QUESTION =
      and(OF_ALL, ASK, PATCHES, "targets", "fails", "lines", COMMANDS, SABOTAGE);

  private final CaseFile file;
  private final Path directory;

  private CaseReader(CaseFile file, Path directory) {
    this.file = file;
    this.directory = directory;
  }

  /**
   * Reads the case in {@code directory}.
   *
   * @throws DiagnosticException if it is none, or could not fail
   */
  static Case read(Path corpus, Path directory) {
    try {
      CaseFile file = new CaseFile(corpus, directory);
      file.requireKeys("", and(and(OF_SERIES, OF_BUILD), OF_QUESTION));
      Case.Heading heading =
          new Case.Heading(
              directory,
              corpus.relativize(directory).toString(),
              file.required("title"),
              file.text("reproduces"),
              file.required("reference"),
              file.paths(TREE));
      CaseReader reader = new CaseReader(file, directory);
      return file.has(BUILD) || file.has(ASK) ? reader.build(heading) : reader.series(heading);
    } catch (IOException e) {
      throw Diagnostic.error(
              Location.file(directory + "/" + CaseFile.NAME), "case cannot be read: " + e)
          .asException();
    }
  }

  private SeriesCase series(Case.Heading heading) throws IOException {
    file.requireKeys(" of a series", OF_SERIES);
    List<Path> series = new ArrayList<>(file.paths("series"));
    Path own = file.beside(PATCHES);
    if (series.isEmpty() && own != null) {
      series.add(own);
    }
    if (series.isEmpty()) {
      throw file.wrong(
          "series",
          "no series is given, and no build",
          "put patches into `patches/`, or say `series: DIR`; or `build: x86_64`");
    }
    boolean replaces = file.has(CURED_BY);
    List<Path> cure = file.paths(replaces ? CURED_BY : CURE);
    Path sabotage = file.beside(SABOTAGE);
    Path cured = cure.isEmpty() ? file.beside(CURE) : cure.get(0);
    requireProof(cured != null, sabotage != null);
    file.requireBeside(Set.of(FINDINGS, PATCHES, CURE, SABOTAGE));
    return new SeriesCase(
        heading,
        series,
        file.values("matrix", Configuration::parse),
        file.values("checks", CaseReader::check),
        cured,
        replaces,
        sabotage);
  }

  private BuildCase build(Case.Heading heading) throws IOException {
    boolean asks = !file.has(BUILD);
    file.requireKeys(asks ? " that asks" : " of a build", asks ? OF_QUESTION : OF_BUILD);
    Path module = file.beside(MODULE);
    Change cure = proof(CURE, file.value(CURED_BY, Configuration::parse), module != null);
    Change sabotage = proof(SABOTAGE, null, module != null);
    List<Path> patches = file.has(PATCHES) ? file.paths(PATCHES) : beside(PATCHES);
    Change change = new Change(patches, beside(TREE), List.of(), List.of(), null);
    List<String> without = file.words("without");
    requireProof(
        cure != null || (sabotage == null && (change.isOfTree() || !without.isEmpty())),
        sabotage != null);
    Set<String> beside = new TreeSet<>(Set.of(PATCHES, TREE, CURE, SABOTAGE));
    if (!asks) {
      beside.add(MODULE);
    }
    beside.addAll(Golden.files());
    file.requireBeside(beside);
    return new BuildCase(
        heading,
        file.values(asks ? ASK : BUILD, Configuration::parse).get(0),
        asks,
        without,
        file.words("targets"),
        module,
        change,
        file.value("modpost", ModpostDialect::named),
        file.flag("fails"),
        file.value("lines", CaseReader::pattern),
        file.words("nm"),
        file.words("strings"),
        file.words(COMMANDS),
        cure,
        sabotage);
  }

  /**
   * Returns what is done to show that the case can fail: words of make's command line, patches, or
   * files in place of those of the module, or else of the tree.
   */
  private @Nullable Change proof(
      String name, @Nullable Configuration configuration, boolean ofModule) throws IOException {
    Path own = file.beside(name);
    List<Path> patches = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    List<String> words = new ArrayList<>();
    if (file.words(name).stream().anyMatch(word -> word.contains("="))) {
      words.addAll(file.words(name));
    } else {
      patches.addAll(file.paths(name));
    }
    if (own != null) {
      (hasPatches(own) ? patches : files).add(own);
    }
    if (patches.isEmpty() && files.isEmpty() && words.isEmpty() && configuration == null) {
      return null;
    }
    return new Change(
        patches, ofModule ? List.of() : files, ofModule ? files : List.of(), words, configuration);
  }

  private static boolean hasPatches(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.anyMatch(file -> file.toString().endsWith(".patch"));
    }
  }

  private List<Path> beside(String name) {
    Path own = directory.resolve(name);
    return Files.isDirectory(own) ? List.of(own) : List.of();
  }

  private void requireProof(boolean cure, boolean sabotage) {
    if (cure == sabotage) {
      throw file.wrong(
          "",
          "nothing shows that the case can fail",
          "where something is found or said: what cures it, in `cure/` or by `cured-by:`; where"
              + " nothing is: what breaks it, in `sabotage/`");
    }
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw Diagnostic.error("`" + text + "` is no regular expression: " + e.getDescription())
          .help("write one as java.util.regex.Pattern takes it")
          .asException();
    }
  }

  private static Check check(String id) {
    return Arrays.stream(Check.values())
        .filter(check -> check.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Diagnostic.error("`" + id + "` is no check")
                    .help(
                        "known are "
                            + Arrays.stream(Check.values())
                                .map(Check::id)
                                .collect(Collectors.joining(", ")))
                    .asException());
  }

  private static Set<String> and(Set<String> some, String... more) {
    return and(some, Set.of(more));
  }

  private static Set<String> and(Set<String> some, Set<String> more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(more);
    return all;
  }
}
