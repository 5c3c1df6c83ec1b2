package org.kbuildsim.mojo;

import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.kernel.CacheRequest;

/** What every goal takes that runs what makefiles say. */
abstract class CachingMojo extends ToolMojo {

  /**
   * How large the cache of compilers' results may get: {@code 500M}, {@code 2G}; {@code 0} for
   * none. What was not used for longest is thrown away.
   */
  @Parameter(property = "kbuild.cacheSize", defaultValue = "2G")
  private String cacheSize;

  /**
   * A directory on an HTTP server that takes PUT, where results are looked for and put as well:
   * {@code http://host:8080/kbuild/}. Whoever can write there decides what your builds take.
   */
  @Parameter(property = "kbuild.remoteCache")
  private @Nullable String remoteCache;

  /** Returns where results of tools are kept. */
  CacheRequest results() {
    return CacheRequest.parse(cache(), cacheSize, remoteCache);
  }
}
