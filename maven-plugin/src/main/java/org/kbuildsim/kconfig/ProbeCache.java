package org.kbuildsim.kconfig;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Remembers what {@code $(shell,…)} commands gave; safe to share between threads, trees and
 * configurations.
 *
 * <p>A result is good for the same command text in the same environment, but for variables that say
 * where results go and not what they are (see {@link #relevant}). The content of the files that a
 * command runs is not looked at: who changes a probe script or a compiler in place, starts with a
 * new cache.
 */
public final class ProbeCache {
  // Where conf puts things and how make is called; no probe of a kernel looks at them.
  private static final Set<String> IRRELEVANT =
      Set.of("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "PWD", "OLDPWD", "_", "SHLVL");

  /** What a command wrote to standard output and standard error, raw. */
  record Result(String out, String err) {}

  private record Key(String command, Map<String, String> environment) {}

  private final ConcurrentMap<Key, CompletableFuture<Result>> results = new ConcurrentHashMap<>();
  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger hits = new AtomicInteger();

  /** Returns how many commands were really run. */
  public int runs() {
    return runs.get();
  }

  /** Returns how many commands were answered from memory. */
  public int hits() {
    return hits.get();
  }

  /** Returns the part of an environment on which results are taken to depend. */
  static Map<String, String> relevant(Map<String, String> environment) {
    Map<String, String> relevant = new HashMap<>(environment);
    relevant.keySet().removeIf(name -> IRRELEVANT.contains(name) || name.startsWith("KCONFIG_"));
    return relevant;
  }

  /** Returns what {@code command} gives, run by {@code run} if it is not known. */
  Result get(String command, Map<String, String> environment, Callable<Result> run)
      throws Exception {
    Key key = new Key(command, relevant(environment));
    CompletableFuture<Result> mine = new CompletableFuture<>();
    CompletableFuture<Result> known = results.putIfAbsent(key, mine);
    if (known != null) {
      hits.incrementAndGet();
      return await(known);
    }
    runs.incrementAndGet();
    try {
      mine.complete(run.call());
    } catch (Exception e) {
      // A probe that could not be run says nothing; the next one tries again.
      results.remove(key, mine);
      mine.completeExceptionally(e);
      throw e;
    }
    return await(mine);
  }

  private static Result await(CompletableFuture<Result> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }
}
