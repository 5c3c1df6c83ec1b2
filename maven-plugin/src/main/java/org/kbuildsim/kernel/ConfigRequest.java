package org.kbuildsim.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.diagnostic.SourceText;

/**
 * The options that a user asks for on top of the architecture's default configuration.
 *
 * @param options value by name without {@code CONFIG_}, in the order asked; values as they stand in
 *     {@code .config}, {@code n} for an option that is to be off
 * @param origins who asks, by the same names: {@code fragment.config:12}, or the command line
 * @param redefinitions warnings of options that one fragment sets and a later one sets otherwise
 */
public record ConfigRequest(
    Map<String, String> options, Map<String, String> origins, List<Diagnostic> redefinitions) {
  private static final String COMMAND_LINE = "-Dkbuild.config";

  // Of `y # a reason`, conf and merge_config.sh take the y.
  private static final Pattern SET = Pattern.compile("CONFIG_(\\w+)=(?:([ymn])\\s+#.*|(.*))");
  private static final Pattern UNSET = Pattern.compile("# CONFIG_(\\w+) is not set");

  /** Creates a request; the maps and the list are copied, their order kept. */
  public ConfigRequest {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    origins = Map.copyOf(origins);
    redefinitions = List.copyOf(redefinitions);
  }

  /** Reads entries one after the other. */
  private static final class Reader {
    private final Map<String, String> options = new LinkedHashMap<>();
    private final Map<String, String> origins = new HashMap<>();
    private final List<Diagnostic> redefinitions = new ArrayList<>();

    void put(String name, String value, String origin) {
      // The last word counts also for where the option stands.
      options.remove(name);
      options.put(name, value);
      origins.put(name, origin);
    }

    void put(String name, String value, Location line) {
      String before = options.get(name);
      // As merge_config.sh, which calls no attention to what was asked for twice.
      if (before != null && !before.equals(value)) {
        redefinitions.add(
            Diagnostic.warning(line, "value of `CONFIG_" + name + "` is redefined")
                .note("previous value `" + before + "`, from " + origins.get(name))
                .note("new value `" + value + "`"));
      }
      String place = line.render();
      put(name, value, place.substring(0, place.lastIndexOf(':')));
    }
  }

  /**
   * Reads what a user wrote: each entry is {@code CONFIG_X=value}, or the name of a file of such
   * lines as {@code merge_config.sh} takes them. What comes later wins.
   *
   * @param base the directory that file names are relative to
   * @throws org.kbuildsim.diagnostic.DiagnosticException if an entry is neither, or a file has a
   *     line that is no configuration
   */
  public static ConfigRequest parse(List<String> entries, Path base) {
    Reader reader = new Reader();
    for (String entry : entries) {
      String text = entry.strip();
      Matcher set = SET.matcher(text);
      if (set.matches()) {
        reader.put(set.group(1), valueOf(set), COMMAND_LINE);
      } else if (Files.isRegularFile(base.resolve(text))) {
        readFragment(base.resolve(text), reader);
      } else {
        throw Diagnostic.error(
                "`" + text + "` is neither `CONFIG_NAME=value` nor a configuration fragment")
            .note("no such file in " + base)
            .help(
                "write CONFIG_NAME=y, =m, =n, a number or a \"string\"; or name a file of such"
                    + " lines")
            .asException();
      }
    }
    return new ConfigRequest(reader.options, reader.origins, reader.redefinitions);
  }

  private static void readFragment(Path file, Reader reader) {
    SourceText source;
    try {
      source = new SourceText(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw Diagnostic.error(
              Location.file(file.toString()), "fragment cannot be read: " + e.getMessage())
          .asException();
    }
    int offset = 0;
    for (String line : source.text().split("\n", -1)) {
      String text = line.strip();
      Matcher set = SET.matcher(text);
      Matcher unset = UNSET.matcher(text);
      Location place = source.span(offset, offset + line.length());
      if (set.matches()) {
        reader.put(set.group(1), valueOf(set), place);
      } else if (unset.matches()) {
        reader.put(unset.group(1), "n", place);
      } else if (!text.isEmpty() && !text.startsWith("#")) {
        throw Diagnostic.error(place, "not a line of a configuration")
            .help("write `CONFIG_NAME=value` or `# CONFIG_NAME is not set`")
            .asException();
      }
      offset += line.length() + 1;
    }
  }

  private static String valueOf(Matcher set) {
    String bare = set.group(2);
    return bare == null ? set.group(3) : bare;
  }

  /**
   * Returns {@code configuration}, the text of a {@code .config}, with this request on top: what it
   * said of the options asked for is left out, since conf warns of a symbol that is set twice.
   */
  public String over(String configuration) {
    StringBuilder text = new StringBuilder();
    configuration
        .lines()
        .filter(line -> !options.containsKey(optionOf(line)))
        .forEach(line -> text.append(line).append('\n'));
    options.forEach(
        (name, value) ->
            text.append(
                value.equals("n")
                    ? "# CONFIG_" + name + " is not set\n"
                    : "CONFIG_" + name + "=" + value + "\n"));
    return text.toString();
  }

  /**
   * Returns whether {@code config} is a {@code .config} for {@code architecture} with this in it.
   */
  boolean isIn(Path config, String architecture) {
    Map<String, String> values = new HashMap<>();
    try {
      String text = Files.readString(config);
      if (!text.contains("\n# Linux/" + architecture + " ")) {
        return false;
      }
      text.lines()
          .map(SET::matcher)
          .filter(Matcher::matches)
          .forEach(set -> values.put(set.group(1), valueOf(set)));
    } catch (IOException noneYet) {
      return false;
    }
    return options.entrySet().stream()
        .allMatch(asked -> values.getOrDefault(asked.getKey(), "n").equals(asked.getValue()));
  }

  private static String optionOf(String line) {
    Matcher set = SET.matcher(line);
    Matcher unset = UNSET.matcher(line);
    return set.matches() ? set.group(1) : unset.matches() ? unset.group(1) : "";
  }
}
