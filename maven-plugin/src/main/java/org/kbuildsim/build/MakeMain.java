package org.kbuildsim.build;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kbuildsim.process.Invocation;

/** The command-line program: GNU make's arguments, messages and exit statuses. */
public final class MakeMain {
  private MakeMain() {}

  /** Runs make and exits with its status. */
  public static void main(String[] arguments) throws IOException {
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

  // After Ctrl-C: recipes are ended and what they left half done is deleted before the JVM goes.
  private static void stop(Thread make) {
    make.interrupt();
    try {
      make.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int run(String[] arguments) {
    String name = System.getProperty("kbuild.make.name", "make");
    String command = System.getProperty("kbuild.make.command", name);
    List<String> words = new ArrayList<>();
    words.add(name);
    words.addAll(List.of(arguments));
    OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
    OutputStream err = new FileOutputStream(FileDescriptor.err);
    MakeEngine engine = CommandLineShell.engine(command);
    try {
      return engine.run(
          new Invocation(
              words, System.getenv(), Path.of("").toAbsolutePath(), System.in, out, err));
    } catch (IOException e) {
      System.err.println(name + ": write error: " + e.getMessage());
      return 2;
    } catch (InterruptedException e) {
      return 130;
    }
  }
}
