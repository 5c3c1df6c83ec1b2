package org.kbuildsim.inlining;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The helpers in one Rust object.
 *
 * @param object its path below the object tree
 * @param image what it is linked into: a module's path, or {@code vmlinux}
 * @param linked whether bitcode of the helpers is linked into it
 * @param current whether its recorded command, run now, makes the code that is in the object
 * @param sites the calls of helpers, those of one function together
 * @param copies helpers whose code is in the object as functions, beside what was inlined
 * @param called its size with helpers called, by rustc alone
 * @param inlined its size as it is, or null where helpers are not linked into it
 * @param lost functions that have a symbol in the object of rustc alone and none in this one: code
 *     of theirs is in others' now, and that is what a backtrace shows
 * @param names the names of those functions and of {@link CallSite#caller callers} as Rust writes
 *     them, by symbol
 */
public record ObjectInlining(
    String object,
    String image,
    boolean linked,
    boolean current,
    List<CallSite> sites,
    List<HelperCopy> copies,
    ObjectSize called,
    @Nullable ObjectSize inlined,
    List<String> lost,
    Map<String, String> names) {

  /** Creates a result; lists are copied. */
  public ObjectInlining {
    sites = List.copyOf(sites);
    copies = List.copyOf(copies);
    lost = List.copyOf(lost);
    names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
  }

  /**
   * Returns where a call is written and where that was inlined, in which function of which object.
   */
  public String place(CallSite site) {
    String written =
        site.at().stream().map(SourcePosition::toString).collect(joining(", inlined at "));
    return (written.isEmpty() ? "?" : written) + ", in " + name(site.caller()) + " of " + object;
  }

  /** Returns what Rust calls the function of that symbol; the symbol where that is not known. */
  public String name(String symbol) {
    return names.getOrDefault(symbol, symbol);
  }

  /** Returns how many call sites came out so. */
  public long count(Outcome outcome) {
    return sites.stream().filter(site -> site.outcome() == outcome).count();
  }
}
