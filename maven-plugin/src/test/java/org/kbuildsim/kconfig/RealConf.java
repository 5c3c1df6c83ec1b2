package org.kbuildsim.kconfig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;

/**
 * The kernel's own conf, where the system property {@code kbuild.hosttools} names directories that
 * hold {@code scripts/kconfig/conf}, separated as in a path.
 */
record RealConf(KconfigVersion version, Path path) {
  static final String PROPERTY = "kbuild.hosttools";

  static List<RealConf> all() throws IOException, InterruptedException {
    List<RealConf> found = new ArrayList<>();
    StringTokenizer directories =
        new StringTokenizer(System.getProperty(PROPERTY, ""), File.pathSeparator);
    while (directories.hasMoreTokens()) {
      Path conf = Path.of(directories.nextToken(), "scripts/kconfig/conf").toAbsolutePath();
      if (Files.isExecutable(conf)) {
        found.add(new RealConf(version(conf), conf));
      }
    }
    return found;
  }

  Program program() {
    return new NativeProgram();
  }

  private static KconfigVersion version(Path conf) throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new NativeProgram()
        .run(
            new Invocation(
                List.of(conf.toString(), "-h"),
                Map.of("PATH", System.getenv("PATH")),
                Path.of("").toAbsolutePath(),
                InputStream.nullInputStream(),
                out,
                out));
    return out.toString(UTF_8).contains("<kconfig-file>")
        ? KconfigVersion.V6_12
        : KconfigVersion.V7_3;
  }
}
