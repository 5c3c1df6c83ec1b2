package org.kbuildsim.inlining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A module in LLVM's textual form: functions with their attributes, the calls in them, and where
 * these are written.
 *
 * <p>The text changes from release to release; what is read here has been the same since LLVM 4: a
 * function begins with {@code define} in the first column and names its attributes {@code #n}, a
 * call stands on one line and names its place {@code !dbg !n} (LLVM Language Reference). Before it
 * rustc writes the function's name as in Rust, as a comment.
 */
final class IrText {
  private static final String NAME = "@(\"[^\"]+\"|[-\\w.$]+)";
  private static final Pattern DEFINE = Pattern.compile("^define\\b([^@]*)" + NAME + "\\(");
  private static final Pattern GROUP = Pattern.compile(" #(\\d+)");
  private static final Pattern CALL =
      Pattern.compile("\\b(?:call|invoke|callbr)\\b([^@]*)" + NAME + "\\(");
  private static final Pattern DBG = Pattern.compile("!dbg !(\\d+)");
  private static final Pattern ATTRIBUTES = Pattern.compile("^attributes #(\\d+) = \\{ (.*) \\}$");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("\"([^\"]*)\"(?:=\"([^\"]*)\")?|(\\w+(?:\\([^)]*\\)|=\\w+)?)");
  private static final Pattern METADATA =
      Pattern.compile("^!(\\d+) = (?:distinct )?!DI\\w+\\((.*)\\)$");
  private static final Pattern REFERENCE = Pattern.compile(NAME);
  private static final Pattern COMMENT = Pattern.compile("^; (?!Function Attrs: )(.+)$");

  /**
   * A call by name.
   *
   * @param type the types of result and arguments as they stand at the call
   * @param at inner places first
   */
  record Call(String caller, String callee, String type, List<SourcePosition> at) {}

  private final Map<String, Integer> groups = new LinkedHashMap<>();
  private final Map<String, String> types = new LinkedHashMap<>();
  private final Map<Integer, String> attributes = new LinkedHashMap<>();
  private final Map<Integer, String> metadata = new LinkedHashMap<>();
  private final List<String> callers = new ArrayList<>();
  private final List<String> callLines = new ArrayList<>();
  private final Map<String, Integer> namedOtherwise = new LinkedHashMap<>();
  private final Map<String, String> names = new LinkedHashMap<>();

  /** Reads the lines that may say something of functions whose names begin with {@code prefix}. */
  IrText(Iterable<String> lines, String prefix) {
    String function = "";
    String comment = "";
    for (String line : lines) {
      Matcher define = DEFINE.matcher(line);
      if (define.find()) {
        function = plain(define.group(2));
        types.put(function, type(define.group(1), line, define.end()));
        Matcher group = GROUP.matcher(line);
        groups.put(function, group.find(closing(line, define.end())) ? number(group) : -1);
        if (!comment.isEmpty()) {
          names.put(function, comment);
        }
        continue;
      }
      Matcher said = COMMENT.matcher(line);
      comment = said.find() ? said.group(1) : line.startsWith(";") ? comment : "";
      Matcher group = ATTRIBUTES.matcher(line);
      Matcher node = METADATA.matcher(line);
      if (group.find()) {
        attributes.put(number(group), group.group(2));
      } else if (node.find()) {
        metadata.put(number(node), node.group(2));
      } else if (line.contains(prefix) && !line.startsWith("declare ")) {
        readUses(function, line, prefix);
      }
    }
  }

  private void readUses(String function, String line, String prefix) {
    Matcher call = CALL.matcher(line);
    boolean calls = call.find() && plain(call.group(2)).startsWith(prefix);
    if (calls) {
      callers.add(function);
      callLines.add(line);
    }
    Matcher reference = REFERENCE.matcher(line);
    while (reference.find()) {
      String name = plain(reference.group(1));
      if (name.startsWith(prefix) && !(calls && reference.start(1) == call.start(2))) {
        namedOtherwise.merge(name, 1, Integer::sum);
      }
    }
  }

  /** Returns the names of functions that are defined here as rustc tells them, by symbol. */
  Map<String, String> names() {
    return names;
  }

  /** Returns the calls of functions with the prefix, in the order of the text. */
  List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < callLines.size(); i++) {
      String line = callLines.get(i);
      Matcher call = CALL.matcher(line);
      if (call.find()) {
        Matcher dbg = DBG.matcher(line);
        calls.add(
            new Call(
                callers.get(i),
                plain(call.group(2)),
                type(call.group(1), line, call.end()),
                dbg.find() ? places(number(dbg)) : List.of()));
      }
    }
    return calls;
  }

  /** Returns whether {@code function} is defined here. */
  boolean defines(String function) {
    return groups.containsKey(function);
  }

  /** Returns the types of a function's result and parameters, or null if it is not defined here. */
  @Nullable String type(String function) {
    return types.get(function);
  }

  /** Returns whether {@code function} is named other than to call it: its address is taken. */
  boolean takesAddressOf(String function) {
    return namedOtherwise.containsKey(function);
  }

  /** Returns a function's attributes: the value of those that have one, else an empty text. */
  Map<String, String> attributes(String function) {
    Map<String, String> read = new TreeMap<>();
    Matcher attribute =
        ATTRIBUTE.matcher(attributes.getOrDefault(groups.getOrDefault(function, -1), ""));
    while (attribute.find()) {
      if (attribute.group(3) != null) {
        read.put(attribute.group(3), "");
      } else {
        read.put(attribute.group(1), Objects.requireNonNullElse(attribute.group(2), ""));
      }
    }
    return read;
  }

  private List<SourcePosition> places(int location) {
    List<SourcePosition> places = new ArrayList<>();
    for (Integer at = location; at != null && places.size() < 1000; ) {
      String node = metadata.getOrDefault(at, "");
      Integer line = Fields.number(node, "line");
      Integer column = Fields.number(node, "column");
      places.add(
          new SourcePosition(
              file(Fields.node(node, "scope")),
              line == null ? 0 : line,
              column == null ? 0 : column));
      at = Fields.node(node, "inlinedAt");
    }
    return places;
  }

  private String file(@Nullable Integer scope) {
    String block = metadata.getOrDefault(scope == null ? -1 : scope, "");
    Integer file = Fields.node(block, "file");
    return Fields.text(metadata.getOrDefault(file == null ? -1 : file, ""), "filename");
  }

  // The type of the result is the last word before the name, those of arguments are the first
  // words; what stands beside them are attributes.
  private static String type(String before, String line, int open) {
    String result = before.strip();
    result = result.substring(result.lastIndexOf(' ') + 1);
    List<String> parameters = new ArrayList<>();
    int end = closing(line, open);
    int depth = 0;
    int start = open;
    for (int i = open; i <= end && i < line.length(); i++) {
      char c = line.charAt(i);
      if (i == end || (c == ',' && depth == 0)) {
        String parameter = line.substring(start, i).strip();
        if (!parameter.isEmpty()) {
          parameters.add(parameter.split("[ ,]", 2)[0]);
        }
        start = i + 1;
      } else if ("([{<".indexOf(c) >= 0) {
        depth++;
      } else if (")]}>".indexOf(c) >= 0) {
        depth--;
      }
    }
    return result + " (" + String.join(", ", parameters) + ")";
  }

  /** Returns where the parenthesis ends that was opened before {@code from}. */
  private static int closing(String line, int from) {
    int depth = 1;
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        return i;
      }
    }
    return line.length();
  }

  private static int number(Matcher found) {
    return Integer.parseInt(found.group(1));
  }

  private static String plain(String name) {
    return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
  }

  /** The fields of a specialised metadata node. */
  private static final class Fields {
    static @Nullable Integer number(String node, String field) {
      return find(node, field, "(\\d+)");
    }

    static @Nullable Integer node(String node, String field) {
      return find(node, field, "!(\\d+)");
    }

    static String text(String node, String field) {
      Matcher found = Pattern.compile("(?:^|, )" + field + ": \"([^\"]*)\"").matcher(node);
      return found.find() ? found.group(1) : "";
    }

    private static @Nullable Integer find(String node, String field, String value) {
      Matcher found = Pattern.compile("(?:^|, )" + field + ": " + value).matcher(node);
      return found.find() ? Integer.valueOf(found.group(1)) : null;
    }
  }
}
