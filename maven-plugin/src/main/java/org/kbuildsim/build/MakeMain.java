package org.kbuildsim.build;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.make.MakeVersion;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.StandardStreams;

/**
 * The command-line program: GNU make's arguments, messages and exit statuses.
 *
 * <p>A script that starts it says its own name by {@code -Dkbuild.make.command="$0"}; that is then
 * what {@code $(MAKE)} is worth, and messages begin with its last part.
 */
public final class MakeMain {
  private static final String LAUNCH = "jdk.lang.Process.launchMechanism";

  // The last Java that is sure to know VFORK; one that does not would start no process at all.
  private static final int LAST_WITH_VFORK = 25;

  private MakeMain() {}

  /** Runs make and exits with its status. */
  public static void main(String[] arguments) throws IOException {
    startProgramsDirectly();
    int[] status = {2};
    Thread make = new Thread(null, () -> status[0] = run(arguments), "make", 512L << 20);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(make), "end make"));
    make.start();
    try {
      make.join();
    } catch (InterruptedException e) {
      make.interrupt();
    }
    Runtime.getRuntime().halt(status[0]);
  }

  // By itself Java starts a helper that starts the program, which costs as much as a small one.
  // Only here, where the JVM is our own.
  private static void startProgramsDirectly() {
    boolean linux = System.getProperty("os.name", "").equals("Linux");
    if (linux
        && Runtime.version().feature() <= LAST_WITH_VFORK
        && System.getProperty(LAUNCH) == null) {
      System.setProperty(LAUNCH, "VFORK");
    }
  }

  // After Ctrl-C: recipes are ended and what they left half done is deleted before the JVM goes.
  private static void stop(Thread make) {
    make.interrupt();
    try {
      make.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // GNU make's own line comes first in any case: others read it.
  private static MakeListener explainer() {
    return !Boolean.getBoolean("kbuild.make.explain")
        ? MakeListener.NONE
        : new MakeListener() {
          @Override
          public void failed(Diagnostic diagnostic) {
            System.err.print(DiagnosticRenderer.render(diagnostic));
          }
        };
  }

  private static int run(String[] arguments) {
    List<String> command = command();
    MakeVersion version;
    try {
      version = MakeVersion.of(System.getProperty("kbuild.make.version", "4.3"));
    } catch (IllegalArgumentException e) {
      System.err.println("make: *** kbuild.make.version is " + e.getMessage() + ".  Stop.");
      return 2;
    }
    List<String> words = new ArrayList<>();
    words.add(command.size() == 1 ? command.get(0) : "make");
    words.addAll(List.of(arguments));
    MakeEngine engine = CommandLineShell.engine(command, version, explainer());
    try {
      return engine.run(
          new Invocation(
              words,
              System.getenv(),
              Path.of("").toAbsolutePath(),
              StandardStreams.IN,
              StandardStreams.OUT,
              StandardStreams.ERR));
    } catch (IOException e) {
      String name = words.get(0);
      System.err.println(name.substring(name.lastIndexOf('/') + 1) + ": write error: stdout");
      return 1;
    } catch (InterruptedException e) {
      return 130;
    }
  }

  /**
   * Returns what starts this program again, for recipes that use {@code $(MAKE)} in the midst of a
   * shell command: the script around us, if it told us its name, or the virtual machine on our jar.
   */
  private static List<String> command() {
    String script = System.getProperty("kbuild.make.command");
    if (script != null) {
      return List.of(script);
    }
    String java = System.getProperty("java.home") + "/bin/java";
    Path code = Path.of(URI.create(codeSource()));
    return Files.isDirectory(code)
        ? List.of(java, "-cp", code.toString(), MakeMain.class.getName())
        : List.of(java, "-jar", code.toString());
  }

  private static String codeSource() {
    return MakeMain.class.getProtectionDomain().getCodeSource().getLocation().toString();
  }
}
