package org.kbuildsim.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.tool.ExportFilter.Condition;

/**
 * Reads the awk programs that {@link ExportFilter} stands for.
 *
 * <pre>
 * program   = [ condition { "&amp;&amp;" condition } ] "{" "printf" string { "," field } [ ";" ] "}"
 * condition = field ( "~" | "!~" ) "/" expression "/"
 * field     = "$" digits
 * </pre>
 *
 * <p>Everything outside this grammar, and everything in it on which awks differ (other escapes,
 * other conversions, bracket expressions, intervals), makes the answer "not recognised".
 */
final class ExportFilterParser {
  private final String text;
  private int at;

  private ExportFilterParser(String text) {
    this.text = text;
  }

  static Optional<ExportFilter> parse(String text) {
    return Optional.ofNullable(new ExportFilterParser(text).program());
  }

  private @Nullable ExportFilter program() {
    List<Condition> conditions = new ArrayList<>();
    if (!next("{")) {
      do {
        Condition condition = condition();
        if (condition == null) {
          return null;
        }
        conditions.add(condition);
      } while (next("&&"));
      if (!next("{")) {
        return null;
      }
    }
    if (!next("printf") || !next("\"")) {
      return null;
    }
    List<String> texts = format();
    if (texts == null) {
      return null;
    }
    List<Integer> fields = new ArrayList<>();
    while (next(",")) {
      int field = field();
      if (field < 0) {
        return null;
      }
      fields.add(field);
    }
    next(";");
    if (!next("}") || fields.size() != texts.size() - 1) {
      return null;
    }
    blanks();
    return at == text.length() ? ExportFilter.of(conditions, texts, fields) : null;
  }

  private @Nullable Condition condition() {
    int field = field();
    boolean wanted = !next("!~");
    if (field < 0 || (wanted && !next("~")) || !next("/")) {
      return null;
    }
    int end = text.indexOf('/', at);
    if (end < 0) {
      return null;
    }
    String expression = text.substring(at, end);
    at = end + 1;
    return AwkExpression.parse(expression)
        .map(read -> new Condition(field, read, wanted))
        .orElse(null);
  }

  private int field() {
    if (!next("$")) {
      return -1;
    }
    int from = at;
    while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0 && at - from < 4) {
      at++;
    }
    return at == from ? -1 : Integer.parseInt(text.substring(from, at));
  }

  /** Returns the texts around the {@code %s} of a format, whose opening quote has been read. */
  private @Nullable List<String> format() {
    List<String> texts = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      char following = at < text.length() ? text.charAt(at) : 0;
      if (c == '"') {
        texts.add(current.toString());
        return texts;
      } else if (c == '%' && following == 's') {
        texts.add(current.toString());
        current.setLength(0);
        at++;
      } else if (c == '%' && following == '%') {
        current.append('%');
        at++;
      } else if (c == '\\' && "nt\\\"".indexOf(following) >= 0 && following != 0) {
        current.append(following == 'n' ? '\n' : following == 't' ? '\t' : following);
        at++;
      } else if (c == '%' || c == '\\' || c == '\n' || c > '~') {
        return null;
      } else {
        current.append(c);
      }
    }
    return null;
  }

  private boolean next(String token) {
    blanks();
    if (!text.startsWith(token, at)) {
      return false;
    }
    at += token.length();
    return true;
  }

  private void blanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }
}
