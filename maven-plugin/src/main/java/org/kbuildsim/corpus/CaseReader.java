package org.kbuildsim.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.check.Check;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.Location;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the {@code case.yaml} of a case and looks at what lies beside it. */
final class CaseReader {
  static final String FILE = "case.yaml";
  static final String FINDINGS = "findings.txt";
  private static final String PATCHES = "patches";
  private static final String CURE = "cure";
  private static final String SABOTAGE = "sabotage";

  private static final Set<String> KEYS =
      Set.of(
          "title",
          "reproduces",
          "reference",
          "tree",
          "series",
          "matrix",
          "checks",
          "cured-by",
          CURE);
  private static final Set<String> BESIDE = Set.of(FILE, FINDINGS, PATCHES, CURE, SABOTAGE);

  private final Path corpus;
  private final Path directory;
  private final String name;
  private final Map<String, Node> fields = new LinkedHashMap<>();

  private CaseReader(Path corpus, Path directory) {
    this.corpus = corpus;
    this.directory = directory;
    this.name = corpus.relativize(directory).toString();
  }

  /**
   * Reads the case in {@code directory}.
   *
   * @throws DiagnosticException if it is none, or could not fail
   */
  static Case read(Path corpus, Path directory) {
    CaseReader reader = new CaseReader(corpus, directory);
    try {
      return reader.read();
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(reader.file()), "case cannot be read: " + e)
          .asException();
    }
  }

  private Case read() throws IOException {
    fields();
    List<Path> series = new ArrayList<>(list("series").stream().map(this::existing).toList());
    Path own = path(null, PATCHES);
    if (series.isEmpty() && own != null) {
      series.add(own);
    }
    if (series.isEmpty()) {
      throw wrong(null, "no series is given", "put patches into `patches/`, or say `series: DIR`");
    }
    boolean replaces = fields.containsKey("cured-by");
    Path cure = path(fields.get(replaces ? "cured-by" : CURE), CURE);
    Path sabotage = path(null, SABOTAGE);
    if ((cure == null) == (sabotage == null)) {
      throw wrong(
          null,
          "nothing shows that the case can fail",
          "with findings: `cured-by: SERIES` in place of this one, or patches that cure on top of it"
              + " in `cure/`; without: patches that break in `sabotage/`");
    }
    strangers();
    return new Case(
        directory,
        name,
        required("title"),
        text("reproduces"),
        required("reference"),
        list("tree").stream().map(this::existing).toList(),
        series,
        values("matrix", Configuration::parse),
        values("checks", CaseReader::check),
        cure,
        replaces,
        sabotage);
  }

  private void fields() throws IOException {
    Node document;
    try (var text = Files.newBufferedReader(directory.resolve(FILE))) {
      document = new Yaml(new LoaderOptions()).compose(text);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw wrong(line, e.getProblem() == null ? "no YAML" : e.getProblem(), "mend the YAML");
    }
    if (!(document instanceof MappingNode mapping)) {
      throw wrong(null, "a case is a list of `key: value`", "begin with `title: …`");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = scalar(tuple.getKeyNode());
      if (!KEYS.contains(key)) {
        throw wrong(
            tuple.getKeyNode(),
            "`" + key + "` is no key of a case",
            "known are " + String.join(", ", new TreeSet<>(KEYS)));
      }
      fields.put(key, tuple.getValueNode());
    }
  }

  // A golden file that nothing makes would never be looked at.
  private void strangers() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      List<String> others =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(file -> !BESIDE.contains(file))
              .sorted()
              .toList();
      if (!others.isEmpty()) {
        throw wrong(
            null,
            "`" + others.get(0) + "` belongs to no case",
            "a case holds " + String.join(", ", new TreeSet<>(BESIDE)));
      }
    }
  }

  private String required(String key) {
    String text = text(key);
    if (text.isEmpty()) {
      throw wrong(null, "`" + key + "` is missing", "every case has a title and a reference");
    }
    return text;
  }

  private String text(String key) {
    Node node = fields.get(key);
    return node == null ? "" : scalar(node);
  }

  private List<Node> list(String key) {
    Node node = fields.get(key);
    return node == null
        ? List.of()
        : node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
  }

  private <T> List<T> values(String key, Function<String, T> parse) {
    List<T> values = new ArrayList<>();
    for (Node node : list(key)) {
      try {
        values.add(parse.apply(scalar(node)));
      } catch (DiagnosticException e) {
        throw wrong(node, e.diagnostic().message(), String.join("; ", e.diagnostic().help()));
      }
    }
    return values;
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

  private Path existing(Node node) {
    Path there = path(node, "");
    if (there == null) {
      throw wrong(node, "nothing is named", "name one of the corpus");
    }
    return there;
  }

  /** Returns the directory that {@code node} names, or {@code usual} if that is there. */
  private @Nullable Path path(@Nullable Node node, String usual) {
    if (node == null) {
      Path own = directory.resolve(usual);
      return Files.isDirectory(own) ? own : null;
    }
    for (Path from : List.of(directory, corpus)) {
      Path there = from.resolve(scalar(node)).normalize();
      if (there.startsWith(corpus) && Files.exists(there)) {
        return there;
      }
    }
    throw wrong(
        node,
        "`" + scalar(node) + "` is no file or directory of the case or of the corpus",
        "name it from the top of the corpus: series/v1");
  }

  private String scalar(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw wrong(node, "a word is expected here, or a line", "write `key: value`");
  }

  private DiagnosticException wrong(@Nullable Node node, String message, String help) {
    return wrong(node == null ? 0 : node.getStartMark().getLine() + 1, message, help);
  }

  private DiagnosticException wrong(int line, String message, String help) {
    return Diagnostic.error(Location.file(line == 0 ? file() : file() + ":" + line), message)
        .help(help)
        .asException();
  }

  private String file() {
    return name + "/" + FILE;
  }
}
