package org.kbuildsim.check;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule names a source by {@code $(src)}, a file that is made by {@code $(obj)}.
 *
 * <p>A source named by {@code $(obj)} is found all the same: make looks for prerequisites in VPATH
 * too, which kbuild sets to the source tree. It ends when a file of that name is made.
 */
final class PrerequisiteWhereItLies implements SourceProperty {
  private static final Pattern RULE = Pattern.compile("^[^\\t=][^=]*?::?(?!=)([^=]*)$");
  private static final Pattern IN_OBJ = Pattern.compile("\\$\\(obj\\)/([\\w./+-]+)(?=\\s|$)");

  @Override
  public List<Observation> look(Sources sources) {
    List<Observation> found = new ArrayList<>();
    for (Map.Entry<String, List<Sources.Line>> makefile : sources.makefiles().entrySet()) {
      String name = makefile.getKey();
      String directory = name.substring(0, name.lastIndexOf('/') + 1);
      // scripts/Makefile.build and its like are read for other directories than their own.
      if (!name.matches("(.*/)?(Makefile|Kbuild)")) {
        continue;
      }
      for (Sources.Line line : makefile.getValue()) {
        Matcher rule = RULE.matcher(line.text());
        Matcher file = IN_OBJ.matcher(rule.find() ? rule.group(1) : "");
        while (file.find()) {
          if (Files.isRegularFile(sources.root().resolve(directory + file.group(1)))) {
            found.add(observation(name, line.number(), directory, file.group(1)));
          }
        }
      }
    }
    return found;
  }

  private static Observation observation(String makefile, int line, String directory, String file) {
    return Observation.of(
            Check.PREREQUISITE_BY_VPATH,
            makefile + " " + file,
            "`$(obj)/%s` is a source, `%s%s`: the rule finds it by VPATH alone"
                .formatted(file, directory, file),
            makefile + ":" + line,
            "$(obj)/" + file)
        .help("write `$(src)/" + file + "`");
  }
}
