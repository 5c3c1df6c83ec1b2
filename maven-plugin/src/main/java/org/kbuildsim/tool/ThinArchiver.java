package org.kbuildsim.tool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.elf.Archive;
import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.elf.FileBytes;
import org.kbuildsim.elf.Symbols;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;
import org.kbuildsim.process.Reach;

/**
 * {@code llvm-ar} for what kbuild asks of it again and again: a new thin archive, with or without
 * an index of symbols ({@code cDPrST}, {@code cDPrsT}), and the list of one ({@code t}).
 *
 * <p>A thin archive is a list of names and sizes; to start a program for it takes a hundred times
 * as long as to write it, and the archives between an object and vmlinux wait for one another.
 *
 * <p>Anything else (an archive that is there already, other letters, members that are missing or no
 * objects) is left to the real program, so that its answers and its errors are always llvm-ar's
 * own.
 */
public final class ThinArchiver implements Program {
  private static final String PLAIN = "!<arch>\n";
  private static final int HEADER = 60;
  private static final int NAME = 16;

  private final Program real;
  private final Reach reach;

  /**
   * Creates an archiver.
   *
   * @param real what is run, with the same invocation, where this one does not know the answer
   * @param reach the files that may be looked at and written
   */
  public ThinArchiver(Program real, Reach reach) {
    this.real = real;
    this.reach = reach;
  }

  @Override
  public int run(Invocation invocation) throws IOException, InterruptedException {
    List<String> words = invocation.arguments();
    boolean plain = words.size() > 2 && words.stream().skip(1).noneMatch(w -> w.matches("[-@].*"));
    if (!plain || !ToolInvocation.Names.tool(words.get(0)).equals("llvm-ar")) {
      return real.run(invocation);
    }
    Optional<byte[]> answer;
    try {
      answer = isList(words) ? list(invocation, words.get(2)) : make(invocation);
    } catch (IOException | InvalidPathException | DiagnosticException unreadable) {
      answer = Optional.empty();
    }
    if (answer.isEmpty()) {
      return real.run(invocation);
    }
    if (isList(words)) {
      invocation.out().write(answer.get());
    } else {
      write(invocation.directory().resolve(words.get(2)), answer.get());
    }
    return 0;
  }

  private static boolean isList(List<String> words) {
    return words.get(1).equals("t") && words.size() == 3;
  }

  private void write(Path archive, byte[] bytes) throws IOException {
    Path written = reach.write(archive);
    try {
      Files.write(written, bytes);
    } catch (IOException e) {
      Files.deleteIfExists(written);
      throw e;
    }
  }

  // The members' names, as they are found from where make runs.
  private Optional<byte[]> list(Invocation invocation, String name) throws IOException {
    Path archive = invocation.directory().resolve(name);
    if (!ThinArchive.MAGIC.equals(magic(archive))) {
      return Optional.empty();
    }
    String directory = name.substring(0, name.lastIndexOf('/') + 1);
    StringBuilder list = new StringBuilder();
    for (Archive.Member member : Archive.open(archive).members()) {
      String file = ThinArchive.name(member);
      list.append(file.startsWith("/") ? "" : directory).append(file).append('\n');
    }
    return Optional.of(bytes(list.toString()));
  }

  /** A file that a thin archive names. */
  private record Member(String name, Path file, long size) {}

  private Optional<byte[]> make(Invocation invocation) throws IOException {
    List<String> words = invocation.arguments();
    Path archive = invocation.directory().resolve(words.get(2));
    if (!words.get(1).matches("(?=.*c)(?=.*r)(?=.*D)(?=.*T)[cDPrT]*[sS][cDPrT]*")
        || !reach.covers(archive)
        || Files.exists(archive, LinkOption.NOFOLLOW_LINKS)
        || !Files.isDirectory(archive.resolveSibling("."))) {
      return Optional.empty();
    }
    Optional<List<Member>> members = members(invocation, archive);
    return members.isEmpty()
        ? Optional.empty()
        : archive(members.get(), words.get(1).contains("s"));
  }

  private Optional<List<Member>> members(Invocation invocation, Path archive) throws IOException {
    List<String> words = invocation.arguments();
    List<Member> members = new ArrayList<>();
    Path directory = archive.normalize().resolveSibling(".").normalize();
    for (String word : words.subList(3, words.size())) {
      Path file = invocation.directory().resolve(word);
      String magic = magic(file);
      if (!ThinArchive.MAGIC.equals(magic)) {
        if (!add(members, word, file, magic, directory)) {
          return Optional.empty();
        }
        continue;
      }
      // The members of a thin archive are members of the one that it is put into.
      for (Archive.Member nested : Archive.open(file).members()) {
        String name = ThinArchive.name(nested);
        Path path = file.resolveSibling(name);
        if (!add(members, name, path, magic(path), directory)) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(members);
  }

  private static Optional<byte[]> archive(List<Member> members, boolean indexed)
      throws IOException {
    ByteArrayOutputStream names = new ByteArrayOutputStream();
    StringBuilder headers = new StringBuilder();
    for (Member member : members) {
      header(headers, "/" + names.size(), "644", member.size());
      names.writeBytes(bytes(member.name() + "/\n"));
    }
    if (names.size() % 2 != 0) {
      names.write('\n');
    }
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    made.writeBytes(bytes(ThinArchive.MAGIC));
    if (!members.isEmpty()) {
      if (indexed) {
        Optional<byte[]> index = index(members, HEADER + names.size());
        if (index.isEmpty()) {
          return index;
        }
        made.writeBytes(index.get());
      }
      StringBuilder header = new StringBuilder("//");
      header.append(" ".repeat(46)).append(padded(names.size(), 10)).append("`\n");
      made.writeBytes(bytes(header.toString()));
      names.writeTo(made);
      made.writeBytes(bytes(headers.toString()));
    }
    return Optional.of(made.toByteArray());
  }

  private static boolean add(
      List<Member> members, String written, Path file, @Nullable String magic, Path directory)
      throws IOException {
    if (magic == null || magic.equals(PLAIN) || magic.equals(ThinArchive.MAGIC)) {
      return false;
    }
    String name =
        written.startsWith("/") ? written : directory.relativize(file.normalize()).toString();
    members.add(new Member(name, file, Files.size(file)));
    return true;
  }

  /**
   * Returns the index: how many symbols, where in the archive the header of each one's member is,
   * and the names.
   *
   * @param behind how much of the archive stands between the index and the first member
   * @return nothing if a member is no ELF object
   */
  private static Optional<byte[]> index(List<Member> members, int behind) throws IOException {
    List<Integer> owners = new ArrayList<>();
    ByteArrayOutputStream names = new ByteArrayOutputStream();
    for (int i = 0; i < members.size(); i++) {
      Path file = members.get(i).file();
      ByteBuffer data = FileBytes.of(file);
      Symbols symbols = ElfFile.isElf(data) ? ElfFile.of(file.toString(), data).symbols() : null;
      if (symbols == null) {
        return Optional.empty();
      }
      for (int symbol = 1; symbol < symbols.count(); symbol++) {
        if (symbols.binding(symbol) != Elf.STB_LOCAL
            && symbols.rawSection(symbol) != Elf.SHN_UNDEF) {
          owners.add(i);
          byte[] name = new byte[symbols.nameLength(symbol) + 1];
          symbols.copyName(symbol, name.length - 1, name, 0);
          names.writeBytes(name);
        }
      }
    }
    if (owners.isEmpty()) {
      // llvm-ar has objects without symbols leave no index that is empty.
      names.writeBytes(new byte[3]);
    }
    int size = Integer.BYTES * (1 + owners.size()) + names.size();
    size += size % 2;
    StringBuilder header = new StringBuilder();
    header(header, "/", "0", size);
    ByteBuffer index = ByteBuffer.allocate(HEADER + size);
    index.put(bytes(header.toString())).putInt(owners.size());
    owners.forEach(
        owner ->
            index.putInt(ThinArchive.MAGIC.length() + index.capacity() + behind + HEADER * owner));
    index.put(names.toByteArray());
    return Optional.of(index.array());
  }

  private static void header(StringBuilder to, String name, String mode, long size) {
    to.append(padded(name, NAME)).append(padded("0", 12));
    to.append(padded("0", 6)).append(padded("0", 6)).append(padded(mode, 8));
    to.append(padded(size, 10)).append("`\n");
  }

  private static String padded(Object field, int width) {
    return String.format("%-" + width + "s", field);
  }

  // Of what is out of reach nothing is looked at.
  private @Nullable String magic(Path file) throws IOException {
    return reach.covers(file) ? ThinArchive.magic(file) : null;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
