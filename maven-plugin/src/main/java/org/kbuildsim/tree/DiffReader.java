package org.kbuildsim.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.patch.FormatError;
import org.eclipse.jgit.patch.HunkHeader;
import org.eclipse.jgit.patch.Patch;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.tree.Hunk.Kind;

/** Reads what a diff does out of JGit's parse of it, and refuses what leaves the tree. */
final class DiffReader {
  private final String origin;

  private DiffReader(String origin) {
    this.origin = origin;
  }

  /** Returns JGit's own parse of a diff, which may have text around it. */
  static Patch parse(byte[] diff) {
    Patch parsed = new Patch();
    parsed.parse(diff, 0, diff.length);
    return parsed;
  }

  /**
   * Reads a diff.
   *
   * @param origin the file or commit it comes from, for messages
   * @throws org.kbuildsim.diagnostic.DiagnosticException if it is damaged, or names a file that a
   *     patch of a kernel tree may not touch
   */
  static List<FileChange> read(byte[] diff, String origin) {
    Patch parsed = parse(diff);
    for (FormatError error : parsed.getErrors()) {
      if (error.getSeverity() == FormatError.Severity.ERROR) {
        throw Diagnostic.error(Location.file(origin), "patch is damaged: " + error.getMessage())
            .note("at: " + error.getLineText().strip())
            .help("send patches as git format-patch writes them; a mail client may have wrapped it")
            .asException();
      }
    }
    DiffReader reader = new DiffReader(origin);
    return parsed.getFiles().stream().map(reader::change).toList();
  }

  private FileChange change(FileHeader file) {
    boolean added = file.getChangeType() == ChangeType.ADD;
    boolean deleted = file.getChangeType() == ChangeType.DELETE;
    FileMode mode = deleted ? file.getOldMode() : file.getNewMode();
    String path = deleted ? file.getOldPath() : file.getNewPath();
    if (FileMode.SYMLINK.equals(mode) || FileMode.GITLINK.equals(mode)) {
      throw refused(path, "is a link: patches of links are not applied");
    }
    List<Hunk> hunks = file.getHunks().stream().map(DiffReader::hunk).toList();
    return new FileChange(
        added ? null : inside(file.getOldPath()),
        deleted ? null : inside(file.getNewPath()),
        hunks);
  }

  /** Returns {@code path} if it stays in the tree and out of git's own directory. */
  private String inside(String path) {
    if (path.startsWith("/")) {
      throw refused(path, "is an absolute path");
    }
    if (path.indexOf('\0') >= 0 || path.indexOf('\n') >= 0 || path.isEmpty()) {
      throw refused(path, "is no name of a file");
    }
    for (String part : path.split("/", -1)) {
      if (part.equals("..") || part.equals(".") || part.isEmpty()) {
        throw refused(path, "leaves the tree");
      }
      if (part.equalsIgnoreCase(".git")) {
        throw refused(path, "is git's own");
      }
    }
    return path;
  }

  private RuntimeException refused(String path, String why) {
    return Diagnostic.error(Location.file(origin), "patch refused: `" + path + "` " + why)
        .note("a patch may change regular files below the top of the tree, and nothing else")
        .help("make the patch with git format-patch in the top directory of the tree")
        .asException();
  }

  private static Hunk hunk(HunkHeader header) {
    String text =
        new String(
            header.getBuffer(),
            header.getStartOffset(),
            header.getEndOffset() - header.getStartOffset(),
            StandardCharsets.UTF_8);
    String[] rows = text.split("\n", -1);
    List<Hunk.Line> lines = new ArrayList<>();
    int oldLine = header.getOldImage().getStartLine();
    int newLine = header.getNewStartLine();
    int oldEnd = oldLine + header.getOldImage().getLineCount();
    int newEnd = newLine + header.getNewLineCount();
    // An empty side begins before its first line.
    newLine = Math.max(newLine, 1);
    for (int i = 1; i < rows.length && (oldLine < oldEnd || newLine < newEnd); i++) {
      String row = rows[i].endsWith("\r") ? rows[i].substring(0, rows[i].length() - 1) : rows[i];
      char sign = row.isEmpty() ? ' ' : row.charAt(0);
      String rest = row.isEmpty() ? "" : row.substring(1);
      if (sign == '+') {
        lines.add(new Hunk.Line(Kind.ADDED, rest, oldLine, newLine++));
      } else if (sign == '-') {
        lines.add(new Hunk.Line(Kind.REMOVED, rest, oldLine++, newLine));
      } else if (sign == ' ') {
        lines.add(new Hunk.Line(Kind.CONTEXT, rest, oldLine++, newLine++));
      }
    }
    return new Hunk(rows[0], header.getOldImage().getStartLine(), header.getNewStartLine(), lines);
  }
}
