package org.kbuildsim.corpus;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.kbuildsim.check.Configuration;

/** The trees that build cases play on, each built when the first of them asks for it. */
final class BuildBenches {
  private record Key(List<Path> tree, Configuration configuration, boolean asks) {}

  private final CorpusRequest request;
  private final Map<List<Path>, PlayedTree> trees;
  private final Map<Key, FutureTask<BuildBench>> benches = new ConcurrentHashMap<>();

  BuildBenches(CorpusRequest request, Map<List<Path>, PlayedTree> trees) {
    this.request = request;
    this.trees = trees;
  }

  /**
   * Returns the tree with {@code patches} on it, built in {@code configuration}.
   *
   * @param asks whether it is only asked what would be run, so that it need not be built
   * @throws org.kbuildsim.diagnostic.DiagnosticException if it does not build
   */
  BuildBench of(List<Path> patches, Configuration configuration, boolean asks)
      throws InterruptedException {
    FutureTask<BuildBench> task =
        benches.computeIfAbsent(
            new Key(patches, configuration, asks), key -> new FutureTask<>(() -> make(key)));
    task.run();
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw CorpusRun.unwrapped(e);
    }
  }

  private BuildBench make(Key key) throws InterruptedException {
    PlayedTree tree = Objects.requireNonNull(trees.get(key.tree()));
    Path work = tree.work().resolve(key.asks() ? "asked" : "built");
    BuildBench bench =
        new BuildBench(
            request, key.configuration(), tree.source(), work.resolve(key.configuration().name()));
    if (!key.asks()) {
      bench.build();
    }
    return bench;
  }
}
