package org.kbuildsim.inlining;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the calls of one helper.
 *
 * @param definedAt null where its source is not found
 * @param sites its calls in all objects
 */
public record HelperCalls(String helper, @Nullable SourcePosition definedAt, List<CallSite> sites) {

  /** Creates a result; the list is copied. */
  public HelperCalls {
    sites = List.copyOf(sites);
  }

  /** Returns how many calls came out so. */
  public long count(Outcome outcome) {
    return sites.stream().filter(site -> site.outcome() == outcome).count();
  }
}
