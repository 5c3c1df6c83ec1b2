package org.kbuildsim.tree;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One patch of a series.
 *
 * @param number its place in the series, counted from 1
 * @param subject the first line of the message, without {@code [PATCH …]}
 * @param author as the mail or commit names it; may be empty
 * @param origin the file, or the commit, that it was read from
 * @param changes what it does, file by file
 * @param diff the diff itself
 */
public record Patch(
    int number,
    String subject,
    String author,
    String origin,
    List<FileChange> changes,
    String diff) {

  /** Creates a patch; the list is copied. */
  public Patch {
    changes = List.copyOf(changes);
  }

  Patch numbered(int newNumber) {
    return new Patch(newNumber, subject, author, origin, changes, diff);
  }

  // A diff is bytes; this is the one encoding that gives any of them back.
  byte[] diffBytes() {
    return diff.getBytes(StandardCharsets.ISO_8859_1);
  }
}
