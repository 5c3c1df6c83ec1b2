package org.kbuildsim.kconfig;

import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.kconfig.Token.Kind;

/**
 * Cuts Kconfig files into tokens, expanding macros on the way, and follows {@code source}.
 *
 * <p>The parser tells it when a help text begins and when another file is to be read; both happen
 * between lines. Which line a message names is decided here: {@link #place()} is where the present
 * statement began, {@link #expansionPlace()} how far reading has come.
 */
final class Lexer implements MacroExpander.Position {
  // Deeper than any tree; shallow enough that what is left of the machine's memory stays unused.
  private static final int DEPTH_LIMIT = 1000;

  /** A file being read. */
  private static final class Buffer {
    final KconfigFile file;
    final String text;
    final @Nullable Buffer parent;
    int position;
    int line = 1;

    Buffer(KconfigFile file, @Nullable Buffer parent) {
      this.file = file;
      this.text = file.text();
      this.parent = parent;
    }
  }

  private enum State {
    STATEMENT,
    ASSIGNED_VALUE,
    HELP
  }

  private final KconfigVersion version;
  private final SourceFiles files;
  private final Complaint.Sink complaints;
  private final MacroExpander macros;
  private Buffer buffer;
  private State state = State.STATEMENT;
  private Kind beforePrevious = Kind.END_OF_LINE;
  private Kind previous = Kind.END_OF_LINE;
  private int statementLine = 1;

  Lexer(
      KconfigVersion version,
      SourceFiles files,
      KconfigFile top,
      MacroExpander macros,
      Complaint.Sink complaints) {
    this.version = version;
    this.files = files;
    this.buffer = new Buffer(top, null);
    this.macros = macros;
    this.complaints = complaints;
    macros.readingAt(this);
  }

  /** Returns where the present statement began. */
  Place place() {
    return new Place(buffer.file, statementLine);
  }

  @Override
  public Place expansionPlace() {
    return new Place(buffer.file, buffer.line);
  }

  /** Makes what follows a help text; called right behind the line {@code help}. */
  void startHelp() {
    state = State.HELP;
  }

  /** Goes on with the file {@code name}; called right behind its {@code source} line. */
  void source(String name) {
    Place statement = new Place(buffer.file, buffer.line - 1);
    for (Buffer open = buffer; open != null; open = open.parent) {
      if (open.file.name().equals(name)) {
        files.open(name, place(), statement);
        throw recursion(name);
      }
    }
    if (version.forbidsRepeatedInclusion()) {
      files.checkFirstInclusion(name, place(), statement);
    }
    KconfigFile file = files.open(name, place(), statement);
    if (file.depth() > DEPTH_LIMIT) {
      throw tooDeep();
    }
    buffer = new Buffer(file, buffer);
  }

  private KconfigException tooDeep() {
    String text = "more than " + DEPTH_LIMIT + " files include each other";
    return new KconfigException(
        new Complaint(
            place().render() + ": " + text + "\n",
            Diagnostic.error(place().location(), text)
                .help("look for a `source` whose file name grows with each inclusion")));
  }

  private KconfigException recursion(String name) {
    StringBuilder text =
        new StringBuilder("Recursive inclusion detected.\nInclusion path:\n  current file : ")
            .append(name)
            .append('\n');
    Diagnostic diagnostic =
        Diagnostic.error(
            new Place(buffer.file, buffer.line - 1).location(),
            "recursive inclusion detected: `" + RawText.display(name) + "` includes itself");
    for (Buffer open = buffer; open != null; open = open.parent) {
      Place from = new Place(open.file, open.line - 1);
      text.append("  included from: ").append(from.render()).append('\n');
      if (open != buffer) {
        diagnostic = diagnostic.note(from.location(), "included from here");
      }
    }
    return new KconfigException(
        new Complaint(text.toString(), diagnostic.help("take one of these `source` lines out")));
  }

  /** Returns the next token; empty lines are skipped. */
  Token next() {
    while (true) {
      Token token = scan();
      if (previous == Kind.END_OF_LINE || previous == Kind.HELP_TEXT) {
        if (token.kind() == Kind.END_OF_LINE) {
          continue;
        }
        statementLine = buffer.line;
      }
      if (beforePrevious == Kind.END_OF_LINE
          && previous == Kind.WORD
          && token.kind().isAssignment()) {
        state = State.ASSIGNED_VALUE;
      }
      beforePrevious = previous;
      previous = token.kind();
      return token;
    }
  }

  private Token scan() {
    return switch (state) {
      case STATEMENT -> scanStatement();
      case ASSIGNED_VALUE -> scanAssignedValue();
      case HELP -> scanHelp();
    };
  }

  private Token scanStatement() {
    while (true) {
      String text = buffer.text;
      if (buffer.position >= text.length()) {
        return endOfFile();
      }
      int start = buffer.position;
      char c = text.charAt(start);
      if (c == ' ' || c == '\t') {
        buffer.position++;
      } else if (c == '#') {
        buffer.position = endOfLine(start);
      } else if (c == '\\' && charAt(start + 1) == '\n') {
        buffer.position += 2;
        buffer.line++;
      } else if (c == '\n') {
        buffer.position++;
        buffer.line++;
        return token(Kind.END_OF_LINE, "", start);
      } else if (c == '"' || c == '\'') {
        buffer.position++;
        return scanString(start, c);
      } else if (isWordChar(c) || c == '$') {
        Token word = scanWord(start);
        if (word != null) {
          return word;
        }
      } else {
        Kind sign = sign(c, charAt(start + 1));
        if (sign != null) {
          buffer.position += sign.spelling().length();
          return token(sign, "", start);
        }
        warn("ignoring unsupported character '" + c + "'", expansionPlace(), start);
        buffer.position++;
      }
    }
  }

  private static @Nullable Kind sign(char c, char next) {
    return switch (c) {
      case '|' -> next == '|' ? Kind.OR : null;
      case '&' -> next == '&' ? Kind.AND : null;
      case ':' -> next == '=' ? Kind.COLON_EQUAL : null;
      case '+' -> next == '=' ? Kind.PLUS_EQUAL : null;
      case '!' -> next == '=' ? Kind.UNEQUAL : Kind.NOT;
      case '<' -> next == '=' ? Kind.LESS_EQUAL : Kind.LESS;
      case '>' -> next == '=' ? Kind.GREATER_EQUAL : Kind.GREATER;
      case '=' -> Kind.EQUAL;
      case '(' -> Kind.OPEN;
      case ')' -> Kind.CLOSE;
      default -> null;
    };
  }

  /** Returns the word at {@code start}, or null if it expanded to nothing. */
  private @Nullable Token scanWord(int start) {
    int end = start;
    boolean macro = false;
    while (end < buffer.text.length()
        && (isWordChar(buffer.text.charAt(end)) || buffer.text.charAt(end) == '$')) {
      macro |= buffer.text.charAt(end) == '$';
      end++;
    }
    if (!macro) {
      buffer.position = end;
      String word = buffer.text.substring(start, end);
      Kind keyword = Kind.keyword(word, version);
      return token(keyword == null ? Kind.WORD : keyword, word, start);
    }
    // A reference may hold anything up to its closing parenthesis, but ends with the line.
    String line = buffer.text.substring(start, endOfLine(start));
    MacroExpander.Expansion expansion = macros.expandWord(line);
    buffer.position = start + expansion.length();
    return expansion.text().isEmpty() ? null : token(Kind.WORD, expansion.text(), start);
  }

  private Token scanString(int start, char quote) {
    StringBuilder value = new StringBuilder();
    while (buffer.position < buffer.text.length()) {
      char c = buffer.text.charAt(buffer.position);
      if (c == '\n') {
        warn("multi-line strings not supported", place(), start);
        break;
      }
      buffer.position++;
      if (c == quote) {
        break;
      }
      if (c == '$') {
        String rest = buffer.text.substring(buffer.position, endOfLine(buffer.position));
        MacroExpander.Expansion expansion = macros.expandReference(rest);
        buffer.position += expansion.length();
        value.append(expansion.text());
      } else if (c == '\\') {
        char next = charAt(buffer.position);
        if (buffer.position < buffer.text.length() && next != '\n') {
          value.append(next);
          buffer.position++;
        }
      } else {
        value.append(c);
      }
    }
    return token(Kind.STRING, value.toString(), start);
  }

  private Token scanAssignedValue() {
    while (charAt(buffer.position) == ' ' || charAt(buffer.position) == '\t') {
      buffer.position++;
    }
    int start = buffer.position;
    if (start >= buffer.text.length() || buffer.text.charAt(start) == '\n') {
      state = State.STATEMENT;
      return scanStatement();
    }
    buffer.position = endOfLine(start);
    return token(Kind.ASSIGNED_VALUE, buffer.text.substring(start, buffer.position), start);
  }

  // The first line with text sets the indentation; the first with less of it ends the help text.
  private Token scanHelp() {
    state = State.STATEMENT;
    int start = buffer.position;
    StringBuilder help = new StringBuilder();
    int indentation = 0;
    int lastIndentation = 0;
    while (buffer.position < buffer.text.length()) {
      int lineStart = buffer.position;
      while (charAt(buffer.position) == ' ' || charAt(buffer.position) == '\t') {
        buffer.position++;
      }
      if (buffer.position >= buffer.text.length() && buffer.position == lineStart) {
        break;
      }
      if (charAt(buffer.position) == '\n' && buffer.position < buffer.text.length()) {
        buffer.position++;
        buffer.line++;
        char next = charAt(buffer.position);
        if (buffer.position < buffer.text.length() && " \t\n".indexOf(next) < 0) {
          break;
        }
        help.append('\n');
        continue;
      }
      if (buffer.position > lineStart) {
        lastIndentation = width(buffer.text, lineStart, buffer.position);
        if (indentation > 0 && lastIndentation < indentation) {
          break;
        }
        if (indentation > 0) {
          help.append(" ".repeat(lastIndentation - indentation));
        }
      }
      int textStart = buffer.position;
      buffer.position = endOfLine(textStart);
      help.append(withoutTrailingBlanks(buffer.text.substring(textStart, buffer.position)));
      if (indentation == 0) {
        indentation = lastIndentation;
      }
    }
    return token(Kind.HELP_TEXT, help.toString(), start);
  }

  private static int width(String text, int from, int to) {
    int width = 0;
    for (int i = from; i < to; i++) {
      width = text.charAt(i) == '\t' ? (width & ~7) + 8 : width + 1;
    }
    return width;
  }

  private static String withoutTrailingBlanks(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t')) {
      end--;
    }
    return text.substring(0, end);
  }

  private Token endOfFile() {
    int end = buffer.position;
    if (previous != Kind.END_OF_LINE && previous != Kind.HELP_TEXT) {
      warn("no new line at end of file", expansionPlace(), end);
    }
    if (buffer.parent == null) {
      return token(Kind.END_OF_INPUT, "", end);
    }
    buffer = buffer.parent;
    return token(Kind.END_OF_LINE, "", buffer.position);
  }

  private void warn(String what, Place place, int offset) {
    complaints.hear(
        new Complaint(
            place.render() + ":warning: " + what + "\n",
            Diagnostic.warning(
                buffer.file.span(offset, offset + 1),
                RawText.display(what).replaceFirst("'(.*)'", "`$1`"))));
  }

  private Token token(Kind kind, String text, int start) {
    return new Token(kind, text, buffer.file, start, Math.max(start, buffer.position));
  }

  private char charAt(int position) {
    return position < buffer.text.length() ? buffer.text.charAt(position) : '\0';
  }

  private int endOfLine(int from) {
    int end = buffer.text.indexOf('\n', from);
    return end < 0 ? buffer.text.length() : end;
  }

  static boolean isWordChar(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '-';
  }
}
