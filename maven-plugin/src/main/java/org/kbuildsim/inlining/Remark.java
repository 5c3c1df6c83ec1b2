package org.kbuildsim.inlining;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * What LLVM's inliner said of one call.
 *
 * @param inlined whether it did, {@code !Passed}
 * @param callee the function called
 * @param caller the function it is called in
 * @param at where, or null for code without line tables
 * @param reason the cost and, where it is given, the reason, as in {@code (cost=never): conflicting
 *     attributes}
 */
record Remark(
    boolean inlined, String callee, String caller, @Nullable SourcePosition at, String reason) {

  /**
   * Reads the optimisation record that {@code -fsave-optimization-record} writes: a YAML document
   * for each remark, its tag the kind (LLVM, "Remarks").
   *
   * <p>Composed, not loaded: with tags that are LLVM's own a document is no Java object, and its
   * {@code Args} are a sequence just because keys come more than once.
   */
  static List<Remark> read(Path file) throws IOException {
    LoaderOptions options = new LoaderOptions();
    // The default, 3 MB, guards against hostile input; a large crate has more to say.
    options.setCodePointLimit(Integer.MAX_VALUE);
    List<Remark> remarks = new ArrayList<>();
    try (Reader text = Files.newBufferedReader(file)) {
      for (Node document : new Yaml(options).composeAll(text)) {
        if (document instanceof MappingNode mapping) {
          Remark remark = of(mapping);
          if (remark != null) {
            remarks.add(remark);
          }
        }
      }
    }
    return remarks;
  }

  private static @Nullable Remark of(MappingNode document) {
    boolean inlined = document.getTag().getValue().equals("!Passed");
    if (!inlined && !document.getTag().getValue().equals("!Missed")) {
      return null;
    }
    Map<String, Node> fields = fields(document);
    Map<String, String> arguments = new HashMap<>();
    StringBuilder text = new StringBuilder();
    if (fields.get("Args") instanceof SequenceNode sequence) {
      for (Node argument : sequence.getValue()) {
        if (argument instanceof MappingNode mapping && !mapping.getValue().isEmpty()) {
          NodeTuple first = mapping.getValue().get(0);
          arguments.putIfAbsent(scalar(first.getKeyNode()), scalar(first.getValueNode()));
          text.append(scalar(first.getValueNode()));
        }
      }
    }
    String callee = arguments.get("Callee");
    String caller = arguments.get("Caller");
    return callee == null || caller == null
        ? null
        : new Remark(inlined, callee, caller, position(fields.get("DebugLoc")), reason(text));
  }

  // 'callee' not inlined into 'caller' because it should never be inlined (cost=never): reason
  //     at callsite function:line:column;
  private static String reason(StringBuilder text) {
    int cost = text.indexOf("(cost=");
    int because = text.indexOf(" because ");
    int start = cost >= 0 ? cost : because >= 0 ? because + " because ".length() : 0;
    int end = text.indexOf(" at callsite ");
    return text.substring(start, end < start ? text.length() : end);
  }

  private static @Nullable SourcePosition position(@Nullable Node node) {
    if (!(node instanceof MappingNode mapping)) {
      return null;
    }
    Map<String, Node> fields = fields(mapping);
    return new SourcePosition(
        scalar(fields.get("File")),
        Integer.parseInt(scalar(fields.get("Line"))),
        Integer.parseInt(scalar(fields.get("Column"))));
  }

  private static Map<String, Node> fields(MappingNode mapping) {
    Map<String, Node> fields = new HashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      fields.put(scalar(tuple.getKeyNode()), tuple.getValueNode());
    }
    return fields;
  }

  private static String scalar(@Nullable Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }
}
