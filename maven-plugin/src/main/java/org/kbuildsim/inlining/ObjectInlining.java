package org.kbuildsim.inlining;

import java.util.List;
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
    List<String> lost) {

  /** Creates a result; lists are copied. */
  public ObjectInlining {
    sites = List.copyOf(sites);
    copies = List.copyOf(copies);
    lost = List.copyOf(lost);
  }

  /** Returns how many call sites came out so. */
  public long count(Outcome outcome) {
    return sites.stream().filter(site -> site.outcome() == outcome).count();
  }
}
