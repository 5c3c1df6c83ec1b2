package org.kbuildsim.mojo;

import org.apache.maven.plugin.logging.Log;
import org.kbuildsim.check.CheckObserver;

/** Writes what a check does to Maven's log, each build with how many there are. */
final class LogCheckObserver implements CheckObserver {
  private final Log log;

  LogCheckObserver(Log log) {
    this.log = log;
  }

  @Override
  public void line(String line) {
    log.info(line);
  }

  @Override
  public void begins(String what, int number, int total) {
    log.info(String.format("[%3d/%3d] %s", number, total, what));
  }
}
