package org.kbuildsim.inlining;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says of each call site what became of it.
 *
 * <p>LLVM's remarks decide. A site that they do not mention was taken away before the inliner came
 * to it, or is none for LLVM: the code of the object says which.
 */
final class Verdicts {
  private final IrText ir;
  private final MachineCalls calls;
  private final Map<String, HelperSource> sources;
  private final Map<Key, Deque<Remark>> inlined = new HashMap<>();
  private final Map<Key, Remark> missed = new HashMap<>();

  // A place is that of the call alone: the same for a call that LLVM copied.
  private record Key(String caller, String callee, @Nullable SourcePosition at) {}

  /**
   * Takes what is known.
   *
   * @param remarks empty where helpers are not linked in
   * @param calls of the object that is there
   */
  Verdicts(IrText ir, List<Remark> remarks, MachineCalls calls, Map<String, HelperSource> sources) {
    this.ir = ir;
    this.calls = calls;
    this.sources = sources;
    for (Remark remark : remarks) {
      Key key = new Key(remark.caller(), remark.callee(), remark.at());
      if (remark.inlined()) {
        inlined.computeIfAbsent(key, k -> new ArrayDeque<>()).add(remark);
      } else {
        missed.put(key, remark);
      }
    }
  }

  List<CallSite> sites() {
    List<CallSite> sites = new ArrayList<>();
    for (IrText.Call call : ir.calls()) {
      sites.add(site(call));
    }
    return sites;
  }

  private CallSite site(IrText.Call call) {
    SourcePosition at = call.at().isEmpty() ? null : call.at().get(0);
    Key key = new Key(call.caller(), call.callee(), at);
    Deque<Remark> done = inlined.get(key);
    if (done != null && !done.isEmpty()) {
      return site(call, Outcome.INLINED, done.remove().reason(), List.of(), "");
    }
    Remark refusal = missed.get(key);
    if (refusal != null && ir.defines(call.callee())) {
      return refused(call, refusal.reason());
    }
    return calls.count(call.caller(), call.callee()) > 0
        ? called(call)
        : site(call, Outcome.GONE, "", List.of(), "");
  }

  private CallSite refused(IrText.Call call, String reason) {
    return site(
        call,
        Outcome.CALLED,
        reason,
        AttributeDifference.between(ir.attributes(call.callee()), ir.attributes(call.caller())),
        cure(call.callee()));
  }

  private CallSite called(IrText.Call call) {
    String helper = call.callee();
    String type = ir.type(helper);
    if (type == null) {
      return site(
          call,
          Outcome.CALLED,
          "no bitcode of the helper is linked to that of the object",
          List.of(),
          sources.containsKey(helper)
              ? "build with CONFIG_RUST_INLINE_HELPERS=y"
              : "define it in rust/helpers");
    }
    if (!type.equals(call.type())) {
      return site(
          call,
          Outcome.CALLED,
          "the call is none of that function for LLVM: called as %s, defined as %s"
              .formatted(call.type(), type),
          List.of(),
          "declare it in Rust with the types it has in C");
    }
    return refused(call, "LLVM gives no reason");
  }

  private String cure(String helper) {
    Map<String, String> attributes = ir.attributes(helper);
    if (attributes.containsKey("noinline")) {
      return "remove `noinline` from it" + place(helper);
    }
    return attributes.containsKey("alwaysinline")
        ? ""
        : "mark it `__rust_helper`"
            + place(helper)
            + ": what is always inlined is not compared, and has no cost";
  }

  private String place(String helper) {
    HelperSource source = sources.get(helper);
    return source == null ? "" : ", " + source.at();
  }

  private static CallSite site(
      IrText.Call call,
      Outcome outcome,
      String reason,
      List<AttributeDifference> differences,
      String cure) {
    return new CallSite(
        call.callee(), call.caller(), call.at(), outcome, reason, differences, cure);
  }
}
