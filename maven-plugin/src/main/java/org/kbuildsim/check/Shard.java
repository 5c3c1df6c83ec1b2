package org.kbuildsim.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kbuildsim.diagnostic.Diagnostic;

/**
 * One of several independent jobs that check a series together, each in some of the configurations.
 *
 * @param number counted from 1
 * @param count how many there are
 */
public record Shard(int number, int count) {
  /** All of a check in one job. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final Pattern FORM = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

  /**
   * Reads {@code 2/3}.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if there is no such part
   */
  public static Shard parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (form.matches()) {
      Shard shard = new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
      if (shard.number >= 1 && shard.number <= shard.count) {
        return shard;
      }
    }
    throw Diagnostic.error("`" + text + "` is no part of a check")
        .help("of three jobs, the first is -Dkbuild.shard=1/3, the last 3/3")
        .asException();
  }

  /**
   * Returns those of {@code some} that are this job's.
   *
   * @param all all configurations of the check, in the order that all jobs have them in. What is
   *     one configuration, built otherwise, stays together: it is compared
   */
  List<Configuration> of(List<Configuration> some, List<Configuration> all) {
    List<Configuration> kinds = new ArrayList<>();
    for (Configuration configuration : all) {
      if (!kinds.contains(configuration.as(Variation.NONE))) {
        kinds.add(configuration.as(Variation.NONE));
      }
    }
    return some.stream()
        .filter(c -> kinds.indexOf(c.as(Variation.NONE)) % count == number - 1)
        .toList();
  }

  @Override
  public String toString() {
    return number + "/" + count;
  }
}
