package org.kbuildsim.process;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What a program may use before it is ended.
 *
 * @param time by the clock
 * @param memory bytes that it and what it starts may have in use at one time
 * @param processes how many it may consist of at one time
 * @param output bytes that it may print
 * @param file bytes that a file it writes may have
 */
public record Limits(Duration time, long memory, int processes, long output, long file) {

  /**
   * Returns limits that no step of a kernel's build comes near.
   *
   * @param time how long one program may run
   */
  public static Limits of(Duration time) {
    long machine =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : Long.MAX_VALUE;
    return new Limits(time, Math.min(16L << 30, machine / 4 * 3), 512, 64L << 20, 4L << 30);
  }
}
