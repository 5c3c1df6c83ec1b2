package org.kbuildsim.ninja;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.kernel.BuildRequest;
import org.kbuildsim.kernel.HostPrograms;

/** A {@code build.ninja}, as ninja 1.10 and later read it (ninja-build.org/manual.html). */
public final class NinjaFile {
  private static final String NAME = "build.ninja";

  private final ActionGraph graph;
  private final StringBuilder text = new StringBuilder();

  private NinjaFile(ActionGraph graph) {
    this.graph = graph;
  }

  /**
   * What was written.
   *
   * @param file where
   * @param edges how many commands it holds
   * @param warnings what is not in it as it was in the build
   */
  public record Written(Path file, int edges, List<Diagnostic> warnings) {}

  /** Writes what {@code recorded} has seen of a build into that build's object tree. */
  public static Written write(GraphRecorder recorded, BuildRequest request) {
    Path output = request.output();
    requireNoVersions(output.resolve(".config"));
    ActionGraph graph = new ActionGraph(recorded, output, System.getenv());
    String text = new NinjaFile(graph).text(request);
    Path file = output.resolve(NAME);
    Path part = output.resolve("." + NAME + ".part");
    try {
      try (Writer to = Files.newBufferedWriter(part)) {
        to.write(text);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(file.toString()), "cannot be written: " + e)
          .asException();
    }
    return new Written(file, graph.edges.size(), graph.warnings());
  }

  // modpost reads them from .cmd files, which ninja's build does not have.
  private static void requireNoVersions(Path config) {
    try {
      for (String line : Files.readAllLines(config)) {
        if (line.matches("CONFIG_(MODVERSIONS|MODULE_SRCVERSION_ALL)=y")) {
          throw Diagnostic.error(
                  Location.file(config.toString()),
                  "`" + line + "`: versions come from .cmd files, which ninja does not make")
              .help("leave it out: -Dkbuild.config=" + line.replace("=y", "=n"))
              .asException();
        }
      }
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(config.toString()), "cannot be read: " + e)
          .asException();
    }
  }

  private String text(BuildRequest request) {
    line("# Made by kbuild:ninja for this directory: what the configuration in .config builds.");
    line("# After a change of a makefile or of the configuration it has to be made anew.");
    line("ninja_required_version = 1.10");
    line("");
    graph.environments.forEach((value, name) -> line(name + " = " + value(value)));
    line("");
    // What a command leaves as it was does not make others run.
    line("rule run");
    line("  command = $command");
    line("  description = $what");
    line("  restat = 1");
    line("rule compile");
    line("  command = $command");
    line("  description = $what");
    line("  depfile = $list");
    line("  deps = gcc");
    line("");
    hostPrograms(request);
    for (Edge edge : graph.edges) {
      edge(edge);
    }
    graph.groups.forEach(
        (name, members) -> {
          if (members.size() > 1) {
            line("build " + name + ": phony" + names(" ", members));
          }
        });
    return text.toString();
  }

  private void hostPrograms(BuildRequest request) {
    for (Map.Entry<Path, String> program : graph.hostPrograms.entrySet()) {
      String file = graph.node(program.getKey());
      String script = HostPrograms.script(program.getValue(), request);
      edge(
          new Edge(
              List.of(file),
              Files.isRegularFile(HostPrograms.jar())
                  ? List.of(HostPrograms.jar().toString())
                  : List.of(),
              List.of(),
              "printf '%b' "
                  + ShellText.quoted(script.replace("\\", "\\\\").replace("\n", "\\n"))
                  + " > "
                  + file
                  + " && chmod +x "
                  + file,
              null,
              "HOST    " + file));
    }
  }

  private void edge(Edge edge) {
    line(
        "build "
            + path(edge.outputs().get(0))
            + names(" | ", edge.outputs().subList(1, edge.outputs().size()))
            + ": "
            + (edge.depfile() == null ? "run" : "compile")
            + names(" ", edge.inputs())
            + names(" || ", edge.before()));
    line("  command = " + value(edge.command()));
    line("  what = " + value(edge.description()));
    if (edge.depfile() != null) {
      line("  list = " + value(edge.depfile()));
    }
  }

  private static String names(String before, Collection<String> names) {
    return names.isEmpty()
        ? ""
        : before + names.stream().map(NinjaFile::path).collect(Collectors.joining(" "));
  }

  private static String path(String name) {
    return name.replace("$", "$$").replace(" ", "$ ").replace(":", "$:");
  }

  // A variable of ours is marked by a NUL, which no command holds.
  private static String value(String text) {
    return text.replace("$", "$$").replace("\0", "$");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
