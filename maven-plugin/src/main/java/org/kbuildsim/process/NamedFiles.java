package org.kbuildsim.process;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at the files that a command names in its words, for programs that ask nobody before they
 * open them.
 */
public final class NamedFiles {
  private static final int NOT_EXECUTED = 126;
  // In `-o/x`, `--emit=obj=/x`, `-Wl,-T,/x`, `@/x` a file's name stands behind something else.
  private static final Pattern BEHIND = Pattern.compile("(?<=[=,@:])(?=[^=,@:])|^-[A-Za-z](?=/)");
  private static final Pattern IN_SCRIPT =
      Pattern.compile("(?<![\\w./~*$)}-])/[\\w.+@-]+(/[\\w.+@-]+)+");
  private static final Path OWN = Path.of("/tmp");
  private static final Path DEVICES = Path.of("/dev");

  private NamedFiles() {}

  /** Returns {@code program} for commands that name no file out of {@code reach}. */
  public static Program within(Reach reach, Program program) {
    return reach == Reach.EVERYWHERE
        ? program
        : invocation -> {
          Optional<Path> outside = outside(reach, invocation);
          if (outside.isEmpty()) {
            return program.run(invocation);
          }
          String message = told(reach, invocation, outside.get()) + "\n";
          invocation.err().write(message.getBytes(StandardCharsets.UTF_8));
          return NOT_EXECUTED;
        };
  }

  /** Returns {@code program}, and notes in {@code reach} what its commands name beyond it. */
  public static Program noting(Reach reach, Program program) {
    return invocation -> {
      outside(reach, invocation).ifPresent(file -> told(reach, invocation, file));
      return program.run(invocation);
    };
  }

  private static String told(Reach reach, Invocation invocation, Path file) {
    String name = invocation.program().substring(invocation.program().lastIndexOf('/') + 1);
    String sentence = "`" + name + "` was asked for `" + file + "`";
    reach.refuse(sentence);
    return sentence + ", which is out of reach";
  }

  static Optional<Path> outside(Reach reach, Invocation invocation) {
    for (String word : invocation.arguments().subList(1, invocation.arguments().size())) {
      if (word.indexOf('/') < 0) {
        continue;
      }
      for (String name : names(word)) {
        try {
          Path file = invocation.directory().resolve(name).normalize();
          if (isThere(invocation.directory().resolve(name)) && !reach.covers(file)) {
            return Optional.of(file);
          }
        } catch (InvalidPathException e) {
          // Nor can any program open it.
        }
      }
    }
    return Optional.empty();
  }

  private static Set<String> names(String word) {
    Set<String> names = new LinkedHashSet<>();
    Matcher inScript = IN_SCRIPT.matcher(word);
    while (inScript.find()) {
      names.add(inScript.group());
    }
    // A script is not itself a name.
    if (word.chars().noneMatch(Character::isWhitespace)) {
      names.add(word);
      Matcher behind = BEHIND.matcher(word);
      while (behind.find()) {
        names.add(word.substring(behind.end()));
      }
    }
    return names;
  }

  // A pattern of sed looks like a name, too, but no directory is there. What a sandbox has of its
  // own is nobody's.
  private static boolean isThere(Path file) {
    Path plain = file.normalize();
    Path directory = plain.getParent();
    return directory != null
        && directory.getNameCount() > 0
        && !directory.equals(OWN)
        && !plain.startsWith(DEVICES)
        && Files.isDirectory(directory);
  }
}
