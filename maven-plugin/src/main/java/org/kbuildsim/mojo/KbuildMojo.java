package org.kbuildsim.mojo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.diagnostic.Location;

/** Turns what goes wrong below into Maven's terms: a user's affair is a failure, never a trace. */
abstract class KbuildMojo extends AbstractMojo {

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    try {
      run();
    } catch (DiagnosticException e) {
      throw failure(e.diagnostic());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("interrupted", e);
    }
  }

  /** Does the goal's one thing. */
  abstract void run() throws MojoFailureException, InterruptedException;

  /** Returns the failure that shows {@code diagnostic} and nothing else. */
  static MojoFailureException failure(Diagnostic diagnostic) {
    return new MojoFailureException(DiagnosticRenderer.render(diagnostic).stripTrailing());
  }

  /**
   * Returns the directory of a parameter. In a directory without a POM, as a kernel tree is, Maven
   * leaves the name of the project's directory in the default as it is written: it is the working
   * directory then.
   */
  static Path directory(File parameter) {
    Path directory = parameter.toPath().toAbsolutePath().normalize();
    for (int i = 0; i < directory.getNameCount() - 1; i++) {
      if (directory.getName(i).toString().equals("${project.basedir}")) {
        Path below = directory.subpath(i + 1, directory.getNameCount());
        return Path.of("").toAbsolutePath().resolve(below);
      }
    }
    return directory;
  }

  /** Writes a report. */
  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(file.toString()), "report cannot be written: " + e)
          .asException();
    }
  }
}
