package org.kbuildsim.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

/** The {@code case.yaml} of a case: its keys, and where in it a mistake is. */
final class CaseFile {
  static final String NAME = "case.yaml";

  private final Path corpus;
  private final Path directory;
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Map<String, Node> values = new LinkedHashMap<>();

  /**
   * Reads the file in {@code directory}.
   *
   * @throws DiagnosticException if it is no list of keys and values
   */
  CaseFile(Path corpus, Path directory) throws IOException {
    this.corpus = corpus;
    this.directory = directory;
    Node document;
    try (var text = Files.newBufferedReader(directory.resolve(NAME))) {
      document = new Yaml(new LoaderOptions()).compose(text);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw wrong(line, e.getProblem() == null ? "no YAML" : e.getProblem(), "mend the YAML");
    }
    if (!(document instanceof MappingNode mapping)) {
      throw wrongAt(null, "a case is a list of `key: value`", "begin with `title: …`");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = scalar(tuple.getKeyNode());
      keys.put(key, tuple.getKeyNode());
      values.put(key, tuple.getValueNode());
    }
  }

  /** Refuses keys that are not among {@code known}. */
  void requireKeys(String kind, Set<String> known) {
    keys.forEach(
        (key, node) -> {
          if (!known.contains(key)) {
            throw wrongAt(
                node,
                "`" + key + "` is no key of a case" + kind,
                "known are " + String.join(", ", new TreeSet<>(known)));
          }
        });
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  String required(String key) {
    String text = text(key);
    if (text.isEmpty()) {
      throw wrongAt(
          values.get(key), "`" + key + "` is missing", "every case has a title and a reference");
    }
    return text;
  }

  String text(String key) {
    Node node = values.get(key);
    return node == null ? "" : scalar(node);
  }

  List<String> words(String key) {
    return list(key).stream().map(this::scalar).toList();
  }

  boolean flag(String key) {
    String text = text(key);
    if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
      throw wrongAt(values.get(key), "`" + text + "` is not true and not false", "say `true`");
    }
    return text.equals("true");
  }

  /** Returns each value of {@code key} as {@code parse} reads it. */
  <T> List<T> values(String key, Function<String, T> parse) {
    return list(key).stream().map(node -> parsed(node, parse)).toList();
  }

  /** Returns the value of {@code key} as {@code parse} reads it, or null without one. */
  <T> @Nullable T value(String key, Function<String, T> parse) {
    Node node = values.get(key);
    return node == null ? null : parsed(node, parse);
  }

  private <T> T parsed(Node node, Function<String, T> parse) {
    try {
      return parse.apply(scalar(node));
    } catch (DiagnosticException e) {
      throw wrongAt(node, e.diagnostic().message(), String.join("; ", e.diagnostic().help()));
    }
  }

  /** Returns the files and directories that {@code key} names. */
  List<Path> paths(String key) {
    return list(key).stream().map(this::path).toList();
  }

  /** Returns the directory of that name beside the file, if it is there. */
  @Nullable Path beside(String name) {
    Path own = directory.resolve(name);
    return Files.isDirectory(own) ? own : null;
  }

  private List<Node> list(String key) {
    Node node = values.get(key);
    return node == null
        ? List.of()
        : node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
  }

  private Path path(Node node) {
    for (Path from : List.of(directory, corpus)) {
      Path there = from.resolve(scalar(node)).normalize();
      if (there.startsWith(corpus) && Files.exists(there)) {
        return there;
      }
    }
    throw wrongAt(
        node,
        "`" + scalar(node) + "` is no file or directory of the case or of the corpus",
        "name it from the top of the corpus: series/v1");
  }

  private String scalar(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw wrongAt(node, "a word is expected here, or a line", "write `key: value`");
  }

  // A golden file that nothing makes would never be looked at.
  void requireBeside(Set<String> known) throws IOException {
    List<String> others = new ArrayList<>();
    try (var files = Files.newDirectoryStream(directory)) {
      files.forEach(file -> others.add(String.valueOf(file.getFileName())));
    }
    others.removeAll(known);
    others.remove(NAME);
    if (!others.isEmpty()) {
      throw wrongAt(
          null,
          "`" + others.stream().sorted().toList().get(0) + "` belongs to no case",
          "beside it may lie " + String.join(", ", new TreeSet<>(known)));
    }
  }

  /** Returns what is wrong at the value of {@code key}. */
  DiagnosticException wrong(String key, String message, String help) {
    return wrongAt(values.get(key), message, help);
  }

  private DiagnosticException wrongAt(@Nullable Node node, String message, String help) {
    return wrong(node == null ? 0 : node.getStartMark().getLine() + 1, message, help);
  }

  private DiagnosticException wrong(int line, String message, String help) {
    String file = corpus.relativize(directory) + "/" + NAME;
    return Diagnostic.error(Location.file(line == 0 ? file : file + ":" + line), message)
        .help(help)
        .asException();
  }
}
