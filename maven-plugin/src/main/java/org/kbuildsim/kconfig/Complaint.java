package org.kbuildsim.kconfig;

import org.kbuildsim.diagnostic.Diagnostic;

/**
 * One message about a Kconfig file or a {@code .config}.
 *
 * @param text the lines that {@code conf} writes to standard error, each ended by a line feed, raw
 * @param diagnostic the same for people
 */
record Complaint(String text, Diagnostic diagnostic) {

  /** What hears of complaints, in the order in which they arise. */
  interface Sink {
    void hear(Complaint complaint);
  }
}
