package org.kbuildsim.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kbuildsim.check.CheckRequest;
import org.kbuildsim.check.CheckResult;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.check.SeriesCheck;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.kernel.CacheRequest;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.process.Confinement;
import org.kbuildsim.toolchain.Toolchain;
import org.kbuildsim.tree.Directories;
import org.kbuildsim.tree.PatchSeries;
import org.kbuildsim.tree.SeriesReader;

/**
 * Makes a case of what went wrong: runs it once, and writes down what came out. What only a person
 * knows is left blank: the title, the reference, the cure.
 */
public final class NewCase {
  private static final String BLANKS =
      """
      title:      # in a line, what is wrong
      reference:  # where it comes from: a mail, a commit, an issue
      """;

  private final KernelTree tree;
  private final Path corpus;
  private final String name;
  private final Path directory;
  private final Path work;
  private final Toolchain toolchain;
  private final ModpostDialect modpost;
  private final CacheRequest cache;
  private final int jobs;
  private final Confinement confinement;

  /**
   * Prepares a case.
   *
   * @param name area and name, which become its directory: {@code modpost/undefined}
   * @param work where trees are built
   * @param confinement what the programs of a series are shut in by
   * @throws DiagnosticException if there is a case of that name, or it is none
   */
  public NewCase(
      KernelTree tree,
      Path corpus,
      String name,
      Path work,
      Toolchain toolchain,
      ModpostDialect modpost,
      CacheRequest cache,
      int jobs,
      Confinement confinement) {
    this.tree = tree;
    this.corpus = corpus.toAbsolutePath().normalize();
    this.name = name;
    this.directory = this.corpus.resolve(name).normalize();
    this.work = work;
    this.toolchain = toolchain;
    this.modpost = modpost;
    this.cache = cache;
    this.jobs = jobs;
    this.confinement = confinement;
    if (name.isBlank() || !directory.startsWith(this.corpus) || directory.equals(this.corpus)) {
      throw Diagnostic.error("`" + name + "` is no name of a case")
          .help("name an area and the case: -Dkbuild.case=modpost/undefined")
          .asException();
    }
    if (Files.exists(directory)) {
      throw Diagnostic.error(Location.file(directory.toString()), "there is a case of this name")
          .help("choose another name, or delete the directory")
          .asException();
    }
  }

  /**
   * Makes a case of a series and of what {@code kbuild:check-series} finds in it.
   *
   * @param matrix configurations to try; none for those that the series suggests
   * @return the files that were written
   */
  public List<Path> ofSeries(Path series, List<Configuration> matrix) throws InterruptedException {
    PatchSeries patches = SeriesReader.read(series);
    CheckResult result =
        SeriesCheck.run(
            new CheckRequest(
                tree,
                patches,
                matrix,
                List.of(),
                List.of(),
                work,
                toolchain,
                modpost,
                cache,
                jobs,
                confinement),
            line -> {});
    List<String> configurations =
        result.findings().stream()
            .flatMap(finding -> finding.configurations().stream())
            .distinct()
            .toList();
    List<String> checks =
        result.findings().stream().map(finding -> finding.check().id()).distinct().toList();
    List<String> text = new ArrayList<>(BLANKS.lines().toList());
    text.add(
        "matrix: "
            + (configurations.isEmpty()
                ? matrix.stream().map(Configuration::name).toList()
                : configurations));
    text.add("checks: " + checks);
    text.add(
        result.findings().isEmpty()
            ? "# nothing is found: patches that break it go into sabotage/"
            : "# what cures it goes into cure/, as patches on top; or: cured-by: another/series");
    List<String> golden = CaseTree.text(result.findings(), result);
    return write(
        () -> {
          Path to = Files.createDirectories(directory.resolve("patches"));
          if (Files.isDirectory(series)) {
            Directories.copy(series, to);
          } else {
            Files.copy(series, to.resolve("series.mbox"));
          }
          Files.write(directory.resolve(CaseFile.NAME), text);
          if (!golden.isEmpty()) {
            Files.write(directory.resolve(CaseReader.FINDINGS), golden);
          }
        });
  }

  /**
   * Makes a case of a directory of sources that is built as an external module.
   *
   * @return the files that were written
   */
  public List<Path> ofModule(Path module, Configuration configuration) throws InterruptedException {
    if (!Files.isDirectory(module)) {
      throw Diagnostic.error(Location.file(module.toString()), "no such directory of sources")
          .help("name one with a .c or a .rs: -Dkbuild.module=DIR")
          .asException();
    }
    CorpusRequest request =
        new CorpusRequest(
            Corpus.empty(corpus),
            tree,
            false,
            work,
            toolchain,
            OtherTools.NONE,
            modpost,
            cache,
            jobs,
            confinement);
    BuildCase one =
        new BuildCase(
            new Case.Heading(directory, name, "", "", "", List.of()),
            configuration,
            false,
            List.of(),
            List.of(),
            module,
            Change.NONE,
            null,
            false,
            null,
            List.of(),
            List.of(),
            List.of(),
            null,
            null);
    BuildBench bench =
        new BuildBench(
            request,
            configuration,
            tree.root(),
            work.resolve("tree/built").resolve(configuration.name()));
    bench.build();
    Outcome outcome = bench.build(one, Change.NONE, work.resolve("new"));
    List<String> text = new ArrayList<>(BLANKS.lines().toList());
    text.add("build: " + configuration.name());
    if (outcome.status() != 0) {
      text.add("fails: true");
    }
    text.add(
        outcome.telling().isEmpty()
            ? "# nothing is said: sources that are complained about go into sabotage/"
            : "# sources in place of these that nothing is said of go into cure/");
    return write(
        () -> {
          Directories.copy(module, Files.createDirectories(directory).resolve("module"));
          Files.write(directory.resolve(CaseFile.NAME), text);
          for (Golden golden : outcome.telling()) {
            Files.write(directory.resolve(golden.file()), outcome.of(golden));
          }
          if (outcome.telling().isEmpty()) {
            Files.createFile(directory.resolve(Golden.MODPOST.file()));
          }
        });
  }

  private interface Writer {
    void write() throws IOException;
  }

  private List<Path> write(Writer writer) {
    try {
      Files.createDirectories(directory);
      writer.write();
      try (var files = Files.walk(directory)) {
        return files.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
      }
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(directory.toString()), "case cannot be written: " + e)
          .asException();
    }
  }
}
