package org.kbuildsim.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.kconfig.Account;
import org.kbuildsim.kconfig.Cause;
import org.kbuildsim.kconfig.ConfigDifference;
import org.kbuildsim.kconfig.Remedy;
import org.kbuildsim.kernel.ConfigQuestion;

/** What was asked about configurations, as text and as JSON. */
public final class ConfigAnswer {
  private static final String INDENT = "  ";

  private ConfigAnswer() {}

  /** Returns why an option is what it is, a line a reason, and what would make it y. */
  public static List<String> lines(ConfigQuestion.Answer answer) {
    Account account = answer.account();
    List<String> lines = new ArrayList<>();
    String prompt = account.prompt() == null ? "no prompt" : "\"" + account.prompt() + "\"";
    lines.add("CONFIG_" + account.name() + ": " + account.type() + ", " + prompt);
    add(account.cause(), "", lines);
    if (account.value().equals("y")) {
      return lines;
    }
    for (Remedy remedy : account.remedies()) {
      lines.add("to make it y: " + remedy.sentence());
    }
    answer
        .elsewhere()
        .forEach(
            (architecture, remedies) ->
                lines.add(
                    "on another architecture: -Dkbuild.arch="
                        + architecture
                        + (remedies.isEmpty() ? "" : "; " + remedies.get(0).sentence())));
    if (account.remedies().isEmpty() && isLogical(account)) {
      lines.add("nothing was found that makes it y");
    }
    return lines;
  }

  private static boolean isLogical(Account account) {
    return account.type().equals("bool") || account.type().equals("tristate");
  }

  private static void add(Cause cause, String indent, List<String> lines) {
    String where = cause.place() == null ? "" : "  (" + cause.place().render() + ")";
    String how = cause.how().isEmpty() ? "" : ": " + cause.how();
    lines.add(indent + cause.what() + " = " + cause.value() + how + where);
    cause.causes().forEach(below -> add(below, indent + INDENT, lines));
  }

  /** Returns the same as one JSON object. */
  public static String json(ConfigQuestion.Answer answer) {
    Account account = answer.account();
    JsonObject json = new JsonObject();
    json.addProperty("option", "CONFIG_" + account.name());
    json.addProperty("type", account.type());
    json.addProperty("prompt", account.prompt());
    json.addProperty("value", account.value());
    json.add("cause", json(account.cause()));
    json.add("remedies", remedies(account.remedies()));
    JsonObject elsewhere = new JsonObject();
    answer
        .elsewhere()
        .forEach((architecture, remedies) -> elsewhere.add(architecture, remedies(remedies)));
    json.add("elsewhere", elsewhere);
    return text(json);
  }

  private static JsonObject json(Cause cause) {
    JsonObject json = new JsonObject();
    json.addProperty("what", cause.what());
    json.addProperty("value", cause.value());
    json.addProperty("how", cause.how());
    json.addProperty("place", cause.place() == null ? null : cause.place().render());
    JsonArray causes = new JsonArray();
    cause.causes().forEach(below -> causes.add(json(below)));
    json.add("causes", causes);
    return json;
  }

  private static JsonArray remedies(List<Remedy> remedies) {
    JsonArray array = new JsonArray();
    for (Remedy remedy : remedies) {
      JsonArray changes = new JsonArray();
      for (Remedy.Change change : remedy.changes()) {
        JsonObject json = new JsonObject();
        json.addProperty("option", "CONFIG_" + change.name());
        json.addProperty("value", change.value());
        json.addProperty("by", change.by().name().toLowerCase(Locale.ROOT));
        json.add("environment", strings(List.copyOf(change.environment())));
        changes.add(json);
      }
      array.add(changes);
    }
    return array;
  }

  /** Returns what differs, a line an option. */
  public static List<String> lines(ConfigDifference difference) {
    List<String> lines = new ArrayList<>();
    for (ConfigDifference.Entry entry : difference.entries()) {
      String because =
          entry.asked()
              ? "asked for"
              : entry.because().isEmpty() ? "" : "because of " + String.join(", ", entry.because());
      lines.add(
          "CONFIG_"
              + entry.name()
              + ": "
              + value(entry.left())
              + " -> "
              + value(entry.right())
              + (because.isEmpty() ? "" : "  (" + because + ")"));
    }
    if (lines.isEmpty()) {
      lines.add("no difference");
    }
    return lines;
  }

  private static String value(@Nullable String value) {
    return value == null ? "(unknown)" : value.isEmpty() ? "\"\"" : value;
  }

  /** Returns the same as a JSON array. */
  public static String json(ConfigDifference difference) {
    JsonArray array = new JsonArray();
    for (ConfigDifference.Entry entry : difference.entries()) {
      JsonObject json = new JsonObject();
      json.addProperty("option", "CONFIG_" + entry.name());
      json.addProperty("left", entry.left());
      json.addProperty("right", entry.right());
      json.addProperty("asked", entry.asked());
      json.add("because", strings(entry.because()));
      array.add(json);
    }
    return text(array);
  }

  private static JsonArray strings(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(text -> array.add(new JsonPrimitive(text)));
    return array;
  }

  private static String text(JsonElement json) {
    return Json.GSON.newBuilder().serializeNulls().create().toJson(json);
  }
}
