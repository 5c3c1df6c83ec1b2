package org.kbuildsim.report;

import java.util.List;
import java.util.Locale;
import org.kbuildsim.kernel.BuildResult;

/** The table at the end of a run of {@code kbuild:build}: a line for each configuration. */
public final class BuildTable {
  private BuildTable() {}

  /** Returns the lines of the table, its head first. */
  public static List<String> lines(List<BuildResult> results) {
    Table table =
        new Table(
            "configuration",
            "actions",
            "from cache",
            "processes",
            "to /bin/sh",
            "modules",
            "exported",
            "rust_helper_*",
            "warnings",
            "seconds",
            "result");
    for (BuildResult result : results) {
      table.row(
          result.name(),
          result.actions(),
          result.fromCache(),
          result.processCount(),
          result.leftToShell().size(),
          result.modules(),
          result.exported(),
          result.helperSymbols(),
          result.warnings(),
          String.format(Locale.ROOT, "%.1f", result.time().toMillis() / 1000.0),
          result.succeeded() ? "ok" : "FAILED");
    }
    return table.lines();
  }
}
