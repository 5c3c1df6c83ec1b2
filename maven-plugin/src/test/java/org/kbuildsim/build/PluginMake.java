package org.kbuildsim.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;
import org.kbuildsim.process.Reach;
import org.kbuildsim.shell.Shell;
import org.kbuildsim.shell.ShellListener;
import org.kbuildsim.tool.Fixdep;

/**
 * Make as the plugin's goals run it, on any tree: recipes and {@code $(shell …)} by the shell's
 * model, each question to a tool asked once and its answer kept. Benchmarks start it in a JVM of
 * its own, too: {@code java … PluginMake ANSWERS [make's arguments]}.
 */
final class PluginMake {
  private PluginMake() {}

  /**
   * Returns the make.
   *
   * @param answers the directory of the answers
   */
  static MakeEngine engine(Path answers) {
    return engine(
        new ProbeAnswers(new TextFilters(new NativeProgram(), Reach.EVERYWHERE), answers));
  }

  /** Returns the make whose shell starts programs by {@code processes}. */
  static MakeEngine engine(Program processes) {
    List<Program> make = new ArrayList<>();
    Fixdep fixdep = new Fixdep();
    Shell shell =
        new Shell(
            (name, invocation) ->
                name.equals("make")
                    ? make.get(0)
                    : name.equals("fixdep") || name.endsWith("/fixdep") ? fixdep : null,
            ShellListener.none(),
            processes);
    MakeEngine engine = MakeEngine.builder(shell).build();
    make.add(engine.asProgram());
    return engine;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("make"));
    words.addAll(Arrays.asList(args).subList(1, args.length));
    int status =
        engine(Path.of(args[0]))
            .run(
                new Invocation(
                    words,
                    System.getenv(),
                    Path.of("").toAbsolutePath(),
                    System.in,
                    System.out,
                    System.err));
    System.out.flush();
    System.exit(status);
  }
}
