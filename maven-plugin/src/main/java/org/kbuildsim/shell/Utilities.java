package org.kbuildsim.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;
import org.kbuildsim.process.Reach;

/**
 * Small programs that every recipe calls, without a process where what they do is plain.
 *
 * <p>Each does only what succeeds without a word, and looks before it begins. An option it does not
 * know, a file that is not what it expects, anything that would make a message: the real program
 * does it all, in its own words.
 */
final class Utilities {
  private static final Set<String> SYSTEM = Set.of("/bin", "/usr/bin");
  private static final Path NOTHING = Path.of("/dev/null");
  private static final int NOT_PLAIN = -1;

  @FunctionalInterface
  private interface Utility {
    /** Returns the status, or NOT_PLAIN while nothing was done that the real program minds. */
    int run(List<String> options, List<Path> files, Invocation invocation) throws IOException;
  }

  private static final Map<String, Utility> TABLE =
      Map.of(
          "mkdir", Utilities::mkdir,
          "rm", Utilities::rm,
          "mv", Utilities::mv,
          "cp", Utilities::cp,
          "ln", Utilities::ln,
          "cat", Utilities::cat,
          "touch", Utilities::touch,
          "cmp", Utilities::cmp,
          "basename", (options, files, invocation) -> basename(invocation),
          "dirname", (options, files, invocation) -> dirname(invocation));

  private Utilities() {}

  /** Returns what does the work of {@code file} here, or null where there is no such thing. */
  static @Nullable Program find(Path file, Program real, Reach reach) {
    String name = file.getFileName().toString();
    Utility utility = TABLE.get(name);
    if (utility == null || !SYSTEM.contains(String.valueOf(file.getParent()))) {
      return null;
    }
    return invocation -> {
      int status = attempt(utility, name, reach, invocation);
      return status == NOT_PLAIN ? real.run(invocation) : status;
    };
  }

  private static int attempt(Utility utility, String name, Reach reach, Invocation invocation)
      throws IOException {
    List<String> options = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    try {
      for (String word : invocation.arguments().subList(1, invocation.arguments().size())) {
        if (word.startsWith("-") && word.length() > 1) {
          options.add(word);
        } else {
          files.add(invocation.directory().resolve(word));
        }
      }
      require(reach, name, options, files);
      return utility.run(options, files, invocation);
    } catch (Output e) {
      throw e.failure;
    } catch (IOException | InvalidPathException e) {
      return NOT_PLAIN;
    }
  }

  private static void require(Reach reach, String name, List<String> options, List<Path> files)
      throws IOException {
    for (Path file : files) {
      boolean last = file.equals(files.get(files.size() - 1));
      switch (name) {
        case "mkdir", "touch" -> reach.write(file);
        case "rm", "mv" -> reach.replace(file);
        case "cat", "cmp" -> reach.read(file);
        case "cp" -> {
          if (last) {
            reach.write(file);
          } else {
            reach.read(file);
          }
        }
        case "ln" -> {
          if (last) {
            reach.replace(file);
          } else if (!has(options, "s")) {
            // Another name for it, by which it could be written.
            reach.write(file);
          }
        }
        default -> {}
      }
    }
  }

  /** A failure to write the output, which is the caller's to see; the files were fine. */
  private static final class Output extends IOException {
    private static final long serialVersionUID = 1L;
    private final IOException failure;

    Output(IOException failure) {
      this.failure = failure;
    }
  }

  private static int print(Invocation invocation, byte[] bytes) throws Output {
    try {
      invocation.out().write(bytes);
      invocation.out().flush();
      return 0;
    } catch (IOException e) {
      throw new Output(e);
    }
  }

  // Only words of single letters, all of them in `known`.
  private static boolean only(List<String> options, String known) {
    return options.stream().allMatch(word -> word.matches("-[" + known + "]+"));
  }

  private static boolean has(List<String> options, String letter) {
    return options.stream().anyMatch(word -> word.contains(letter));
  }

  private static boolean exists(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isReadable(Path file) {
    return Files.isRegularFile(file) && Files.isReadable(file);
  }

  private static int mkdir(List<String> options, List<Path> files, Invocation invocation)
      throws IOException {
    if (files.isEmpty() || !only(options, "p")) {
      return NOT_PLAIN;
    }
    if (!has(options, "p")) {
      if (files.size() > 1 || exists(files.get(0))) {
        return NOT_PLAIN;
      }
      Files.createDirectory(files.get(0));
      return 0;
    }
    for (Path file : files) {
      Files.createDirectories(file);
    }
    return 0;
  }

  private static int rm(List<String> options, List<Path> files, Invocation invocation)
      throws IOException {
    boolean force = has(options, "f");
    boolean trees = has(options, "r");
    if (!only(options, "fr") || (files.isEmpty() && !force)) {
      return NOT_PLAIN;
    }
    // A name with a slash at its end, or of a parent, has rules of its own.
    boolean odd =
        invocation.arguments().stream().anyMatch(word -> word.matches("|.*/|(.*/)?\\.\\.?"));
    if (odd || (trees && !force)) {
      return NOT_PLAIN;
    }
    for (Path file : files) {
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && !trees) {
        return NOT_PLAIN;
      }
      boolean asks = !Files.isSymbolicLink(file) && !Files.isWritable(file);
      if (!force && (!exists(file) || asks)) {
        return NOT_PLAIN;
      }
    }
    for (Path file : files) {
      delete(file);
    }
    return 0;
  }

  private static void delete(Path file) throws IOException {
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(file)) {
        for (Path entry : entries) {
          delete(entry);
        }
      }
    }
    Files.deleteIfExists(file);
  }

  private static int mv(List<String> options, List<Path> files, Invocation invocation)
      throws IOException {
    if (!only(options, "f") || files.size() != 2) {
      return NOT_PLAIN;
    }
    Path from = files.get(0);
    Path to = files.get(1);
    boolean plain = Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS);
    boolean free = !exists(to);
    boolean replaceable =
        Files.isRegularFile(to, LinkOption.NOFOLLOW_LINKS)
            && Files.isWritable(to)
            && !Files.isSameFile(from, to);
    if (!plain || (!free && !replaceable)) {
      return NOT_PLAIN;
    }
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return 0;
  }

  private static int cp(List<String> options, List<Path> files, Invocation invocation)
      throws IOException {
    if (!only(options, "f") || files.size() != 2 || !isReadable(files.get(0))) {
      return NOT_PLAIN;
    }
    Path from = files.get(0);
    Path to = files.get(1);
    boolean created = !exists(to);
    if (!created
        && (!Files.isRegularFile(to, LinkOption.NOFOLLOW_LINKS)
            || !Files.isWritable(to)
            || Files.isSameFile(from, to))) {
      return NOT_PLAIN;
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(from);
    Set<PosixFilePermission> executable =
        EnumSet.of(
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_EXECUTE);
    executable.retainAll(mode);
    if (created && !executable.isEmpty()) {
      // What the umask makes of these bits cannot be known from here.
      return NOT_PLAIN;
    }
    Files.write(to, Files.readAllBytes(from));
    if (created) {
      Set<PosixFilePermission> made = Files.getPosixFilePermissions(to);
      if (!mode.containsAll(made)) {
        made.retainAll(mode);
        Files.setPosixFilePermissions(to, made);
      }
    }
    return 0;
  }

  private static int ln(List<String> options, List<Path> files, Invocation invocation)
      throws IOException {
    if (!only(options, "sfn") || files.size() != 2) {
      return NOT_PLAIN;
    }
    Path link = files.get(1);
    boolean intoDirectory =
        Files.isDirectory(link) && !(has(options, "n") && Files.isSymbolicLink(link));
    if (intoDirectory || (exists(link) && !has(options, "f"))) {
      return NOT_PLAIN;
    }
    if (!has(options, "s")
        && (!Files.isRegularFile(files.get(0), LinkOption.NOFOLLOW_LINKS)
            || (exists(link) && Files.isSameFile(files.get(0), link)))) {
      return NOT_PLAIN;
    }
    String text = invocation.arguments().get(1 + options.size());
    Path target = Path.of(text);
    boolean optionsFirst = invocation.directory().resolve(target).equals(files.get(0));
    if (!optionsFirst || !target.toString().equals(text)) {
      return NOT_PLAIN;
    }
    Files.deleteIfExists(link);
    if (has(options, "s")) {
      Files.createSymbolicLink(link, target);
    } else {
      Files.createLink(link, files.get(0));
    }
    return 0;
  }

  private static int cat(List<String> options, List<Path> files, Invocation invocation)
      throws IOException {
    if (!options.isEmpty() || files.isEmpty()) {
      return NOT_PLAIN;
    }
    for (Path file : files) {
      if (!isReadable(file) && !file.equals(NOTHING)) {
        return NOT_PLAIN;
      }
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (Path file : files) {
      if (!file.equals(NOTHING)) {
        all.write(Files.readAllBytes(file));
      }
    }
    return print(invocation, all.toByteArray());
  }

  // Only what makes the file: the time of an existing one has to come from the kernel's clock,
  // which runs some milliseconds behind ours, or files made next would be older.
  private static int touch(List<String> options, List<Path> files, Invocation invocation)
      throws IOException {
    if (!options.isEmpty() || files.size() != 1 || exists(files.get(0))) {
      return NOT_PLAIN;
    }
    Files.createFile(files.get(0));
    return 0;
  }

  private static int cmp(List<String> options, List<Path> files, Invocation invocation)
      throws IOException {
    boolean silent = options.equals(List.of("-s"));
    if (!silent || files.size() != 2 || !files.stream().allMatch(Utilities::isReadable)) {
      return NOT_PLAIN;
    }
    return Files.mismatch(files.get(0), files.get(1)) < 0 ? 0 : 1;
  }

  private static int basename(Invocation invocation) throws Output {
    List<String> words = invocation.arguments();
    if (words.size() < 2 || words.size() > 3 || words.get(1).startsWith("-")) {
      return NOT_PLAIN;
    }
    String name = withoutSlashes(words.get(1));
    if (!name.equals("/")) {
      name = name.substring(name.lastIndexOf('/') + 1);
    }
    String suffix = words.size() > 2 ? words.get(2) : "";
    if (name.endsWith(suffix) && name.length() > suffix.length()) {
      name = name.substring(0, name.length() - suffix.length());
    }
    return print(invocation, Text.raw(Text.bytes(name + "\n")));
  }

  private static int dirname(Invocation invocation) throws Output {
    List<String> words = invocation.arguments();
    if (words.size() != 2 || words.get(1).startsWith("-")) {
      return NOT_PLAIN;
    }
    String name = withoutSlashes(words.get(1));
    int slash = name.lastIndexOf('/');
    String directory = slash < 0 ? "." : withoutSlashes(name.substring(0, slash + 1));
    return print(invocation, Text.raw(Text.bytes(directory + "\n")));
  }

  private static String withoutSlashes(String name) {
    int end = name.length();
    while (end > 1 && name.charAt(end - 1) == '/') {
      end--;
    }
    return name.substring(0, end);
  }
}
