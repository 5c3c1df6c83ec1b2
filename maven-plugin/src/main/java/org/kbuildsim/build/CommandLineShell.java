package org.kbuildsim.build;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.kbuildsim.make.Host;
import org.kbuildsim.make.MakeVersion;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;

/**
 * Recipe lines without a shell model: by the real shell, except that simple commands are started
 * without a shell between.
 */
final class CommandLineShell implements Program {
  private final Program programs = new NativeProgram();

  private CommandLineShell() {}

  /** Returns an engine whose recipes know it by {@code makeCommand}, a program and arguments. */
  static MakeEngine engine(List<String> makeCommand, MakeVersion version, MakeListener listener) {
    return MakeEngine.builder(new CommandLineShell())
        .makeCommand(String.join(" ", makeCommand))
        .version(version)
        .listener(listener)
        .build();
  }

  @Override
  public int run(Invocation invocation) throws IOException, InterruptedException {
    List<String> simple = SimpleCommand.of(invocation.arguments());
    if (simple.isEmpty()) {
      return programs.run(invocation);
    }
    Invocation direct = invocation.withArguments(simple);
    String path = invocation.environment().get("PATH");
    if (Objects.equals(path, System.getenv("PATH"))) {
      return start(direct, invocation);
    }
    // A process is looked for along our own PATH, so a recipe with another one needs its shell, if
    // there is something to be started.
    if (path != null && !isAlong(path, direct)) {
      throw new FileSystemException(direct.program(), null, "No such file or directory");
    }
    return programs.run(invocation);
  }

  private static boolean isAlong(String path, Invocation invocation) {
    String program = invocation.program();
    return program.contains("/")
        || Arrays.stream(path.split(":", -1))
            .anyMatch(
                place -> Files.exists(invocation.directory().resolve(place).resolve(program)));
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
