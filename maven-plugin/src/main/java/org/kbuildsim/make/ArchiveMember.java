package org.kbuildsim.make;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file inside of an archive, written {@code archive(member)} (manual, 11).
 *
 * @param archive the archive's name
 * @param member the member's name
 */
public record ArchiveMember(String archive, String member) {
  private static final byte[] MAGIC = "!<arch>\n".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER = 60;
  private static final int DATE = 16;
  private static final int DATE_LENGTH = 12;
  private static final int SIZE = 48;
  private static final int SIZE_LENGTH = 10;

  /** A member as the archive's own header describes it. */
  private record Entry(String name, long date, long header) {}

  /** A file that is none, or a broken one. */
  public static final class NoArchive extends IOException {
    private static final long serialVersionUID = 1L;

    NoArchive(String message) {
      super(message);
    }
  }

  /** Returns the member that {@code name} speaks of, or null if it is a plain file's name. */
  public static @Nullable ArchiveMember of(String name) {
    int open = name.indexOf('(');
    if (open <= 0 || !name.endsWith(")") || open == name.length() - 2) {
      return null;
    }
    if (name.charAt(open + 1) == '(' && name.endsWith("))")) {
      throw MakeFailure.at(null, "attempt to use unsupported feature: '" + name + "'");
    }
    return new ArchiveMember(name.substring(0, open), name.substring(open + 1, name.length() - 1));
  }

  /** Returns {@code name}, or that of the member if it is one. */
  static String nameIn(String name) {
    ArchiveMember member = of(name);
    return member == null ? name : member.member;
  }

  /** Returns the name of this member in the archive {@code found}. */
  public String in(String found) {
    return found + "(" + member + ")";
  }

  @Override
  public String toString() {
    return in(archive);
  }

  /**
   * Returns the date in the archive, in seconds since 1970.
   *
   * @param file the archive
   * @return null if there is no such member, or no such archive
   */
  public @Nullable Long date(Path file) {
    try {
      Entry found = find(file);
      return found == null ? null : found.date;
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * Sets the date in the archive.
   *
   * @param date in seconds since 1970
   * @return false if there is no such member
   * @throws NoArchive if {@code file} is there and is no archive
   */
  public boolean touch(Path file, long date) throws IOException {
    Entry found = find(file);
    if (found == null) {
      return false;
    }
    try (RandomAccessFile archive = new RandomAccessFile(file.toFile(), "rw")) {
      archive.seek(found.header + DATE);
      String digits = String.format("%-" + DATE_LENGTH + "d", date);
      archive.write(digits.getBytes(StandardCharsets.US_ASCII));
    }
    return true;
  }

  /** Returns the names in the archive {@code file} that match the wildcard {@code pattern}. */
  static List<String> matching(Path file, String pattern) {
    try {
      return entries(file).stream().map(Entry::name).filter(n -> Glob.matches(pattern, n)).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private @Nullable Entry find(Path file) throws IOException {
    // Members have no directories.
    String wanted = member.substring(member.lastIndexOf('/') + 1);
    return entries(file).stream().filter(e -> e.name.equals(wanted)).findFirst().orElse(null);
  }

  private static List<Entry> entries(Path file) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (RandomAccessFile archive = new RandomAccessFile(file.toFile(), "r")) {
      byte[] magic = new byte[MAGIC.length];
      if (archive.read(magic) != MAGIC.length || !java.util.Arrays.equals(magic, MAGIC)) {
        throw new NoArchive(file + " is not an archive");
      }
      String longNames = "";
      byte[] header = new byte[HEADER];
      while (archive.getFilePointer() + HEADER <= archive.length()) {
        long at = archive.getFilePointer();
        archive.readFully(header);
        String text = new String(header, StandardCharsets.ISO_8859_1);
        String name = text.substring(0, DATE).stripTrailing();
        long size = number(text.substring(SIZE, SIZE + SIZE_LENGTH));
        long behind = at + HEADER + size;
        if (size < 0 || behind > archive.length()) {
          throw new NoArchive(file + " is cut off");
        }
        if (name.equals("//")) {
          byte[] names = new byte[(int) size];
          archive.readFully(names);
          longNames = new String(names, StandardCharsets.UTF_8);
        } else if (!name.equals("/") && !name.equals("/SYM64/")) {
          entries.add(
              new Entry(
                  name(name, longNames), number(text.substring(DATE, DATE + DATE_LENGTH)), at));
        }
        archive.seek(behind + (size & 1));
      }
    }
    return entries;
  }

  private static String name(String inHeader, String longNames) {
    if (inHeader.startsWith("/")) {
      int start = (int) Math.min(number(inHeader.substring(1)), longNames.length());
      int end = longNames.indexOf('/', Math.max(start, 0));
      return start < 0 || end < 0 ? inHeader : longNames.substring(start, end);
    }
    return inHeader.endsWith("/") ? inHeader.substring(0, inHeader.length() - 1) : inHeader;
  }

  private static long number(String digits) {
    String stripped = digits.strip();
    return stripped.matches("[0-9]{1,18}") ? Long.parseLong(stripped) : -1;
  }
}
