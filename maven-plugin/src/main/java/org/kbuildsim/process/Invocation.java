package org.kbuildsim.process;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One run of a program.
 *
 * @param arguments the words of the command, the program's own name first
 * @param environment the whole environment, nothing is inherited
 * @param directory the working directory, absolute
 * @param in standard input; {@link InputStream#nullInputStream()} for none
 * @param out standard output; not closed by the program
 * @param err standard error; not closed by the program; may be the same stream as {@code out}
 */
public record Invocation(
    List<String> arguments,
    Map<String, String> environment,
    Path directory,
    InputStream in,
    OutputStream out,
    OutputStream err) {

  /** Creates an invocation; list and map are copied. */
  public Invocation {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("no program named");
    }
  }

  /** Returns the program's name as it was written. */
  public String program() {
    return arguments.get(0);
  }

  /** Returns a run of another program in the same place. */
  public Invocation withArguments(List<String> newArguments) {
    return new Invocation(newArguments, environment, directory, in, out, err);
  }

  /** Returns the same run in another environment. */
  public Invocation withEnvironment(Map<String, String> newEnvironment) {
    return new Invocation(arguments, newEnvironment, directory, in, out, err);
  }

  /** Returns the same run with other streams. */
  public Invocation withStreams(InputStream newIn, OutputStream newOut, OutputStream newErr) {
    return new Invocation(arguments, environment, directory, newIn, newOut, newErr);
  }
}
