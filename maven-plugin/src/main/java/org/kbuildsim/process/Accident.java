package org.kbuildsim.process;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An end of a program that says nothing of what it was asked: it was killed, or there was no room
 * or no memory. Asked again, it may do better.
 */
public final class Accident {
  // Of a shell, make or the system: 128 and HUP, INT, KILL or TERM. What a program does to itself
  // (ABRT, SEGV) it does again, and PIPE is how the left side of a pipeline may end.
  private static final Set<Integer> SIGNALS = Set.of(1, 2, 9, 15);
  private static final Pattern TOLD =
      Pattern.compile(
          "\\b(Killed|Terminated|No space left on device|Disk quota exceeded"
              + "|[Cc]annot allocate memory|[Oo]ut of memory|std::bad_alloc|signal: 9"
              + "|memory allocation of \\d+ bytes failed)");
  private static final int SIGNALLED = 128;

  private Accident() {}

  /** Returns what happened to a program, or null if its end is its own. */
  public static @Nullable String of(int status, String errors) {
    if (SIGNALS.contains(status - SIGNALLED)) {
      return "was ended by signal " + (status - SIGNALLED);
    }
    return status == 0 ? null : told(errors);
  }

  /** Returns what the words of something that failed say of an accident, or null. */
  public static @Nullable String told(String errors) {
    Matcher found = TOLD.matcher(errors);
    return found.find() ? "failed: " + found.group(1) : null;
  }
}
