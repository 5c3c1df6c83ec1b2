package org.kbuildsim.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.kernel.RebuildExplanation;
import org.kbuildsim.kernel.RecipeExplanation;
import org.kbuildsim.kernel.VariableExplanation;

/**
 * Explanations for tools: the records of {@link org.kbuildsim.kernel} as they are, a component a
 * field; what is null is left out. docs/explain.md describes them, {@code version} counts its
 * incompatible changes.
 */
public final class Json {
  private static final int VERSION = 1;

  /** How all reports for tools are written: for people to read as well, characters as they are. */
  static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private Json() {}

  /**
   * Returns what makes a file.
   *
   * @param wanted the only word to show; null for all
   */
  public static String of(RecipeExplanation recipe, @Nullable String wanted) {
    return write("recipe", WordTable.only(recipe, wanted));
  }

  /** Returns why a file would be made anew. */
  public static String of(RebuildExplanation rebuild) {
    return write("rebuild", rebuild);
  }

  /** Returns how a variable came to its value. */
  public static String of(VariableExplanation variable) {
    return write("variable", variable);
  }

  private static String write(String question, Record answer) {
    JsonObject json = new JsonObject();
    json.addProperty("version", VERSION);
    json.addProperty("question", question);
    GSON.toJsonTree(answer).getAsJsonObject().asMap().forEach(json::add);
    return GSON.toJson(json);
  }
}
