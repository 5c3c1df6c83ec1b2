package org.kbuildsim.build;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.kbuildsim.make.Host;
import org.kbuildsim.make.MakeVersion;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;

/**
 * Recipe lines without a shell model: by the real shell, except that a line which is nothing but a
 * sub-make runs in this process, and that simple commands are started without a shell between.
 */
final class CommandLineShell implements Program {
  private final Program programs = new NativeProgram();
  private final List<String> makeCommand;
  private final AtomicReference<Program> make = new AtomicReference<>(programs);

  private CommandLineShell(List<String> makeCommand) {
    this.makeCommand = makeCommand;
  }

  /** Returns an engine whose recipes know it by {@code makeCommand}, a program and arguments. */
  static MakeEngine engine(List<String> makeCommand, MakeVersion version, MakeListener listener) {
    CommandLineShell shell = new CommandLineShell(makeCommand);
    MakeEngine engine =
        MakeEngine.builder(shell)
            .makeCommand(String.join(" ", makeCommand))
            .version(version)
            .listener(listener)
            .build();
    shell.make.set(engine.asProgram());
    return engine;
  }

  @Override
  public int run(Invocation invocation) throws IOException, InterruptedException {
    List<String> words = invocation.arguments();
    boolean standard =
        words.size() == 3 && words.get(0).equals("/bin/sh") && words.get(1).equals("-c");
    List<String> simple = standard ? SimpleCommand.words(words.get(2)) : List.of();
    if (simple.isEmpty()) {
      return programs.run(invocation);
    }
    int own = makeCommand.size();
    if (simple.size() >= own && simple.subList(0, own).equals(makeCommand)) {
      List<String> run = new ArrayList<>(simple.subList(own, simple.size()));
      run.add(0, own == 1 ? makeCommand.get(0) : "make");
      return make.get().run(invocation.withArguments(run));
    }
    Invocation direct = invocation.withArguments(simple);
    // A process is looked for along our own PATH, so a recipe with another one needs its shell.
    boolean samePath = Objects.equals(System.getenv("PATH"), invocation.environment().get("PATH"));
    return samePath ? start(direct, invocation) : programs.run(invocation);
  }

  private int start(Invocation direct, Invocation byShell)
      throws IOException, InterruptedException {
    try {
      return programs.run(direct);
    } catch (IOException e) {
      String reason = Host.reason(e);
      return switch (reason) {
        // A script without a first line that names its interpreter is the shell's.
        case "Exec format error" -> programs.run(byShell);
        case "No such file or directory", "Permission denied" ->
            throw new FileSystemException(direct.program(), null, reason);
        default -> throw e;
      };
    }
  }
}
