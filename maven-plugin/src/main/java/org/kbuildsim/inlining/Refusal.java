package org.kbuildsim.inlining;

import java.util.List;

/**
 * Calls that are left, with what they have in common.
 *
 * @param reason LLVM's words, or ours where LLVM says nothing
 * @param differences what LLVM compares and finds different
 * @param cure what would have them inlined; empty where nothing is known
 * @param places where the calls are written, in which function of which object
 */
public record Refusal(
    String helper,
    String reason,
    List<AttributeDifference> differences,
    String cure,
    List<String> places) {

  /** Creates a refusal; lists are copied. */
  public Refusal {
    differences = List.copyOf(differences);
    places = List.copyOf(places);
  }
}
