package org.kbuildsim.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kbuildsim.build.MakeEngine;
import org.kbuildsim.process.Invocation;

/**
 * Jazzer's target: a makefile is read, evaluated and made, by a shell that does nothing. It ends
 * with one of make's exit statuses; anything thrown is a fault.
 */
public final class MakefileFuzzer {
  private MakefileFuzzer() {}

  /** Runs one makefile; called by Jazzer, by name. */
  public static void fuzzerTestOneInput(byte[] makefile) throws Exception {
    if (namesFilesElsewhere(makefile)) {
      return;
    }
    Path directory = Files.createTempDirectory("fuzz");
    try {
      Files.write(directory.resolve("Makefile"), makefile);
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      int status =
          MakeEngine.builder(invocation -> 0)
              .build()
              .run(
                  new Invocation(
                      List.of("make", "-r"),
                      Map.of(),
                      directory,
                      InputStream.nullInputStream(),
                      output,
                      output));
      if (status < 0 || status > 2) {
        throw new IllegalStateException("exit status " + status);
      }
    } finally {
      delete(directory);
    }
  }

  // $(file >…) writes, and -C would leave the directory that is deleted behind it.
  private static boolean namesFilesElsewhere(byte[] makefile) {
    String text = new String(makefile, StandardCharsets.ISO_8859_1);
    return text.contains("/") || text.contains("..") || text.contains("CURDIR");
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
