package org.kbuildsim.kernel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.build.Rebuild;

/** Says why files would be made anew; of a file that several others wait for only once. */
final class Reasons {
  private final Path output;
  private final Origins origins;
  // Whether those told about would be made for sure.
  private final Map<Path, Boolean> told = new HashMap<>();

  Reasons(Path output, Origins origins) {
    this.output = output;
    this.origins = origins;
  }

  RebuildExplanation.Reason of(Rebuild rebuild) {
    told.put(rebuild.file(), rebuild.sure());
    List<RebuildExplanation.Prerequisite> prerequisites =
        rebuild.causes().stream().map(this::prerequisite).toList();
    RebuildExplanation.CommandChange change = change(rebuild);
    boolean sure =
        rebuild.sure()
            && (rebuild.missing()
                || change != null
                || rebuild.causes().stream().anyMatch(this::isSure));
    told.put(rebuild.file(), sure);
    return new RebuildExplanation.Reason(
        name(rebuild.file()),
        origins.place(rebuild.recipe()),
        sure,
        rebuild.missing(),
        prerequisites,
        change);
  }

  private boolean isSure(Rebuild.Cause cause) {
    return switch (cause.kind()) {
      case NEWER, GONE -> true;
      case MADE -> told.getOrDefault(cause.file(), true);
      case FORCED -> false;
    };
  }

  private String name(Path file) {
    return file.startsWith(output) ? output.relativize(file).toString() : origins.file(file);
  }

  private RebuildExplanation.Prerequisite prerequisite(Rebuild.Cause cause) {
    Rebuild made = cause.made();
    String state =
        cause.kind() == Rebuild.Kind.FORCED
            ? "phony"
            : cause.kind().name().toLowerCase(Locale.ROOT);
    return new RebuildExplanation.Prerequisite(
        cause.kind() == Rebuild.Kind.FORCED ? cause.name() : name(cause.file()),
        state,
        made == null || told.containsKey(made.file()) ? null : of(made));
  }

  private RebuildExplanation.@Nullable CommandChange change(Rebuild rebuild) {
    List<String> before = CommandRecord.saved(rebuild.file());
    List<ExplainedWord> now =
        CommandRecord.toBeSaved(
            rebuild.commands().stream().flatMap(words -> origins.words(words).stream()).toList(),
            rebuild.file());
    if (before.isEmpty() || now.isEmpty()) {
      return null;
    }
    List<String> removed = new ArrayList<>(before);
    List<ExplainedWord> added = new ArrayList<>();
    for (ExplainedWord word : now) {
      if (!removed.remove(word.word())) {
        added.add(word);
      }
    }
    boolean reordered =
        removed.isEmpty()
            && added.isEmpty()
            && !before.equals(now.stream().map(ExplainedWord::word).toList());
    if (reordered) {
      return new RebuildExplanation.CommandChange(before, now);
    }
    return removed.isEmpty() && added.isEmpty()
        ? null
        : new RebuildExplanation.CommandChange(removed, added);
  }
}
