package org.kbuildsim.modpost;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.kbuildsim.diagnostic.Severity;

/** Where messages go: to standard error at once, and kept as values. */
final class Report {
  private final OutputStream out;
  private final List<ModpostResult.Message> messages = new ArrayList<>();
  private boolean failed;

  Report(OutputStream out) {
    this.out = out;
  }

  /** Tells an error; the run goes on, but ends with status 1 and writes nothing. */
  void error(String text) {
    say(Severity.ERROR, text);
  }

  void warning(String text) {
    say(Severity.WARNING, text);
  }

  void say(Severity severity, String text) {
    failed |= severity == Severity.ERROR;
    messages.add(new ModpostResult.Message(severity, Text.readable(text).stripTrailing()));
    line((severity == Severity.ERROR ? "ERROR" : "WARNING") + ": modpost: " + text);
  }

  /** Tells an error and ends the run. */
  Fatal fatal(String text) {
    error(text);
    return new Fatal("");
  }

  /** Writes a line that has no prefix. */
  void line(String text) {
    try {
      out.write(Text.bytes(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean failed() {
    return failed;
  }

  List<ModpostResult.Message> messages() {
    return messages;
  }
}
