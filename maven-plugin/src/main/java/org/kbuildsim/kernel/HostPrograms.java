package org.kbuildsim.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.kbuildsim.kconfig.Conf;
import org.kbuildsim.kconfig.KconfigVersion;
import org.kbuildsim.kconfig.ProbeCache;
import org.kbuildsim.modpost.Modpost;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;
import org.kbuildsim.process.StandardStreams;

/** kbuild's host programs as commands: for what builds a kernel without being this JVM. */
public final class HostPrograms {
  private HostPrograms() {}

  /**
   * Returns the shell script that is one of the programs.
   *
   * @param name {@code conf} or {@code modpost}
   */
  public static String script(String name, BuildRequest request) {
    String version =
        name.equals("modpost") ? request.modpost().name() : request.tree().kconfigVersion().name();
    return "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s %s %s \"$@\"\n"
        .formatted(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            jar(),
            HostPrograms.class.getName(),
            name,
            version);
  }

  /** Returns the file, or the directory of classes, that the programs are in. */
  public static Path jar() {
    try {
      return Path.of(
          HostPrograms.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs the program that the first word names, of the version that the second names. */
  public static void main(String[] words) throws IOException, InterruptedException {
    Program program =
        words[0].equals("modpost")
            ? new Modpost(ModpostDialect.valueOf(words[1]))
            : new Conf(
                KconfigVersion.valueOf(words[1]),
                new NativeProgram(),
                new ProbeCache(),
                (configuration, diagnostics) -> {});
    List<String> arguments = new java.util.ArrayList<>(List.of(words[0]));
    arguments.addAll(Arrays.asList(words).subList(2, words.length));
    int status =
        program.run(
            new Invocation(
                arguments,
                System.getenv(),
                Path.of("").toAbsolutePath(),
                StandardStreams.IN,
                StandardStreams.OUT,
                StandardStreams.ERR));
    System.out.flush();
    System.exit(status);
  }
}
