package org.kbuildsim.kconfig;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.kbuildsim.diagnostic.Diagnostic;

/** Where {@code conf} talks to: two streams of bytes, and diagnostics for who wants them better. */
final class Console implements Complaint.Sink {
  private final OutputStream out;
  private final OutputStream err;
  private final Consumer<Diagnostic> diagnostics;
  private final StringBuilder pending = new StringBuilder();

  Console(OutputStream out, OutputStream err, Consumer<Diagnostic> diagnostics) {
    this.out = out;
    this.err = err;
    this.diagnostics = diagnostics;
  }

  /** Returns a console that keeps the diagnostics and says nothing else. */
  static Console silent(Consumer<Diagnostic> diagnostics) {
    return new Console(
        OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), diagnostics);
  }

  /** Writes raw text to standard output. */
  void print(String text) {
    pending.append(text);
    if (pending.length() > 1 << 14) {
      flush();
    }
  }

  /** Writes raw text to standard error. */
  void printError(String text) {
    if (text.isEmpty()) {
      return;
    }
    flush();
    write(err, text);
  }

  @Override
  public void hear(Complaint complaint) {
    printError(complaint.text());
    diagnostics.accept(complaint.diagnostic());
  }

  /** Passes on what was written to standard output. */
  void flush() {
    if (pending.length() > 0) {
      write(out, pending.toString());
      pending.setLength(0);
    }
  }

  // As stdio does: a reader that went away is no reason not to finish the work.
  private static void write(OutputStream stream, String text) {
    try {
      stream.write(RawText.bytes(text));
      stream.flush();
    } catch (IOException e) {
      // Nobody listens.
    }
  }
}
