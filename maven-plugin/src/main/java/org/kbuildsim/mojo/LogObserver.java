package org.kbuildsim.mojo;

import org.apache.maven.plugin.logging.Log;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.kernel.BuildObserver;

/** Writes a build's lines to Maven's log, each with how far the build is. */
final class LogObserver implements BuildObserver {
  private final Log log;

  LogObserver(Log log) {
    this.log = log;
  }

  @Override
  public void line(String line, int done, int total) {
    log.info(String.format("[%3d/%3d] %s", done, total, line));
  }

  @Override
  public void warning(Diagnostic diagnostic) {
    DiagnosticRenderer.render(diagnostic).lines().forEach(log::warn);
  }
}
