package org.kbuildsim.check;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.process.Accident;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;

/**
 * What went wrong in a run that need not go wrong the next time: a killed compiler, a full disk.
 *
 * <p>Each program is looked at, not only how a build ends: whoever works out a configuration takes
 * a failure for no, and goes on.
 */
final class Accidents {
  private static final int MOST_TEXT = 1 << 16;
  private static final String LIMIT = " was ended: it ";

  private final List<String> told = new ArrayList<>();

  /** Returns how many there were. */
  synchronized int count() {
    return told.size();
  }

  /** Returns a sentence for each kind. */
  synchronized List<String> told() {
    return told.stream().distinct().toList();
  }

  /** Looks at the words of something that failed. */
  void look(String what, String words) {
    add(what, Accident.told(words));
  }

  private synchronized void add(String what, @Nullable String accident) {
    if (accident != null) {
      told.add(what + " " + accident);
    }
  }

  /** Returns {@code programs}, each looked at when it has ended. */
  Program noting(Program programs) {
    return invocation -> {
      Copy err = new Copy(invocation.err());
      boolean merged = invocation.out() == invocation.err();
      OutputStream out = merged ? err : invocation.out();
      int status;
      try {
        status = programs.run(invocation.withStreams(invocation.in(), out, err));
      } catch (IOException e) {
        look("`" + name(invocation) + "`", String.valueOf(e.getMessage()));
        throw e;
      }
      String words = err.text();
      // What a limit of ours ended is told as such.
      if (!words.contains(LIMIT)) {
        add("`" + name(invocation) + "`", Accident.of(status, words));
      }
      return status;
    };
  }

  private static String name(Invocation invocation) {
    return invocation.program().substring(invocation.program().lastIndexOf('/') + 1);
  }

  /** Passes on what is written, and knows how it begins. */
  private static final class Copy extends FilterOutputStream {
    private final ByteArrayOutputStream begin = new ByteArrayOutputStream();

    Copy(OutputStream to) {
      super(to);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      if (begin.size() < MOST_TEXT) {
        begin.write(bytes, offset, length);
      }
    }

    String text() {
      return begin.toString(StandardCharsets.UTF_8);
    }
  }
}
