package org.kbuildsim.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;

/**
 * Makes objects of the sources in {@link ModpostCase}s.
 *
 * <p>What a case is about is mostly in one of its sources, and the others are those of many cases:
 * each text is compiled once for a target. An object does not depend on where its source lay: the
 * name in its symbol table is without a directory, and there is no debug information.
 */
final class CaseCompiler {
  private final Path clang;
  private final Path header;
  private final Path directory;
  private final Map<Source, Path> objects = new HashMap<>();

  private record Source(String target, String suffix, String text) {}

  /**
   * Creates a compiler.
   *
   * @param header what every source sees without including it
   * @param directory an empty one to work in
   */
  CaseCompiler(Path clang, Path header, Path directory) {
    this.clang = clang;
    this.header = header.toAbsolutePath();
    this.directory = directory;
  }

  /**
   * Returns the object of a source text.
   *
   * @param target a target triple as clang takes it
   * @param suffix {@code .c} or {@code .S}
   */
  Path object(String target, String suffix, String text) throws IOException, InterruptedException {
    Source source = new Source(target, suffix, text);
    Path object = objects.get(source);
    if (object == null) {
      object = compile(source, directory.resolve(objects.size() + ".o"));
      objects.put(source, object);
    }
    return object;
  }

  private Path compile(Source source, Path object) throws IOException, InterruptedException {
    Path file = directory.resolve("source" + source.suffix());
    Files.writeString(file, source.text());
    List<String> command = new ArrayList<>();
    command.addAll(List.of(clang.toString(), "--target=" + source.target(), "-O1"));
    command.addAll(List.of("-ffreestanding", "-fcommon", "-fno-pic", "-w", "-fno-addrsig"));
    command.add("-fno-asynchronous-unwind-tables");
    if (source.target().startsWith("aarch64")) {
      command.add("-mno-outline-atomics");
    }
    command.addAll(List.of("-include", header.toString()));
    command.addAll(List.of("-c", file.toString(), "-o", object.toString()));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Map<String, String> environment = Map.of("PATH", System.getenv("PATH"));
    int status =
        new NativeProgram()
            .run(
                new Invocation(
                    command, environment, directory, InputStream.nullInputStream(), said, said));
    if (status != 0) {
      throw new IllegalStateException(source.text() + "\n" + said.toString(StandardCharsets.UTF_8));
    }
    return object;
  }
}
