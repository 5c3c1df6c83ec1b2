package org.kbuildsim.toolchain;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a tool: three numbers; what distributions append is not looked at. */
public record Version(int major, int minor, int patch) implements Comparable<Version> {
  private static final Pattern NUMBERS =
      Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?");
  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::major)
          .thenComparingInt(Version::minor)
          .thenComparingInt(Version::patch);

  /** Returns the first version that stands directly behind {@code lead} in {@code text}. */
  static Optional<Version> after(String lead, String text) {
    Matcher matcher = Pattern.compile(Pattern.quote(lead) + NUMBERS.pattern()).matcher(text);
    return matcher.find() ? Optional.of(of(matcher)) : Optional.empty();
  }

  /** Returns the version that {@code text} begins with. */
  static Optional<Version> leading(String text) {
    Matcher matcher = NUMBERS.matcher(text);
    return matcher.lookingAt() ? Optional.of(of(matcher)) : Optional.empty();
  }

  private static Version of(Matcher matcher) {
    String patch = matcher.group(3);
    return new Version(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        patch == null ? 0 : Integer.parseInt(patch));
  }

  /** Returns whether this version is older than {@code other}. */
  public boolean isBefore(Version other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
