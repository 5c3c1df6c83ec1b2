package org.kbuildsim.build;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.kbuildsim.make.Host;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;

/**
 * Recipe lines without a shell model: by the real shell, except that a line which is nothing but a
 * sub-make runs in this process, and that simple commands are started without a shell between.
 */
final class CommandLineShell implements Program {
  private final Program programs = new NativeProgram();
  private final String makeCommand;
  private final AtomicReference<Program> make = new AtomicReference<>(programs);

  private CommandLineShell(String makeCommand) {
    this.makeCommand = makeCommand;
  }

  /** Returns an engine whose recipes know it by {@code makeCommand}. */
  static MakeEngine engine(String makeCommand) {
    CommandLineShell shell = new CommandLineShell(makeCommand);
    MakeEngine engine = MakeEngine.builder(shell).makeCommand(makeCommand).build();
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
    Invocation direct =
        new Invocation(
            simple,
            invocation.environment(),
            invocation.directory(),
            invocation.in(),
            invocation.out(),
            invocation.err());
    if (simple.get(0).equals(makeCommand)) {
      return make.get().run(direct);
    }
    // A process is looked for along our own PATH, so a recipe with another one needs its shell.
    boolean samePath = Objects.equals(System.getenv("PATH"), invocation.environment().get("PATH"));
    return samePath ? start(direct) : programs.run(invocation);
  }

  private int start(Invocation direct) throws IOException, InterruptedException {
    try {
      return programs.run(direct);
    } catch (IOException e) {
      if (Host.reason(e).equals("No such file or directory")) {
        throw new NoSuchFileException(direct.program());
      }
      throw e;
    }
  }
}
