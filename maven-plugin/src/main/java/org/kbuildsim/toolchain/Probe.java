package org.kbuildsim.toolchain;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;

/** Asks a tool something by running it: any program may stand behind a tool's name. */
final class Probe {
  /** What came of asking. */
  sealed interface Answer {}

  /** The tool ended with status 0 and printed {@code text} (standard output, then error). */
  record Said(String text) implements Answer {}

  /** The tool gave no answer; {@code reason} completes "it …". */
  record Failed(String reason) implements Answer {}

  private final Map<String, String> environment;
  private final AnswerCache cache;
  private final Duration limit;

  /**
   * Creates a probe.
   *
   * @param limit how long a tool may take; one that hangs must not hang the build
   */
  Probe(Map<String, String> environment, AnswerCache cache, Duration limit) {
    Map<String, String> plain = new HashMap<>(environment);
    plain.put("LC_ALL", "C");
    this.environment = Map.copyOf(plain);
    this.cache = cache;
    this.limit = limit;
  }

  /** Runs {@code program} with {@code arguments}, unless this very file has answered before. */
  Answer ask(Path program, String... arguments) {
    if (!Files.exists(program)) {
      return new Failed("does not exist");
    }
    if (!Files.isRegularFile(program)) {
      return new Failed("is not a file");
    }
    if (!Files.isExecutable(program)) {
      return new Failed("is not executable");
    }
    String question = String.join(" ", arguments);
    return cache
        .get(program, question)
        .<Answer>map(Said::new)
        .orElseGet(
            () -> {
              Answer answer = run(program, arguments);
              if (answer instanceof Said said) {
                cache.put(program, question, said.text());
              }
              return answer;
            });
  }

  private Answer run(Path program, String... arguments) {
    List<String> words = new ArrayList<>(List.of(program.toString()));
    words.addAll(List.of(arguments));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Invocation invocation =
        new Invocation(words, environment, Path.of("/"), InputStream.nullInputStream(), out, err);
    FutureTask<Integer> task = new FutureTask<>(() -> new NativeProgram().run(invocation));
    Thread thread = new Thread(task, "probe " + program.getFileName());
    thread.setDaemon(true);
    thread.start();
    try {
      int status = task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (status != 0) {
        return new Failed("ends with status " + status + quote(text(err), text(out)));
      }
      return new Said(text(out) + text(err));
    } catch (TimeoutException e) {
      return new Failed("gave no answer within " + limit.toSeconds() + " s");
    } catch (ExecutionException e) {
      return new Failed("cannot be started: " + systemReason(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Diagnostic.error("interrupted while asking `" + program + "`").asException();
    } finally {
      task.cancel(true);
    }
  }

  /** Returns the first line there is, as evidence; tools may print a whole binary. */
  static String quote(String... texts) {
    for (String text : texts) {
      String line = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("").strip();
      if (!line.isEmpty()) {
        String printable = line.replaceAll("\\P{Print}", "?");
        return ": `"
            + (printable.length() > 100 ? printable.substring(0, 100) + "…" : printable)
            + "`";
      }
    }
    return "";
  }

  // "Cannot run program "/x" (in directory "/"): error=8, Exec format error"
  private static String systemReason(ExecutionException failure) {
    String message = String.valueOf(failure.getMessage());
    int error = message.lastIndexOf("error=");
    return error >= 0 ? message.substring(message.indexOf(' ', error) + 1) : message;
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
