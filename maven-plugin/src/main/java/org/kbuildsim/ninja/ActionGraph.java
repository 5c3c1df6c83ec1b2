package org.kbuildsim.ninja;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.kernel.CommandRecord;

/**
 * The edges of a recorded build.
 *
 * <p>A recipe waits for its prerequisites, and with it all that the makes it starts do. What kbuild
 * saves as a target's command stands for the recipe: the rest of it is {@code if_changed}, which
 * ninja does itself.
 */
final class ActionGraph {
  private final Path output;
  private final Map<String, String> base;
  private final Map<Path, Execution> maker = new HashMap<>();
  private final Map<Execution, Set<Path>> made = new HashMap<>();
  private final List<Diagnostic> warnings = new ArrayList<>();

  /** Groups that edges wait for, by name. */
  final Map<String, Set<String>> groups = new TreeMap<>();

  final List<Edge> edges = new ArrayList<>();

  /** Environments of commands, by the text that sets them up: the variable that holds it. */
  final Map<String, String> environments = new LinkedHashMap<>();

  /** Host programs of kbuild's: where they are to be, and what they are called. */
  final Map<Path, String> hostPrograms = new TreeMap<>();

  /**
   * Works out the graph.
   *
   * @param base the environment that ninja is taken to run in
   */
  ActionGraph(GraphRecorder recorded, Path output, Map<String, String> base) {
    this.output = output;
    this.base = base;
    for (Execution execution : recorded.executions()) {
      hostPrograms.putAll(execution.hostPrograms);
      claim(execution);
    }
    for (Execution execution : recorded.executions()) {
      if (!outputs(execution).isEmpty()) {
        edges.add(edge(execution));
      }
    }
  }

  List<Diagnostic> warnings() {
    return warnings;
  }

  private void claim(Execution execution) {
    Set<Path> outputs = new TreeSet<>();
    Path record = record(execution);
    for (Path file : execution.writes) {
      if (file.equals(record) || !Files.exists(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      Execution first = maker.putIfAbsent(file, execution);
      if (first == null) {
        outputs.add(file);
      } else {
        warnings.add(
            Diagnostic.warning(
                    "two recipes write "
                        + node(file)
                        + ": those of `"
                        + first.target
                        + "` and `"
                        + execution.target
                        + "`")
                .note("ninja knows of the first only"));
      }
    }
    made.put(execution, outputs);
  }

  private Set<Path> outputs(Execution execution) {
    return made.getOrDefault(execution, Set.of());
  }

  // .NAME.cmd of the target, if the recipe has written one.
  private @Nullable Path record(Execution execution) {
    Path target = file(execution, execution.target);
    if (target == null || target.getFileName() == null) {
      return null;
    }
    Path record = target.resolveSibling("." + target.getFileName() + ".cmd");
    return execution.writes.contains(record) && !CommandRecord.command(target).isEmpty()
        ? record
        : null;
  }

  private static @Nullable Path file(Execution execution, String name) {
    try {
      return execution.directory.resolve(name).normalize();
    } catch (java.nio.file.InvalidPathException noName) {
      return null;
    }
  }

  /** Returns how ninja calls a file: below the object tree by its name from there. */
  String node(Path file) {
    return (file.startsWith(output) ? output.relativize(file) : file).toString();
  }

  private Edge edge(Execution execution) {
    Set<Path> outputs = outputs(execution);
    Set<String> inputs = new TreeSet<>();
    for (Path read : execution.reads) {
      if (!outputs.contains(read) && isInput(execution, read)) {
        inputs.add(node(read));
      }
    }
    for (String name : execution.run.compared.getOrDefault(execution.target, Set.of())) {
      Path file = file(execution, name);
      if (file != null && Files.isRegularFile(file) && !outputs.contains(file)) {
        inputs.add(node(file));
      }
    }
    execution.hostPrograms.keySet().forEach(program -> inputs.add(node(program)));
    Set<String> before = new LinkedHashSet<>();
    before.addAll(prerequisites(execution.run, execution.target, new HashSet<>()));
    before.addAll(before(execution));
    if (!execution.worksFirst) {
      execution.subRuns.forEach(run -> before.addAll(group(run)));
    }
    outputs.forEach(file -> before.remove(node(file)));
    before.removeAll(inputs);
    String script = execution.commands.isEmpty() ? "" : execution.commands.get(0).script();
    Execution.Depfile depfile = execution.depfile;
    return new Edge(
        ordered(execution, outputs),
        List.copyOf(inputs),
        List.copyOf(before),
        command(execution),
        depfile == null ? null : depfile.file(),
        ShellText.description(script, execution.target));
  }

  // What was made later was not read, whatever a word looks like.
  private boolean isInput(Execution execution, Path read) {
    Execution by = maker.get(read);
    return by == null ? !read.startsWith(output) || isSource(read) : by.id < execution.id;
  }

  private boolean isSource(Path read) {
    return node(read).equals(".config");
  }

  // The target first: ninja names an edge by it.
  private List<String> ordered(Execution execution, Set<Path> outputs) {
    List<String> names = new ArrayList<>();
    Path target = file(execution, execution.target);
    if (target != null && outputs.contains(target)) {
      names.add(node(target));
    }
    outputs.stream().filter(file -> !file.equals(target)).map(this::node).forEach(names::add);
    return names;
  }

  // Commands.

  private String command(Execution execution) {
    Path target = file(execution, execution.target);
    String record = target == null ? "" : "." + target.getFileName() + ".cmd";
    boolean recorded = record(execution) != null;
    List<String> parts = new ArrayList<>();
    for (Execution.Command command : execution.commands) {
      String script = command.script();
      if (target != null && recorded && script.contains("/" + record)) {
        script = "set -e; " + CommandRecord.command(target);
        if (execution.depfile != null) {
          script += cleaning(execution.depfile);
        }
      }
      String line = ShellText.onOneLine(script);
      if (command.mayFail()) {
        line = "( " + line + " ) || true";
      }
      parts.add(line);
    }
    String all = parts.size() == 1 ? parts.get(0) : "( " + String.join(" ) && ( ", parts) + " )";
    return environment(execution) + directory(execution) + all;
  }

  // rustc lists variables of the environment as comments, which ninja takes for names, and files
  // by the object tree's whole name.
  private String cleaning(Execution.Depfile depfile) {
    boolean comments = depfile.text().lines().anyMatch(line -> line.startsWith("#"));
    boolean absolute = depfile.text().contains(output + "/");
    return comments || absolute
        ? "; sed -i -e '/^#/d' -e 's|" + output + "/||g' " + ShellText.quoted(depfile.file())
        : "";
  }

  private String environment(Execution execution) {
    Map<String, String> own =
        execution.commands.isEmpty() ? base : execution.commands.get(0).environment();
    String text = ShellText.environment(own, base);
    if (text.isEmpty()) {
      return "";
    }
    String name = environments.computeIfAbsent(text, k -> "environment" + environments.size());
    return "\0{" + name + "}";
  }

  private String directory(Execution execution) {
    return execution.directory.equals(output)
        ? ""
        : "cd " + ShellText.quoted(execution.directory.toString()) + " && ";
  }

  // Order.

  /** Returns what stands for all that an execution makes, itself and by makes that it starts. */
  private Set<String> nodes(Execution execution) {
    Set<String> nodes = new LinkedHashSet<>();
    outputs(execution).stream().findFirst().ifPresent(file -> nodes.add(node(file)));
    execution.subRuns.forEach(run -> nodes.addAll(group(run)));
    return nodes;
  }

  /** Returns the group of all that a run makes. */
  private Set<String> group(Execution.MakeRun run) {
    return grouped(
        "run-" + run.id,
        () -> {
          Set<String> all = new TreeSet<>();
          run.executions.forEach(execution -> all.addAll(nodes(execution)));
          return all;
        });
  }

  private Set<String> grouped(String name, java.util.function.Supplier<Set<String>> members) {
    Set<String> known = groups.get(name);
    if (known == null) {
      known = members.get();
      groups.put(name, known);
    }
    return known.size() > 1 ? Set.of(name) : known;
  }

  /** Returns what {@code target} waits for within its run. */
  private Set<String> prerequisites(Execution.MakeRun run, String target, Set<String> seen) {
    Set<String> nodes = new LinkedHashSet<>();
    for (String name : run.waits.getOrDefault(target, Set.of())) {
      if (!seen.add(name)) {
        continue;
      }
      List<Execution> executions = run.byTarget.getOrDefault(name, List.of());
      executions.forEach(execution -> nodes.addAll(nodes(execution)));
      // What has no recipe, or one that makes nothing, stands for what it waits for.
      if (executions.stream().allMatch(execution -> nodes(execution).isEmpty())) {
        nodes.addAll(prerequisites(run, name, seen));
      }
    }
    return nodes;
  }

  /** Returns what has to be there before anything of a pass of a run is made. */
  private Set<String> before(Execution execution) {
    Execution.MakeRun run = execution.run;
    Set<String> nodes = new LinkedHashSet<>(before(run));
    List<Execution> earlier = run.executions.subList(0, run.madeBeforeReading);
    if (!earlier.isEmpty() && execution.id > earlier.get(earlier.size() - 1).id) {
      nodes.addAll(
          grouped(
              "makefiles-" + run.id,
              () -> {
                Set<String> all = new TreeSet<>();
                earlier.forEach(makefile -> all.addAll(nodes(makefile)));
                return all;
              }));
    }
    return nodes;
  }

  private Set<String> before(Execution.MakeRun run) {
    Execution parent = run.parent;
    if (parent == null) {
      return Set.of();
    }
    return grouped(
        "before-run-" + run.id,
        () -> {
          Set<String> all = new TreeSet<>(before(parent));
          all.addAll(prerequisites(parent.run, parent.target, new HashSet<>()));
          for (Execution.MakeRun earlier : parent.subRuns) {
            if (earlier == run) {
              break;
            }
            all.addAll(group(earlier));
          }
          if (parent.worksFirst) {
            outputs(parent).stream().findFirst().ifPresent(file -> all.add(node(file)));
          }
          return all;
        });
  }
}
