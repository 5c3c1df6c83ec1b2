package org.kbuildsim.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.kbuildsim.kernel.Guard;
import org.kbuildsim.toolchain.Toolchain;
import org.kbuildsim.tree.Patch;

/** All that a check's outcome depends on, as one hash: who asks the same is answered the same. */
final class Question {
  private final MessageDigest digest;

  private Question() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Returns the hash. */
  static String of(CheckRequest request) {
    Question question = new Question();
    try {
      question.add(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(question.digest.digest());
  }

  private void add(CheckRequest request) throws IOException {
    addProgram();
    tree(request.tree().root(), request.output());
    add(request.series().name(), request.series().cover());
    for (Patch patch : request.series().patches()) {
      add(patch.subject(), patch.author(), patch.diff());
    }
    add(request.matrix(), request.shard(), request.checks(), request.programs());
    for (Toolchain toolchain : request.toolchains()) {
      add(toolchain.describe(), toolchain.makeVariables());
      stamp(toolchain.rustc());
      stamp(toolchain.llvmTool("clang"));
      stamp(toolchain.bindgen());
    }
    add(request.others().keySet().stream().sorted().toList());
    boolean shutIn = request.confinement().bubblewrap() != null;
    add(request.modpost(), shutIn, request.confinement().limits());
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.keySet().removeIf(name -> !Guard.shows(name));
    add(environment);
  }

  // Another build of this program looks otherwise at the same.
  private void addProgram() throws IOException {
    try {
      Path program =
          Path.of(Question.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(program)) {
        for (String file : OutputIgnored.files(program)) {
          stamp(program.resolve(file));
        }
      } else {
        stamp(program);
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException("where a class was loaded from", e);
    }
  }

  private void tree(Path root, Path output) throws IOException {
    for (String name : OutputIgnored.files(root)) {
      Path file = root.resolve(name);
      if (name.startsWith(".git/") || file.startsWith(output)) {
        continue;
      }
      add(name, Files.isExecutable(file));
      if (Files.isSymbolicLink(file)) {
        add(Files.readSymbolicLink(file));
      } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        byte[] content = Files.readAllBytes(file);
        add(content.length);
        digest.update(content);
      }
    }
  }

  private void stamp(Path file) throws IOException {
    add(file, Files.size(file), Files.getLastModifiedTime(file));
  }

  private void add(Object... values) {
    for (Object value : values) {
      byte[] text = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
      digest.update((byte) (text.length >>> 24));
      digest.update((byte) (text.length >>> 16));
      digest.update((byte) (text.length >>> 8));
      digest.update((byte) text.length);
      digest.update(text);
    }
  }
}
