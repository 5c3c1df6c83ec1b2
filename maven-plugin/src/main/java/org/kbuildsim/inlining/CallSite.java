package org.kbuildsim.inlining;

import java.util.List;

/**
 * A call of a helper in the bitcode that rustc made of a crate.
 *
 * @param helper with its prefix: {@code rust_helper_refcount_inc}
 * @param caller the symbol of the function it stands in, after rustc inlined what it would
 * @param at where the call is written, and where the function it is written in was inlined, inner
 *     ones first; empty where rustc gave no line
 * @param reason LLVM's words for what it did, or ours where LLVM says nothing; empty for {@link
 *     Outcome#GONE}
 * @param differences what LLVM compares and finds different; empty for what is inlined
 * @param cure what would have it inlined; empty for what is inlined, or where nothing is known
 */
public record CallSite(
    String helper,
    String caller,
    List<SourcePosition> at,
    Outcome outcome,
    String reason,
    List<AttributeDifference> differences,
    String cure) {

  /** Creates a call site; lists are copied. */
  public CallSite {
    at = List.copyOf(at);
    differences = List.copyOf(differences);
  }

  /** Returns the same site, at another place. */
  CallSite at(List<SourcePosition> places) {
    return new CallSite(helper, caller, places, outcome, reason, differences, cure);
  }
}
