package org.kbuildsim.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An {@code ar} archive, plain or thin, in the form that GNU ar and llvm-ar write.
 *
 * <p>A thin archive ({@code built-in.a}, {@code vmlinux.a}) holds names, relative to its own
 * directory, instead of content.
 */
public final class Archive {
  private static final String PLAIN = "!<arch>\n";
  private static final String THIN = "!<thin>\n";
  private static final int HEADER = 60;

  private final List<Member> members;
  private final boolean thin;

  private Archive(List<Member> members, boolean thin) {
    this.members = List.copyOf(members);
    this.thin = thin;
  }

  /** Reads the list of members of the archive {@code path}. */
  public static Archive open(Path path) throws IOException {
    ByteBuffer data = FileBytes.of(path);
    Range file = Range.whole(path.toString(), data.duplicate().order(ByteOrder.LITTLE_ENDIAN));
    String magic = file.size() < 8 ? "" : file.text(0, 8);
    boolean thin = magic.equals(THIN);
    if (!thin && !magic.equals(PLAIN)) {
      throw file.corrupt("not an archive");
    }
    return new Archive(new Reader(path, file, thin).members(), thin);
  }

  /** Returns whether {@code data} begins as an archive does. */
  public static boolean isArchive(ByteBuffer data) {
    if (data.limit() < 8) {
      return false;
    }
    String magic = Range.whole("", data.duplicate()).text(0, 8);
    return magic.equals(PLAIN) || magic.equals(THIN);
  }

  /** Returns the members in archive order, without the symbol index and the table of long names. */
  public List<Member> members() {
    return members;
  }

  /** Returns whether the members are files of their own. */
  public boolean isThin() {
    return thin;
  }

  /** One file in an archive. */
  public static final class Member {
    private final String name;
    private final @Nullable Range content;
    private final Path path;

    Member(String name, @Nullable Range content, Path path) {
      this.name = name;
      this.content = content;
      this.path = path;
    }

    /** Returns the name as the archive has it: for a thin one a path relative to the archive. */
    public String name() {
      return name;
    }

    /** Returns the bytes: a view of the archive, or the file that a thin archive names. */
    public ByteBuffer content() throws IOException {
      return content == null ? FileBytes.of(path) : content.buffer();
    }
  }

  private static final class Reader {
    private final Path path;
    private final Range file;
    private final boolean thin;
    private @Nullable Range longNames;

    Reader(Path path, Range file, boolean thin) {
      this.path = path;
      this.file = file;
      this.thin = thin;
    }

    List<Member> members() {
      List<Member> found = new ArrayList<>();
      long at = 8;
      while (at < file.size()) {
        Range header = file.part("archive member header at " + at, at, HEADER);
        if (!header.text(58, 2).equals("`\n")) {
          throw file.corrupt("archive member header at " + at + ": end mark is missing");
        }
        long size = number(header, at);
        String name = header.text(0, 16).stripTrailing();
        boolean table = name.equals("/") || name.equals("//") || name.equals("/SYM64/");
        long stored = thin && !table ? 0 : size;
        Range content = file.part("archive member at " + at, at + HEADER, stored);
        if (name.equals("//")) {
          longNames = content;
        } else if (!table) {
          found.add(member(name, content));
        }
        at += HEADER + stored + (stored & 1);
      }
      return found;
    }

    private long number(Range header, long at) {
      String digits = header.text(48, 10).strip();
      if (!digits.matches("[0-9]{1,10}")) {
        throw file.corrupt(
            "archive member header at " + at + ": size is `" + digits + "`, expected a number");
      }
      return Long.parseLong(digits);
    }

    private Member member(String field, Range content) {
      String name;
      Range data = content;
      if (field.startsWith("#1/") && field.substring(3).matches("[0-9]{1,9}")) {
        int length = Integer.parseInt(field.substring(3)); // BSD: the name stands before the data
        name = content.part("archive member name", 0, length).text(0, length).replace("\0", "");
        data = content.part("archive member", length, content.size() - (long) length);
      } else if (field.startsWith("/")) {
        name = longName(field);
      } else {
        name = field.endsWith("/") ? field.substring(0, field.length() - 1) : field;
      }
      if (name.indexOf('\0') >= 0) {
        throw file.corrupt("archive member name holds a NUL, expected a file name");
      }
      Path file = path.resolveSibling(toPath(name));
      return new Member(name, thin ? null : data, file);
    }

    private String toPath(String name) {
      return new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private String longName(String field) {
      Range names = longNames;
      if (names == null || !field.substring(1).matches("[0-9]{1,9}")) {
        throw file.corrupt("archive member name is `" + field + "`, expected a long name's offset");
      }
      int from = Integer.parseInt(field.substring(1));
      int end = from;
      while (names.u8(end) != '\n') {
        end++;
      }
      String name = names.text(from, end - from);
      return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    }
  }
}
