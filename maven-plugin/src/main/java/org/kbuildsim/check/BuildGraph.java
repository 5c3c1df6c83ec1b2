package org.kbuildsim.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kbuildsim.rule.RecordedCommand;
import org.kbuildsim.tool.Bindgen;
import org.kbuildsim.tool.Clang;
import org.kbuildsim.tool.LlvmLink;
import org.kbuildsim.tool.Rustc;
import org.kbuildsim.tool.ToolInvocation;

/**
 * Which files of the Rust half are made of which, as the recorded commands have it.
 *
 * @param nodes files, sorted
 * @param edges from a file to one that is made of it
 */
public record BuildGraph(List<Node> nodes, List<Edge> edges) {

  /**
   * A file.
   *
   * @param tool what made it, empty for a source
   */
  public record Node(String name, String tool) {}

  /** A file and what is made of it. */
  public record Edge(String from, String to) {}

  /** The graph of nothing. */
  public static final BuildGraph EMPTY = new BuildGraph(List.of(), List.of());

  /** Creates a graph; the lists are copied. */
  public BuildGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  static BuildGraph of(Map<String, RecordedCommand> commands) {
    Map<String, String> tools = new TreeMap<>();
    Set<Edge> edges = new LinkedHashSet<>();
    for (RecordedCommand command : commands.values()) {
      List<ToolInvocation> runs = command.invocations();
      if (!isOfTheRustHalf(command.target(), runs)) {
        continue;
      }
      Set<String> made = new TreeSet<>();
      List<String> read = new ArrayList<>();
      for (ToolInvocation run : runs) {
        for (String input : run.inputs()) {
          String file = normal(input);
          // What one program of a command leaves for the next is nobody else's affair.
          if (!made.contains(file) && isShown(file)) {
            read.add(file);
          }
        }
        run.outputs().forEach(output -> made.add(normal(output)));
      }
      tools.put(command.target(), tool(runs));
      for (String file : read) {
        tools.putIfAbsent(file, "");
        edges.add(new Edge(file, command.target()));
      }
    }
    List<Node> nodes = new ArrayList<>();
    tools.forEach((name, tool) -> nodes.add(new Node(name, tool)));
    return new BuildGraph(nodes, List.copyOf(edges));
  }

  private static boolean isOfTheRustHalf(String target, List<ToolInvocation> runs) {
    return runs.stream()
        .anyMatch(
            run ->
                run instanceof Rustc
                    || run instanceof Bindgen
                    || run instanceof LlvmLink
                    || (run instanceof Clang clang && clang.emitsLlvm())
                    || target.startsWith("rust/"));
  }

  // Names below the source tree come as absolute ones or by ../; its last parts tell enough.
  private static String normal(String file) {
    String name = file.replaceFirst("^\\./", "");
    int rust = name.indexOf("/rust/");
    return rust >= 0 && (name.startsWith("/") || name.startsWith(".."))
        ? name.substring(rust + 1)
        : name;
  }

  private static boolean isShown(String file) {
    return !file.startsWith("/") && !file.endsWith("rustc_cfg") && !file.endsWith(".json");
  }

  private static String tool(List<ToolInvocation> runs) {
    Set<String> names = new LinkedHashSet<>();
    for (ToolInvocation run : runs) {
      String name = run.program().substring(run.program().lastIndexOf('/') + 1);
      if (!(run instanceof ToolInvocation.Unknown)) {
        names.add(name.replaceFirst("-\\d+$", ""));
      }
    }
    return String.join(", ", names);
  }
}
