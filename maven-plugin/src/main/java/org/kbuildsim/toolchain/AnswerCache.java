package org.kbuildsim.toolchain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Properties;

/**
 * What tools answered before, so that a build that changes nothing starts no process to learn so.
 *
 * <p>An answer holds for one file: path, size and time of change; a tool that was updated is asked
 * again. It is a convenience only: where it cannot be read or written, tools are simply asked.
 */
final class AnswerCache {
  private final Path file;
  private final Properties answers = new Properties();
  private boolean changed;

  private AnswerCache(Path file) {
    this.file = file;
  }

  static AnswerCache load(Path file) {
    AnswerCache cache = new AnswerCache(file);
    if (Files.isRegularFile(file)) {
      try (BufferedReader reader = Files.newBufferedReader(file)) {
        cache.answers.load(reader);
      } catch (IOException | IllegalArgumentException damaged) {
        cache.answers.clear();
      }
    }
    return cache;
  }

  Optional<String> get(Path program, String question) {
    return key(program, question).map(answers::getProperty);
  }

  void put(Path program, String question, String answer) {
    key(program, question)
        .ifPresent(
            key -> {
              answers.setProperty(key, answer);
              changed = true;
            });
  }

  /**
   * Writes what is new. Of two builds at once the later wins; the loser's answers are asked again.
   */
  void save() {
    if (!changed) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "answers", ".tmp");
      try {
        try (Writer writer = Files.newBufferedWriter(fresh)) {
          answers.store(writer, null);
        }
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        changed = false;
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException unwritable) {
      // The next build asks again; nothing else depends on this file.
    }
  }

  private static Optional<String> key(Path program, String question) {
    try {
      Path real = program.toRealPath();
      BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
      return Optional.of(
          program
              + "|"
              + real
              + "|"
              + attributes.size()
              + "|"
              + attributes.lastModifiedTime().toMillis()
              + "|"
              + question);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
