package org.kbuildsim.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kbuildsim.check.CheckResult;
import org.kbuildsim.check.CommandChange;
import org.kbuildsim.check.Finding;
import org.kbuildsim.check.Place;
import org.kbuildsim.check.Step;
import org.kbuildsim.tree.FileChange;
import org.kbuildsim.tree.Hunk;

/** What a check found as one page of HTML that needs nothing beside it, to be sent along. */
public final class HtmlReport {
  private static final int SHOWN = 30;

  private HtmlReport() {}

  /** Returns the page. */
  public static String of(CheckResult result) {
    return HtmlPage.of("check-series.ftlh", model(result));
  }

  private static Map<String, Object> model(CheckResult result) {
    String cover = result.series().cover();
    return Map.of(
        "title", cover.isEmpty() ? result.series().name() : cover,
        "summary", String.join("; ", FindingText.counts(result)),
        "chosen", result.chosen(),
        "notTried", result.notTried(),
        "accidents", result.accidents(),
        "configurations", result.configurations().stream().map(c -> c.name()).toList(),
        "grid", grid(result),
        "findings", result.findings().stream().map(f -> finding(f, result)).toList(),
        "steps",
            result.steps().stream()
                .filter(HtmlReport::tellsSomething)
                .map(step -> step(step, result))
                .toList(),
        "picture", picture(result));
  }

  private static List<Map<String, Object>> grid(CheckResult result) {
    List<Map<String, Object>> rows = new ArrayList<>();
    result
        .series()
        .patches()
        .forEach(
            patch ->
                rows.add(
                    Map.of(
                        "label", result.series().label(patch.number()),
                        "subject", patch.subject(),
                        "cells",
                            result.configurations().stream()
                                .map(c -> cell(result, patch.number(), c.name()))
                                .toList())));
    return rows;
  }

  private static Map<String, Object> cell(CheckResult result, int patch, String configuration) {
    List<Finding> found =
        result.findings().stream()
            .filter(f -> f.patch() == patch && f.configurations().contains(configuration))
            .toList();
    Step step =
        result.steps().stream()
            .filter(s -> s.patch() == patch && s.configuration().name().equals(configuration))
            .findFirst()
            .orElse(null);
    String text =
        step == null
            ? "not possible yet"
            : step.built() ? step.actions() + " actions" : "does not build";
    if (!found.isEmpty()) {
      text += ": " + String.join(", ", found.stream().map(f -> f.check().id()).toList());
    }
    String kind =
        step == null
            ? "dim"
            : !step.built() ? "error" : found.isEmpty() ? "ok" : found.get(0).severity().word();
    return Map.of("text", text, "kind", kind);
  }

  private static Map<String, Object> finding(Finding finding, CheckResult result) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("severity", finding.severity().word());
    model.put("message", JunitXml.plain(finding.message()));
    model.put("check", finding.check().id());
    model.put("rule", finding.check().rule());
    model.put("label", result.series().label(finding.patch()));
    model.put("subject", result.series().patches().get(finding.patch() - 1).subject());
    model.put("configurations", finding.configurations());
    model.put("goneWith", finding.goneWith() == 0 ? "" : result.series().label(finding.goneWith()));
    model.put("evidence", finding.evidence().stream().map(JunitXml::plain).toList());
    model.put("help", finding.help());
    Place place = finding.place();
    model.put("file", place == null ? "" : place.file());
    model.put("hunk", place == null ? List.of() : hunk(place, result));
    return model;
  }

  /** Returns the hunk that a place stands in, its own line marked. */
  private static List<Map<String, Object>> hunk(Place place, CheckResult result) {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (FileChange change : result.series().patches().get(place.patch() - 1).changes()) {
      for (Hunk hunk : change.hunks()) {
        if (!change.path().equals(place.file()) || !hunk.header().equals(place.hunk())) {
          continue;
        }
        lines.add(Map.of("kind", "dim", "text", hunk.header()));
        for (Hunk.Line line : hunk.lines()) {
          boolean removed = line.kind() == Hunk.Kind.REMOVED;
          boolean context = line.kind() == Hunk.Kind.CONTEXT;
          boolean here =
              !context
                  && line.newLine() == place.line()
                  && removed == place.removed()
                  && line.text().equals(place.text());
          String kind = context ? "" : removed ? "del" : "add";
          lines.add(
              Map.of(
                  "kind",
                  here ? kind + " here" : kind,
                  "text",
                  (context ? " " : removed ? "-" : "+") + line.text()));
        }
      }
    }
    return lines;
  }

  private static boolean tellsSomething(Step step) {
    return !step.commands().isEmpty() || !step.exported().isEmpty() || !step.unexported().isEmpty();
  }

  private static Map<String, Object> step(Step step, CheckResult result) {
    return Map.of(
        "label", result.series().label(step.patch()),
        "configuration", step.configuration().name(),
        "exported", step.exported(),
        "unexported", step.unexported(),
        "commands", step.commands().stream().map(HtmlReport::change).toList());
  }

  private static Map<String, Object> change(CommandChange change) {
    List<String> others = change.targets().subList(1, change.targets().size());
    return Map.of(
        "target", change.targets().get(0),
        "more", others.size(),
        "others", others.size() > SHOWN ? others.subList(0, SHOWN) : others,
        "words", change.words().stream().map(HtmlReport::word).toList(),
        "origins",
            change.words().stream()
                .filter(word -> !word.origin().isEmpty())
                .map(HtmlReport::word)
                .distinct()
                .toList());
  }

  private static Map<String, Object> word(CommandChange.Word word) {
    return Map.of("kind", word.kind().name(), "text", word.text(), "origin", word.origin());
  }

  private static Map<String, Object> picture(CheckResult result) {
    GraphPicture picture = GraphPicture.of(result.graph());
    return Map.of(
        "width", picture.width(),
        "height", picture.height(),
        "curves", picture.curves().stream().map(c -> Map.of("path", c.path())).toList(),
        "boxes",
            picture.boxes().stream()
                .map(
                    b ->
                        Map.of(
                            "name", b.name(),
                            "tool", b.tool(),
                            "x", b.x(),
                            "y", b.y(),
                            "width", b.width()))
                .toList());
  }
}
