package org.kbuildsim.make;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.process.ByteText;

/** Says things in GNU make's form: {@code make[1]: …}, {@code Makefile:3: …}. */
public final class Messages {
  private final String program;
  private OutputStream out;
  private OutputStream err;
  private @Nullable Runnable introduction;

  /**
   * Creates the voice of one make run.
   *
   * @param program the name messages begin with, {@code make} or {@code make[1]}
   */
  public Messages(String program, OutputStream out, OutputStream err) {
    this.program = program;
    this.out = out;
    this.err = err;
  }

  /** Returns the same voice on other streams. */
  public Messages on(OutputStream newOut, OutputStream newErr) {
    return new Messages(program, newOut, newErr);
  }

  /** Speaks to other streams from now on. */
  public void divert(OutputStream newOut, OutputStream newErr) {
    out = newOut;
    err = newErr;
  }

  /** Returns where errors go at present. */
  OutputStream err() {
    return err;
  }

  /** Has {@code first} run before the next thing is said, and then no more; null for nothing. */
  public void introduceBy(@Nullable Runnable first) {
    introduction = first;
  }

  /** Writes {@code text} to standard output as it is. */
  public void print(String text) {
    write(out, text);
  }

  /** Writes a line that begins with the program's name to standard output. */
  public void message(String text) {
    write(out, line(text));
  }

  /** Returns the line that {@link #message} writes. */
  public String line(String text) {
    return program + ": " + text + "\n";
  }

  /** Writes a line to standard error that begins with the place, or the program's name. */
  public void error(@Nullable Place place, String text) {
    String where = place == null || !place.isInFile() ? program : place.toString();
    write(err, where + ": " + text + "\n");
  }

  /** Writes the line that ends a run. */
  public void fatal(MakeFailure failure) {
    error(failure.place(), "*** " + failure.getMessage() + ".  Stop.");
  }

  /** Says what comes before anything else, if it has not been said. */
  public void introduce() {
    Runnable first = introduction;
    if (first != null) {
      introduction = null;
      first.run();
    }
  }

  private void write(OutputStream stream, String text) {
    introduce();
    try {
      stream.write(ByteText.bytes(text));
      stream.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
