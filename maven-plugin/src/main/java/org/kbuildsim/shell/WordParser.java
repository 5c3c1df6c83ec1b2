package org.kbuildsim.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.shell.Word.Operator;
import org.kbuildsim.shell.Word.Part;

/** Reads words: quotes, expansions and the text between them. */
final class WordParser {
  private final Reader reader;
  private final Parser parser;

  WordParser(Reader reader, Parser parser) {
    this.reader = reader;
    this.parser = parser;
  }

  static boolean isNameStart(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isName(String text) {
    if (text.isEmpty() || !isNameStart(text.charAt(0))) {
      return false;
    }
    return text.chars().allMatch(c -> isNameStart(c) || isDigit(c));
  }

  /** Returns whether {@code c} ends a word that is not quoted. */
  static boolean endsWord(int c) {
    return c == Reader.END || " \t\n;&|<>()".indexOf(c) >= 0;
  }

  /**
   * Reads a word, which may be empty.
   *
   * @param value whether it is the value of an assignment, where {@code ~} counts after each colon
   */
  Word word(boolean value) throws Unmodelled {
    Builder out = new Builder();
    tilde(out, value);
    for (int c = reader.peek(); !endsWord(c); c = reader.peek()) {
      unquoted(out, c);
      if (value && c == ':') {
        tilde(out, true);
      }
    }
    return out.word();
  }

  /** Reads the body of a here-document whose delimiter was not quoted. */
  Word hereDocument() throws Unmodelled {
    Builder out = new Builder();
    for (int c = reader.peek(); c != Reader.END; c = reader.peek()) {
      insideQuotes(out, c, "$`\\");
    }
    return out.word();
  }

  private void tilde(Builder out, boolean value) throws Unmodelled {
    if (reader.peek() != '~') {
      return;
    }
    reader.next();
    int after = reader.peek();
    if (after == '/' || after == '}' || endsWord(after) || (value && after == ':')) {
      out.part(new Word.Tilde());
    } else {
      throw new Unmodelled("`~` with a user's name");
    }
  }

  private void unquoted(Builder out, int c) throws Unmodelled {
    reader.next();
    switch (c) {
      case '\'' -> singleQuoted(out);
      case '"' -> doubleQuoted(out);
      case '\\' -> {
        int escaped = reader.nextRaw();
        out.text(escaped == Reader.END ? '\\' : (char) escaped, true);
      }
      case '$' -> dollar(out, false);
      case '`' -> out.part(new Word.Substitution(backquoted(false), false));
      default -> out.text((char) c, false);
    }
  }

  private void singleQuoted(Builder out) throws Unmodelled {
    out.present();
    for (int c = reader.nextRaw(); c != '\''; c = reader.nextRaw()) {
      if (c == Reader.END) {
        throw new Unmodelled("unterminated quoted string");
      }
      out.text((char) c, true);
    }
  }

  private void doubleQuoted(Builder out) throws Unmodelled {
    if (reader.peek() == '"') {
      out.present();
    }
    for (int c = reader.peek(); c != '"'; c = reader.peek()) {
      if (c == Reader.END) {
        throw new Unmodelled("unterminated quoted string");
      }
      insideQuotes(out, c, "$`\"\\");
    }
    reader.next();
  }

  // A backslash goes away only before the characters that would mean something else.
  private void insideQuotes(Builder out, int c, String escapable) throws Unmodelled {
    reader.next();
    switch (c) {
      case '\\' -> {
        int escaped = reader.peekRaw();
        if (escaped != Reader.END && escapable.indexOf(escaped) >= 0) {
          out.text((char) reader.nextRaw(), true);
        } else {
          out.text('\\', true);
        }
      }
      case '$' -> dollar(out, true);
      case '`' -> out.part(new Word.Substitution(backquoted(true), true));
      default -> out.text((char) c, true);
    }
  }

  private void dollar(Builder out, boolean quoted) throws Unmodelled {
    int c = reader.peek();
    if (c == '{') {
      reader.next();
      out.part(braced(quoted));
    } else if (c == '(') {
      reader.next();
      if (reader.accept('(')) {
        out.part(new Word.Calculation(calculation(), quoted));
      } else {
        out.part(new Word.Substitution(parser.substitution(), quoted));
      }
    } else if (isNameStart(c)) {
      out.part(new Word.Parameter(name(), Operator.VALUE, false, null, quoted));
    } else if (isDigit(c) || isSpecial(c)) {
      String name = String.valueOf((char) reader.next());
      out.part(new Word.Parameter(name, Operator.VALUE, false, null, quoted));
    } else {
      out.text('$', quoted);
    }
  }

  private static boolean isSpecial(int c) {
    return c != Reader.END && "@*#?-$!".indexOf(c) >= 0;
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    while (isNameStart(reader.peek()) || isDigit(reader.peek())) {
      name.append((char) reader.next());
    }
    return name.toString();
  }

  private Part braced(boolean quoted) throws Unmodelled {
    boolean length = false;
    if (reader.peek() == '#') {
      reader.next();
      if (reader.accept('}')) {
        return new Word.Parameter("#", Operator.VALUE, false, null, quoted);
      }
      length = true;
    }
    String name = parameterName();
    if (length) {
      if (!reader.accept('}') || name.equals("@") || name.equals("*")) {
        throw new Unmodelled("bad substitution");
      }
      return new Word.Parameter(name, Operator.LENGTH, false, null, quoted);
    }
    if (reader.accept('}')) {
      return new Word.Parameter(name, Operator.VALUE, false, null, quoted);
    }
    boolean colon = reader.accept(':');
    Operator operator = operator(reader.next(), colon);
    boolean pattern = operator.compareTo(Operator.CUT_SHORT_SUFFIX) >= 0;
    if (pattern && (name.equals("@") || name.equals("*"))) {
      throw new Unmodelled("pattern cut off `$" + name + "`");
    }
    Word argument = quoted && !pattern ? quotedArgument() : argument();
    return new Word.Parameter(name, operator, colon, argument, quoted);
  }

  private String parameterName() throws Unmodelled {
    int c = reader.peek();
    if (isNameStart(c)) {
      return name();
    }
    if (isDigit(c)) {
      StringBuilder digits = new StringBuilder();
      while (isDigit(reader.peek())) {
        digits.append((char) reader.next());
      }
      return digits.toString();
    }
    if (isSpecial(c)) {
      return String.valueOf((char) reader.next());
    }
    throw new Unmodelled("bad substitution");
  }

  private Operator operator(int c, boolean colon) throws Unmodelled {
    boolean cut = c == '%' || c == '#';
    if (cut && colon) {
      throw new Unmodelled("bad substitution");
    }
    boolean longest = cut && reader.accept((char) c);
    return switch (c) {
      case '-' -> Operator.DEFAULT;
      case '=' -> Operator.ASSIGN;
      case '?' -> Operator.ERROR;
      case '+' -> Operator.ALTERNATIVE;
      case '%' -> longest ? Operator.CUT_LONG_SUFFIX : Operator.CUT_SHORT_SUFFIX;
      case '#' -> longest ? Operator.CUT_LONG_PREFIX : Operator.CUT_SHORT_PREFIX;
      default -> throw new Unmodelled("bad substitution");
    };
  }

  private Word argument() throws Unmodelled {
    Builder out = new Builder();
    tilde(out, false);
    for (int c = reader.peek(); c != '}'; c = reader.peek()) {
      if (c == Reader.END) {
        throw new Unmodelled("missing `}`");
      }
      unquoted(out, c);
    }
    reader.next();
    return out.word();
  }

  private Word quotedArgument() throws Unmodelled {
    Builder out = new Builder();
    for (int c = reader.peek(); c != '}'; c = reader.peek()) {
      if (c == Reader.END) {
        throw new Unmodelled("missing `}`");
      }
      if (c == '"') {
        // What the inner quotes quote is where shells differ.
        throw new Unmodelled("quotes inside a quoted `${…}`");
      }
      insideQuotes(out, c, "$`\"\\}");
    }
    reader.next();
    return out.word();
  }

  private Word calculation() throws Unmodelled {
    Builder out = new Builder();
    int depth = 0;
    while (true) {
      int c = reader.peek();
      if (c == Reader.END || c == '"' || c == '\'') {
        throw new Unmodelled("arithmetic expansion with quotes or without `))`");
      }
      if (c == ')' && depth == 0) {
        reader.next();
        if (!reader.accept(')')) {
          throw new Unmodelled("`$((` that is no arithmetic expansion");
        }
        return out.word();
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      insideQuotes(out, c, "$`\\");
    }
  }

  private Command backquoted(boolean quoted) throws Unmodelled {
    int line = reader.line();
    StringBuilder text = new StringBuilder();
    for (int c = reader.next(); c != '`'; c = reader.next()) {
      if (c == Reader.END) {
        throw new Unmodelled("unterminated backquote");
      }
      if (c == '\\') {
        int escaped = reader.peekRaw();
        if (escaped == '$' || escaped == '`' || escaped == '\\' || (quoted && escaped == '"')) {
          c = reader.nextRaw();
        }
      }
      text.append((char) c);
    }
    return parser.nested(text.toString(), line);
  }

  /** Collects the parts of one word. */
  private static final class Builder {
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean textQuoted;

    void text(char c, boolean quoted) {
      if (quoted != textQuoted) {
        flush();
        textQuoted = quoted;
      }
      text.append(c);
    }

    void present() {
      flush();
      parts.add(new Word.Literal("", true));
    }

    void part(Part part) {
      flush();
      parts.add(part);
    }

    Word word() {
      flush();
      return new Word(parts);
    }

    private void flush() {
      if (text.length() > 0) {
        parts.add(new Word.Literal(text.toString(), textQuoted));
        text.setLength(0);
      }
    }
  }

  /** Returns the text of a here-document's delimiter, or null if it holds an expansion. */
  static @Nullable String delimiter(Word word) {
    StringBuilder out = new StringBuilder();
    for (Part part : word.parts()) {
      if (!(part instanceof Word.Literal literal)) {
        return null;
      }
      out.append(literal.text());
    }
    return out.toString();
  }
}
