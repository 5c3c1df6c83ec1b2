package org.kbuildsim.check;

import java.util.ArrayList;
import java.util.List;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.rule.HelperSide;

/**
 * The tree builds.
 *
 * <p>What modpost found undefined is told symbol by symbol, by those who know why.
 */
final class BuildsAlone implements Property {
  @Override
  public List<Observation> look(State state) {
    if (state.result().succeeded() || state.incidents().stoppedSomething()) {
      return List.of();
    }
    List<Observation> symbols = undefinedSymbols(state);
    if (!symbols.isEmpty()) {
      return symbols;
    }
    List<String> lines = ToolOutput.plain(state.lines(), state.source());
    List<String> evidence = ToolOutput.errors(lines);
    List<Diagnostic> failures = state.result().failures();
    List<String> words = new ArrayList<>(ToolOutput.words(evidence));
    String what = "make failed";
    if (!failures.isEmpty()) {
      what = failures.get(0).message();
      if (failures.get(0).where() != null) {
        String where = failures.get(0).where().render();
        words.addAll(
            ToolOutput.words(ToolOutput.plain(List.of(" " + where + ":"), state.source())));
      }
      words.addAll(ToolOutput.words(List.of(what)));
    }
    return List.of(
        new Observation(
            Check.BUILD_FAILS,
            "build",
            "does not build: " + what,
            words,
            evidence,
            List.of("each patch has to build by itself, or git bisect stops here")));
  }

  /** Returns that a build fails in {@code reversed} order that succeeds in the order written. */
  static List<Observation> inOrderOnly(State reversed) {
    List<Observation> found = new ArrayList<>();
    for (Observation failure : new BuildsAlone().look(reversed)) {
      // What was missing, and what it was missing for: rules name both behind $(obj)/.
      List<String> words = new ArrayList<>();
      failure.words().stream()
          .filter(word -> word.contains("/") && !word.contains(":"))
          .forEach(word -> words.add(word.substring(word.lastIndexOf('/') + 1)));
      words.addAll(failure.words());
      found.add(
          new Observation(
              Check.ORDER_MATTERS,
              "order",
              "builds only in the order written: from last to first, "
                  + failure.message().replaceFirst("^does not build: ", ""),
              words,
              failure.evidence(),
              List.of(
                  "name what is missing as a prerequisite: with `make -j` it is a matter of"
                      + " luck")));
    }
    return found;
  }

  /** Returns that a configuration is lost that was possible before. */
  static Observation unconfigurable(Bench bench) {
    Diagnostic why = bench.refusal();
    List<String> words = new ArrayList<>();
    List<String> evidence = new ArrayList<>();
    if (why != null) {
      evidence.add(why.message());
      for (Diagnostic.Note note : why.notes()) {
        String place = note.where() == null ? "" : note.where().render() + ": ";
        evidence.add(place + note.message());
      }
      words.addAll(ToolOutput.words(evidence));
    }
    bench.configuration().options().forEach(option -> words.add(option.replaceAll("=.*", "")));
    return new Observation(
        Check.BUILD_FAILS,
        "configuration",
        "cannot be configured as " + bench.configuration().name() + " any more",
        words,
        evidence,
        List.of("each patch has to build by itself, or git bisect stops here"));
  }

  private static List<Observation> undefinedSymbols(State state) {
    List<Observation> found = new ArrayList<>();
    List<String> errors =
        state.lines().stream().filter(line -> line.startsWith("ERROR: modpost: ")).toList();
    for (Diagnostic why : state.warnings()) {
      List<String> names = ToolOutput.words(List.of(why.message()));
      String symbol = names.isEmpty() ? why.message() : names.get(0);
      List<String> evidence =
          new ArrayList<>(errors.stream().filter(l -> l.contains("\"" + symbol + "\"")).toList());
      if (evidence.isEmpty()) {
        continue;
      }
      List<String> words = new ArrayList<>();
      for (Diagnostic.Note note : why.notes()) {
        String place = note.where() == null ? "" : note.where().render() + ": ";
        evidence.addAll(ToolOutput.plain(List.of(place + note.message()), state.source()));
        if (note.message().contains("-DMODULE") && note.where() != null) {
          words.addAll(HelperSide.words(note.where().render()));
        }
      }
      words.addAll(List.of("EXPORT_SYMBOL(" + symbol, symbol));
      words.addAll(ToolOutput.words(why.notes().stream().map(Diagnostic.Note::message).toList()));
      // The proposed patch lies in the object tree, which the next build makes anew.
      List<String> help =
          why.help().stream().filter(l -> !l.contains(state.source().toString())).toList();
      found.add(
          new Observation(Check.SYMBOL_UNDEFINED, symbol, why.message(), words, evidence, help));
    }
    return found;
  }
}
