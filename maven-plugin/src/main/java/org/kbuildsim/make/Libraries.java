package org.kbuildsim.make;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the library that a prerequisite {@code -lname} speaks of (manual, 4.5.6). */
final class Libraries {
  private static final List<String> STANDARD = List.of("/lib", "/usr/lib", "/usr/local/lib");

  private final Evaluator evaluator;
  private final Vpath vpath;

  Libraries(Evaluator evaluator, Vpath vpath) {
    this.evaluator = evaluator;
    this.vpath = vpath;
  }

  static boolean isOne(String name) {
    return name.startsWith("-l");
  }

  /** Returns the file: the working directory comes first, then VPATH, then the system's. */
  @Nullable String search(String name) {
    Vpath.Found best = null;
    for (String word : Words.split(evaluator.valueOf(".LIBPATTERNS"))) {
      Pattern pattern = Pattern.of(word);
      if (pattern.isLiteral()) {
        evaluator
            .host()
            .messages()
            .error(null, ".LIBPATTERNS element '" + word + "' is not a pattern");
        continue;
      }
      String file = pattern.with(name.substring(2));
      if (isThere(file)) {
        return file;
      }
      Vpath.Found found = vpath.find(file);
      if (found == null && best == null) {
        found = standard(file);
      }
      if (found != null && (best == null || found.compareTo(best) < 0)) {
        best = found;
      }
    }
    return best == null ? null : best.name();
  }

  private Vpath.@Nullable Found standard(String file) {
    for (int i = 0; i < STANDARD.size(); i++) {
      String candidate = STANDARD.get(i) + "/" + file;
      if (isThere(candidate)) {
        return new Vpath.Found(candidate, Integer.MAX_VALUE, i);
      }
    }
    return null;
  }

  private boolean isThere(String file) {
    return evaluator.host().resolve(file).toFile().exists();
  }
}
