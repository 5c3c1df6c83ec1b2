package org.kbuildsim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kbuildsim.check.BuildGraph;

/**
 * A build graph laid out in columns: a file stands right of all that it is made of, near them.
 *
 * <p>Units are those of SVG.
 */
public final class GraphPicture {
  private static final int LINE = 22;
  private static final int GAP = 70;
  private static final double LETTER = 6.7;
  private static final int SWEEPS = 4;

  /** A file's box; its middle left is where edges end. */
  public record Box(String name, String tool, int x, int y, int width) {
    /** Returns where edges begin. */
    public int right() {
      return x + width;
    }
  }

  /** A curve from one box to another. */
  public record Curve(int x1, int y1, int x2, int y2) {
    /** Returns the SVG path. */
    public String path() {
      int bend = (x2 - x1) / 2;
      return "M%d %d C%d %d %d %d %d %d".formatted(x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2);
    }
  }

  private final List<Box> boxes = new ArrayList<>();
  private final List<Curve> curves = new ArrayList<>();
  private int width;
  private int height;

  private GraphPicture() {}

  /** Lays {@code graph} out. */
  public static GraphPicture of(BuildGraph graph) {
    GraphPicture picture = new GraphPicture();
    picture.lay(graph);
    return picture;
  }

  /** Returns the boxes. */
  public List<Box> boxes() {
    return boxes;
  }

  /** Returns the curves. */
  public List<Curve> curves() {
    return curves;
  }

  /** Returns how wide it is. */
  public int width() {
    return width;
  }

  /** Returns how high it is. */
  public int height() {
    return height;
  }

  private void lay(BuildGraph graph) {
    Map<String, List<String>> from = new HashMap<>();
    graph.edges().forEach(e -> from.computeIfAbsent(e.to(), t -> new ArrayList<>()).add(e.from()));
    Map<String, Integer> columns = new HashMap<>();
    graph.nodes().forEach(node -> column(node.name(), from, columns, new HashSet<>()));
    List<List<BuildGraph.Node>> byColumn = new ArrayList<>();
    for (BuildGraph.Node node : graph.nodes()) {
      int column = columns.getOrDefault(node.name(), 0);
      while (byColumn.size() <= column) {
        byColumn.add(new ArrayList<>());
      }
      byColumn.get(column).add(node);
    }
    arrange(byColumn, from);
    Map<String, Box> placed = new HashMap<>();
    int x = 10;
    for (List<BuildGraph.Node> column : byColumn) {
      int wide =
          (int) (column.stream().mapToInt(n -> n.name().length()).max().orElse(0) * LETTER) + 12;
      for (int row = 0; row < column.size(); row++) {
        BuildGraph.Node node = column.get(row);
        Box box = new Box(node.name(), node.tool(), x, 20 + row * LINE, wide);
        boxes.add(box);
        placed.put(node.name(), box);
        height = Math.max(height, box.y() + LINE);
      }
      x += wide + GAP;
    }
    width = x;
    for (BuildGraph.Edge edge : graph.edges()) {
      Box start = placed.get(edge.from());
      Box end = placed.get(edge.to());
      if (start != null && end != null) {
        curves.add(new Curve(start.right(), start.y(), end.x(), end.y()));
      }
    }
  }

  private static int column(
      String name, Map<String, List<String>> from, Map<String, Integer> columns, Set<String> open) {
    Integer known = columns.get(name);
    // A circle has no place in columns; it is cut where it is met again.
    if (known != null || !open.add(name)) {
      return known == null ? 0 : known;
    }
    int column = 0;
    for (String source : from.getOrDefault(name, List.of())) {
      column = Math.max(column, column(source, from, columns, open) + 1);
    }
    open.remove(name);
    columns.put(name, column);
    return column;
  }

  /** Moves files near what they are made of, column by column (the barycenter heuristic). */
  private static void arrange(List<List<BuildGraph.Node>> columns, Map<String, List<String>> from) {
    Map<String, Double> rows = new HashMap<>();
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (List<BuildGraph.Node> column : columns) {
        for (int row = 0; row < column.size(); row++) {
          rows.put(column.get(row).name(), (double) row);
        }
      }
      for (List<BuildGraph.Node> column : columns) {
        Map<String, Double> middle = new HashMap<>();
        for (BuildGraph.Node node : column) {
          middle.put(
              node.name(),
              from.getOrDefault(node.name(), List.of()).stream()
                  .mapToDouble(source -> rows.getOrDefault(source, 0.0))
                  .average()
                  .orElse(rows.getOrDefault(node.name(), 0.0)));
        }
        column.sort(Comparator.comparing(node -> middle.getOrDefault(node.name(), 0.0)));
        for (int row = 0; row < column.size(); row++) {
          rows.put(column.get(row).name(), (double) row);
        }
      }
    }
  }
}
