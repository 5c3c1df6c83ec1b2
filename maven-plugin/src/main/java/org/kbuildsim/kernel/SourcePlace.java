package org.kbuildsim.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.SourceText;
import org.kbuildsim.diagnostic.Span;

/**
 * Where a C source defines a symbol, as far as its text says so: a name that a macro puts together
 * is not found.
 *
 * @param name the defining occurrence of the symbol's name
 * @param lastLine the number of the definition's last line, behind which an export stands
 */
record SourcePlace(Span name, int lastLine) {

  /**
   * Looks for the definition of {@code symbol}.
   *
   * @param shown how messages call the file
   */
  static @Nullable SourcePlace find(Path source, String shown, String symbol) {
    SourceText text;
    try {
      text = new SourceText(shown, Files.readString(source));
    } catch (IOException unreadable) {
      return null;
    }
    // By the kernel's style a definition begins, and a function's body ends, in the first column.
    Matcher function =
        Pattern.compile(
                "^\\w[^\\n;={}]*?\\b("
                    + Pattern.quote(symbol)
                    + ")\\s*\\([^;{}]*\\)[^;{}()]*\\{.*?\\n(\\})",
                Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(text.text());
    if (function.find()) {
      return place(text, function);
    }
    Matcher variable =
        Pattern.compile(
                "^(?!extern\\b)\\w[^\\n;=(){}]*\\b("
                    + Pattern.quote(symbol)
                    + ")(?:\\[[^\\]]*\\])?(?:[^;=(){}]*|\\s*=\\s*(?:[^;{}]*|\\{.*?\\n\\}))(;)",
                Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(text.text());
    return variable.find() ? place(text, variable) : null;
  }

  private static SourcePlace place(SourceText text, Matcher found) {
    return new SourcePlace(text.span(found.start(1), found.end(1)), text.line(found.start(2)));
  }
}
