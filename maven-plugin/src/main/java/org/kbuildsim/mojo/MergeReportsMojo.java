package org.kbuildsim.mojo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.kbuildsim.check.CheckRecord;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;

/**
 * Tells what the jobs found that {@code kbuild:check-series} was split into by {@code
 * -Dkbuild.shard}, as one that was not split would.
 */
@Mojo(name = "merge-reports", requiresProject = false, threadSafe = true)
public final class MergeReportsMojo extends KbuildMojo {

  /** The output directories of all the jobs, or the {@code record.json} of each. */
  @Parameter(property = "kbuild.records", required = true)
  private List<File> records = List.of();

  /** Where reports are written. */
  @Parameter(property = "kbuild.output", defaultValue = "${project.build.directory}/kbuild-check")
  private File output;

  /**
   * How findings are shown: {@code full}, or {@code line}, one a line as {@code checkpatch --terse}
   * does.
   */
  @Parameter(property = "kbuild.format", defaultValue = "full")
  private String format;

  /** The least severity that fails the goal: {@code error}, {@code warning} or {@code never}. */
  @Parameter(property = "kbuild.failOn", defaultValue = "warning")
  private String failOn;

  @Override
  void run() throws MojoFailureException {
    SeriesReports.requireKnown(format, failOn);
    List<CheckRecord> jobs = new ArrayList<>();
    for (File record : records) {
      jobs.add(CheckRecord.read(record.toPath()));
    }
    Path work = directory(output);
    try {
      Files.createDirectories(work);
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(work.toString()), "directory cannot be made: " + e)
          .help("name a directory that can be written: -Dkbuild.output=DIR")
          .asException();
    }
    new SeriesReports(getLog(), format, failOn).tell(CheckRecord.result(jobs), work);
  }
}
