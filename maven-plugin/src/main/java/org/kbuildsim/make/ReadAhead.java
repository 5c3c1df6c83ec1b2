package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Makefiles of one {@code include} line, read and parsed on another processor while those before
 * them are executed.
 *
 * <p>kbuild includes all {@code .cmd} files of a directory by one line, and they are most of what
 * it reads. What was read ahead still has to be looked at: a makefile that was executed meanwhile
 * may have changed the file.
 */
final class ReadAhead {
  static final ReadAhead NOTHING = new ReadAhead();

  private final Map<String, FutureTask<Makefiles.Entry>> tasks = new HashMap<>();

  private ReadAhead() {}

  /** Begins to read the {@code names}. */
  static ReadAhead of(Makefiles makefiles, Host host, List<String> names) {
    ReadAhead ahead = new ReadAhead();
    List<FutureTask<Makefiles.Entry>> inOrder = new ArrayList<>();
    for (String name : names) {
      FutureTask<Makefiles.Entry> task = new FutureTask<>(() -> makefiles.readAhead(host, name));
      if (ahead.tasks.putIfAbsent(name, task) == null) {
        inOrder.add(task);
      }
    }
    ForkJoinPool.commonPool().execute(() -> inOrder.forEach(FutureTask::run));
    return ahead;
  }

  /**
   * Returns what was read of {@code name}, the first time that it is asked for; reads it now if its
   * turn has not come. Null if it could not be read.
   */
  Makefiles.@Nullable Entry take(String name) {
    FutureTask<Makefiles.Entry> task = tasks.remove(name);
    if (task == null) {
      return null;
    }
    task.run();
    try {
      return task.get();
    } catch (ExecutionException e) {
      // Whoever reads it now meets the same, and says so.
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
