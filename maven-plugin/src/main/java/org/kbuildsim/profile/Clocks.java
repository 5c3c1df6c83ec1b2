package org.kbuildsim.profile;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a profile measures by; nanoseconds. */
interface Clocks {
  /** Returns the time. */
  long now();

  /** Returns the processor time of the calling thread. */
  long ofThread();

  /** Returns the processor time of this JVM, all threads. */
  long ofJvm();

  /** Returns the processor time of all processes that have ended, started by this JVM. */
  long ofChildren();

  /** The machine's. */
  Clocks REAL =
      new Clocks() {
        // proc(5): clock ticks, which are of 10 ms wherever Linux runs Java.
        private static final long TICK = 10_000_000;
        private static final Path STAT = Path.of("/proc/self/stat");
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();

        @Override
        public long now() {
          return System.nanoTime();
        }

        @Override
        public long ofThread() {
          return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : 0;
        }

        @Override
        public long ofJvm() {
          return system instanceof com.sun.management.OperatingSystemMXBean own
              ? Math.max(0, own.getProcessCpuTime())
              : 0;
        }

        @Override
        public long ofChildren() {
          try {
            String stat = Files.readString(STAT);
            // After the program's name, which may hold anything: the state is field 3, cutime 16.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * TICK;
          } catch (IOException notLinux) {
            return 0;
          }
        }
      };
}
