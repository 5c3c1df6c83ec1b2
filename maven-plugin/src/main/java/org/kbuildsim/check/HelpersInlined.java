package org.kbuildsim.check;

import java.util.ArrayList;
import java.util.List;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.kernel.HelperNeeds;
import org.kbuildsim.kernel.ObjectTree;

/**
 * Where helpers are inlined into modules, what they use is exported, and none of them is left in an
 * image as a function.
 *
 * <p>The first is known from the bitcode alone: the next module that calls the helper lacks the
 * symbol, whether this tree has such a module or not.
 */
final class HelpersInlined implements Property {

  @Override
  public List<Observation> look(State state) throws InterruptedException {
    ObjectTree objects = state.objects();
    if (!state.result().succeeded() || !HelperNeeds.inlined(objects)) {
      return List.of();
    }
    List<Observation> found = new ArrayList<>();
    // Without modules EXPORT_SYMBOL says nothing, and nobody links.
    if (objects.isSet("CONFIG_MODULES")) {
      found.addAll(needs(state));
    }
    if (state.result().helperSymbols() > 0) {
      for (String image : objects.images()) {
        List<String> left = objects.symbolsOf(image, HelperNeeds.PREFIX);
        if (!left.isEmpty()) {
          found.add(
              Observation.of(
                      Check.HELPER_SYMBOL_LEFT,
                      image,
                      "`%s` still has %d of the helpers as functions, `%s` first"
                          .formatted(image, left.size(), left.get(0)),
                      left.get(0),
                      "__rust_helper",
                      "--internalize")
                  .evidence(left.size() > 8 ? left.subList(0, 8) : left)
                  .help("inlining needs `__always_inline`, and `--internalize` to drop the rest"));
        }
      }
    }
    return found;
  }

  private static List<Observation> needs(State state) throws InterruptedException {
    ObjectTree objects = state.objects();
    List<Observation> found = new ArrayList<>();
    try {
      for (HelperNeeds need : HelperNeeds.of(objects, objects.exportedSymbols(), state.readers())) {
        List<String> words =
            new ArrayList<>(List.of("EXPORT_SYMBOL(" + need.symbol(), need.symbol()));
        words.addAll(need.helpers());
        found.add(
            new Observation(
                Check.HELPER_NEEDS_EXPORT,
                need.symbol(),
                "`%s` is used by inlined helpers and not exported".formatted(need.symbol()),
                words,
                need.helpers(),
                List.of("export it: modules that call these helpers do not link otherwise")));
      }
    } catch (DiagnosticException unreadable) {
      Diagnostic why = unreadable.diagnostic();
      Location where = why.where();
      String file = where == null ? "" : where.render().replace(objects.root() + "/", "");
      List<String> lines = why.notes().stream().map(Diagnostic.Note::message).toList();
      found.add(
          Observation.of(
                  Check.BUILD_FAILS,
                  "bitcode",
                  file + ": " + why.message(),
                  file.substring(file.lastIndexOf('/') + 1))
              .evidence(ToolOutput.plain(lines, state.source()))
              .help("have clang or llvm-link make it, of what the tree's own sources say"));
    }
    return found;
  }
}
