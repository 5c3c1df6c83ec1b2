package org.kbuildsim.inlining;

/**
 * The code of a helper in an object of Rust, beside what was inlined.
 *
 * @param helper with its prefix
 * @param bytes its size
 * @param why what keeps it there
 */
public record HelperCopy(String helper, long bytes, String why) {}
