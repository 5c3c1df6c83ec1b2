package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.kbuildsim.check.Check;

/**
 * A fault that a patch puts into the tree.
 *
 * @param check what finds it
 * @param file the file that is wrong; the first line that changes is the place
 * @param from what stands there, taken where it stands first
 * @param to what the patch has in its place
 */
record Fault(Check check, String file, String from, String to) {

  /** Returns the file with the fault. */
  String in(String before) {
    assertThat(before).as(file).contains(from);
    int at = before.indexOf(from);
    return before.substring(0, at) + to + before.substring(at + from.length());
  }

  /** Returns the line to blame, as findings name it: {@code file:line}. */
  String place(String before) {
    String after = in(before);
    int line = 1;
    int at = 0;
    while (at < Math.min(before.length(), after.length())
        && before.charAt(at) == after.charAt(at)) {
      line += before.charAt(at++) == '\n' ? 1 : 0;
    }
    return file + ":" + line;
  }

  /** Returns the patch. */
  String patch(String before) throws IOException {
    RawText a = new RawText(before.getBytes(StandardCharsets.UTF_8));
    RawText b = new RawText(in(before).getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DiffFormatter formatter = new DiffFormatter(out)) {
      formatter.format(
          DiffAlgorithm.getAlgorithm(DiffAlgorithm.SupportedAlgorithm.MYERS)
              .diff(RawTextComparator.DEFAULT, a, b),
          a,
          b);
    }
    return "diff --git a/%1$s b/%1$s\n--- a/%1$s\n+++ b/%1$s\n".formatted(file)
        + out.toString(StandardCharsets.UTF_8);
  }
}
