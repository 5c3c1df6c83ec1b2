package org.kbuildsim.build;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.process.Accident;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;
import org.kbuildsim.tool.Bindgen;
import org.kbuildsim.tool.Clang;
import org.kbuildsim.tool.Rustc;
import org.kbuildsim.tool.ToolInvocation;

/**
 * Asks a tool each question once: its version, a flag it may know, the value of a macro.
 *
 * <p>kbuild asks hundreds of them in every run, of every directory. An answer depends on the
 * program, its words, its input and a few variables of the environment; an invocation that could
 * read anything else (a header, a library, a target file) is not taken for a question, but for
 * bindgen's on one small header, which kbuild has it tell its libclang's version by. Answers are
 * kept in a directory, so that a later build that has nothing to do starts no compiler.
 */
public final class ProbeAnswers implements Program {
  private static final String OUTPUT = "output";
  private static final Set<String> NOTHING = Set.of("-", "/dev/null");

  private final Program tools;
  private final Path directory;
  private final Map<String, ProbeAnswer> known = new ConcurrentHashMap<>();
  private final ToolIdentity identities = new ToolIdentity();

  /**
   * Creates the decorator.
   *
   * @param tools what runs a tool
   * @param directory where answers are kept; one that cannot be written is no fault
   */
  public ProbeAnswers(Program tools, Path directory) {
    this.tools = tools;
    this.directory = directory;
  }

  @Override
  public int run(Invocation invocation) throws IOException, InterruptedException {
    Question question = Question.of(invocation);
    if (question == null) {
      return tools.run(invocation);
    }
    byte[] input = question.readsInput ? invocation.in().readAllBytes() : new byte[0];
    InputStream in = new ByteArrayInputStream(input);
    byte[] read = question.header == null ? input : Files.readAllBytes(question.header);
    if (!question.answeredBy(read)) {
      return tools.run(invocation.withStreams(in, invocation.out(), invocation.err()));
    }
    String key = question.key(invocation, read, identities);
    ProbeAnswer answer = known.computeIfAbsent(key, this::read);
    if (answer == null) {
      answer = ask(invocation, question, in);
      String errors =
          new String(ProbeAnswer.raw(answer.standardError()), StandardCharsets.ISO_8859_1);
      if (answer.status() < 128 && Accident.of(answer.status(), errors) == null) {
        known.put(key, answer);
        keep(key, answer);
      }
    }
    question.give(answer, invocation);
    return answer.status();
  }

  private ProbeAnswer ask(Invocation invocation, Question question, InputStream in)
      throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = tools.run(invocation.withStreams(in, out, err));
    List<ProbeAnswer.Output> outputs = List.of();
    Path made = question.output == null ? null : invocation.directory().resolve(question.output);
    if (made != null && Files.isRegularFile(made)) {
      String content = ProbeAnswer.content(Files.readAllBytes(made));
      outputs = List.of(new ProbeAnswer.Output(OUTPUT, false, content));
    }
    return new ProbeAnswer(
        outputs,
        status,
        ProbeAnswer.content(out.toByteArray()),
        ProbeAnswer.content(err.toByteArray()));
  }

  private @Nullable ProbeAnswer read(String key) {
    try {
      return ProbeAnswer.of(Files.readAllBytes(directory.resolve(key)));
    } catch (IOException absentOrUnreadable) {
      return null;
    }
  }

  private void keep(String key, ProbeAnswer answer) {
    try {
      answer.writeTo(Files.createDirectories(directory).resolve(key));
    } catch (IOException asksAgainNextTime) {
      // The action cache beside it says once that the disk is full or cannot be written.
    }
  }

  /**
   * An invocation that is a question.
   *
   * @param output the file that is made, mostly under a name that nobody used before; or null
   * @param readsInput whether standard input is part of the question
   * @param header what bindgen reads in place of that; or null
   */
  private record Question(@Nullable String output, boolean readsInput, @Nullable Path header) {
    private static final long LARGEST_HEADER = 1 << 12;

    private static final List<String> READS_ELSEWHERE =
        List.of("@", "-include", "-imacros", "-I", "-isystem", "-iquote", "-fplugin", "-fprofile");
    private static final List<String> MATTERS =
        List.of("LANG", "LC_", "LD_", "LIBCLANG_", "CLANG_", "CCC_", "CPATH", "RUSTC", "SOURCE_");

    static @Nullable Question of(Invocation invocation) {
      List<String> words = invocation.arguments();
      if (words.contains("--version")) {
        return new Question(null, false, null);
      }
      ToolInvocation action = ToolInvocation.parse(words, invocation.directory());
      if (action instanceof Rustc rustc
          && rustc.question()
          && rustc.outputs().isEmpty()
          && NOTHING.containsAll(rustc.inputs())) {
        return new Question(null, words.contains("-"), null);
      }
      if (action instanceof Bindgen bindgen && bindgen.header() != null && words.size() == 2) {
        return ofBindgen(invocation, bindgen.header());
      }
      if (action instanceof Clang clang
          && clang.mode() != Clang.Mode.LINK
          && clang.depfile() == null
          && !clang.sources().isEmpty()
          && NOTHING.containsAll(clang.sources())
          && words.stream().noneMatch(w -> READS_ELSEWHERE.stream().anyMatch(w::startsWith))) {
        String output = clang.output();
        return new Question(
            output == null || NOTHING.contains(output) ? null : output, words.contains("-"), null);
      }
      return null;
    }

    // Which libclang a bindgen finds no file tells, unless it is a script that says where.
    private static @Nullable Question ofBindgen(Invocation invocation, String name) {
      try {
        Path header = invocation.directory().resolve(name);
        String script = ToolIdentity.script(ToolIdentity.find(invocation.program(), invocation));
        boolean isTold = script != null && script.contains("LIBCLANG_PATH=");
        return isTold && Files.isRegularFile(header) && Files.size(header) <= LARGEST_HEADER
            ? new Question(null, false, header)
            : null;
      } catch (IOException | InvalidPathException notThere) {
        return null;
      }
    }

    /** Returns whether the answer to {@code input} depends on nothing but it. */
    boolean answeredBy(byte[] input) {
      String text = new String(input, StandardCharsets.ISO_8859_1);
      return !text.contains("include") && !text.contains("incbin");
    }

    String key(Invocation invocation, byte[] input, ToolIdentity tools) throws IOException {
      MessageDigest digest = Digests.sha256();
      Digests.add(digest, "probe 2");
      Digests.add(digest, header == null ? "" : tools.of(invocation.program(), invocation));
      for (String word : invocation.arguments()) {
        Digests.add(digest, word.equals(output) ? OUTPUT : word);
        Digests.add(digest, identity(word, invocation.directory()));
      }
      new TreeMap<>(invocation.environment())
          .forEach(
              (name, value) -> {
                if (MATTERS.stream().anyMatch(name::startsWith)) {
                  Digests.add(digest, name + "=" + value);
                }
              });
      digest.update(input);
      return HexFormat.of().formatHex(digest.digest());
    }

    // The program itself stands among the words, and behind a loader the program that it loads.
    private static String identity(String word, Path directory) throws IOException {
      if (!word.startsWith("/") || word.startsWith("/dev/")) {
        return "";
      }
      try {
        Path file = directory.resolve(word);
        return Files.isRegularFile(file)
            ? Files.size(file) + " " + Files.getLastModifiedTime(file).toInstant()
            : "";
      } catch (InvalidPathException e) {
        return "";
      }
    }

    void give(ProbeAnswer answer, Invocation invocation) throws IOException {
      invocation.out().write(ProbeAnswer.raw(answer.standardOutput()));
      invocation.err().write(ProbeAnswer.raw(answer.standardError()));
      for (ProbeAnswer.Output made : answer.outputs()) {
        Files.write(
            invocation.directory().resolve(String.valueOf(output)),
            ProbeAnswer.raw(made.content()));
      }
    }
  }
}
