package org.kbuildsim.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What {@code -l} asks for: no further recipe beside one that runs while the machine is busy.
 *
 * <p>The system's average follows slowly, so GNU make adds a quarter for each recipe started in
 * this second, and a sixteenth for each of the second before.
 */
final class LoadLimit {
  private static final Path AVERAGES = Path.of("/proc/loadavg");
  private static final double WEIGHT = 0.25;

  private final double limit;
  private long second;
  private int started;
  private double before;

  /** Creates the limit that an option's value names; none for null. */
  LoadLimit(@Nullable String value) {
    this.limit = value == null ? Double.POSITIVE_INFINITY : Double.parseDouble(value);
  }

  /** Notes that a recipe is started. */
  void started() {
    started++;
  }

  /** Returns whether another recipe would be too much. */
  boolean isReached() {
    if (limit == Double.POSITIVE_INFINITY) {
      return false;
    }
    long now = FileTimes.now() / FileTimes.SECOND;
    if (now != second) {
      before = now == second + 1 ? WEIGHT * started : 0;
      started = 0;
      second = now;
    }
    return average() + WEIGHT * (started + before) >= limit;
  }

  // Where the system does not say, GNU make has no limit either.
  private static double average() {
    try {
      String text = Files.readString(AVERAGES);
      return Double.parseDouble(text.substring(0, text.indexOf(' ')));
    } catch (IOException notLinux) {
      return 0;
    }
  }
}
