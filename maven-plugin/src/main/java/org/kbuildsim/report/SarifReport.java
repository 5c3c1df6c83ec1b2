package org.kbuildsim.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.kbuildsim.check.Check;
import org.kbuildsim.check.CheckResult;
import org.kbuildsim.check.Finding;
import org.kbuildsim.check.Place;

/** Findings in the Static Analysis Results Interchange Format 2.1.0 (OASIS), for other tools. */
public final class SarifReport {

  private SarifReport() {}

  /**
   * Returns the report.
   *
   * @param version of this program
   */
  public static String of(CheckResult result, String version) {
    JsonObject driver = new JsonObject();
    driver.addProperty("name", "kbuild:check-series");
    driver.addProperty("version", version);
    JsonArray rules = new JsonArray();
    for (Check check : Check.values()) {
      JsonObject rule = new JsonObject();
      rule.addProperty("id", check.id());
      rule.add("shortDescription", text(check.rule()));
      rules.add(rule);
    }
    driver.add("rules", rules);
    JsonObject tool = new JsonObject();
    tool.add("driver", driver);
    JsonArray results = new JsonArray();
    result.findings().forEach(finding -> results.add(result(finding, result)));
    JsonObject run = new JsonObject();
    run.add("tool", tool);
    run.add("results", results);
    run.addProperty("columnKind", "utf16CodeUnits");
    JsonArray runs = new JsonArray();
    runs.add(run);
    JsonObject log = new JsonObject();
    log.addProperty("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    log.addProperty("version", "2.1.0");
    log.add("runs", runs);
    return Json.GSON.toJson(log) + "\n";
  }

  private static JsonObject result(Finding finding, CheckResult of) {
    JsonObject result = new JsonObject();
    result.addProperty("ruleId", finding.check().id());
    result.addProperty("level", finding.severity().word());
    result.add("message", text(finding.message()));
    JsonArray locations = new JsonArray();
    Place place = finding.place();
    if (place != null) {
      JsonObject artifact = new JsonObject();
      artifact.addProperty("uri", place.file());
      JsonObject region = new JsonObject();
      region.addProperty("startLine", place.line());
      region.add("snippet", text(place.text()));
      JsonObject physical = new JsonObject();
      physical.add("artifactLocation", artifact);
      physical.add("region", region);
      JsonObject location = new JsonObject();
      location.add("physicalLocation", physical);
      locations.add(location);
    }
    result.add("locations", locations);
    JsonObject properties = new JsonObject();
    properties.addProperty("patch", finding.patch());
    properties.addProperty("subject", of.series().patches().get(finding.patch() - 1).subject());
    properties.add("configurations", Json.GSON.toJsonTree(finding.configurations()));
    properties.add("evidence", Json.GSON.toJsonTree(finding.evidence()));
    properties.add("help", Json.GSON.toJsonTree(finding.help()));
    result.add("properties", properties);
    return result;
  }

  private static JsonObject text(String text) {
    JsonObject message = new JsonObject();
    message.addProperty("text", text);
    return message;
  }
}
