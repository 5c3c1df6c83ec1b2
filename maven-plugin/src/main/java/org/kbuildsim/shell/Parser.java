package org.kbuildsim.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.shell.Command.Assignment;

/**
 * Reads a script: the grammar of POSIX.1-2017, 2.10, as dash has it.
 *
 * <p>What it throws {@link Unmodelled} for goes to the real shell: syntax errors too, so that their
 * messages, and the commands that dash runs before it meets them, are dash's own.
 */
final class Parser {
  private static final int DEPTH_LIMIT = 200;
  private static final Set<String> CLOSERS =
      Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}");

  /** Built into dash, and about what the model has not: aliases, jobs, limits of the process. */
  private static final Set<String> FOREIGN_BUILTINS =
      Set.of("alias", "unalias", "bg", "fg", "jobs", "fc", "hash", "times", "ulimit", "umask");

  private final Reader reader;
  private final WordParser words;
  private final List<HereDocument> pending = new ArrayList<>();
  private int depth;

  private record HereDocument(
      String delimiter, boolean quoted, boolean stripTabs, Redirect.Source source) {}

  private Parser(Reader reader, int depth) {
    this.reader = reader;
    this.words = new WordParser(reader, this);
    this.depth = depth;
  }

  /** Returns the whole of {@code script}. */
  static Command parse(String script) throws Unmodelled {
    return new Parser(new Reader(script, 1), 0).whole();
  }

  private Command whole() throws Unmodelled {
    Command program = list();
    if (reader.peek() != Reader.END) {
      throw unexpected();
    }
    readHereDocuments();
    return program;
  }

  /** Reads a command between backquotes. */
  Command nested(String text, int line) throws Unmodelled {
    return new Parser(new Reader(text, line), depth + 1).whole();
  }

  /** Reads up to the parenthesis that ends {@code $(}. */
  Command substitution() throws Unmodelled {
    Command body = list();
    expect(')');
    return body;
  }

  private Command list() throws Unmodelled {
    List<Command> commands = new ArrayList<>();
    newlines();
    while (!atEndOfList()) {
      commands.add(andOr());
      blanks();
      int c = reader.peek();
      if (c == '&') {
        throw new Unmodelled("background command");
      }
      if (c == ';' && !reader.startsWith(";;")) {
        reader.next();
      } else if (c != '\n') {
        break;
      }
      newlines();
    }
    return commands.size() == 1 ? commands.get(0) : new Command.Sequence(List.copyOf(commands));
  }

  private boolean atEndOfList() {
    int c = reader.peek();
    return c == Reader.END
        || c == ')'
        || (c == ';' && reader.startsWith(";;"))
        || CLOSERS.contains(reservedWord());
  }

  private Command andOr() throws Unmodelled {
    Command left = pipeline();
    while (true) {
      blanks();
      boolean and = reader.startsWith("&&");
      if (!and && !reader.startsWith("||")) {
        return left;
      }
      reader.next();
      reader.next();
      newlines();
      left = new Command.AndOr(left, and, pipeline());
    }
  }

  private Command pipeline() throws Unmodelled {
    if (take("!")) {
      blanks();
      return new Command.Not(pipeline());
    }
    List<Command> commands = new ArrayList<>();
    commands.add(command());
    blanks();
    while (reader.peek() == '|' && !reader.startsWith("||")) {
      reader.next();
      newlines();
      commands.add(command());
      blanks();
    }
    return commands.size() == 1 ? commands.get(0) : new Command.Pipeline(List.copyOf(commands));
  }

  private Command command() throws Unmodelled {
    if (++depth > DEPTH_LIMIT) {
      throw new Unmodelled("commands nested too deeply");
    }
    blanks();
    int line = reader.line();
    String word = reservedWord();
    if (word.equals("!") || CLOSERS.contains(word)) {
      throw unexpected();
    }
    Command compound = compound(word);
    depth--;
    if (compound == null) {
      return simple(line);
    }
    List<Redirect> redirects = new ArrayList<>();
    blanks();
    for (Redirect redirect = redirect(); redirect != null; redirect = redirect()) {
      redirects.add(redirect);
      blanks();
    }
    return redirects.isEmpty()
        ? compound
        : new Command.Redirected(line, compound, List.copyOf(redirects));
  }

  private @Nullable Command compound(String word) throws Unmodelled {
    if (reader.accept('(')) {
      Command body = list();
      expect(')');
      return new Command.Subshell(body);
    }
    switch (word) {
      case "{", "if", "while", "until", "for", "case" -> take(word);
      default -> {
        return null;
      }
    }
    return switch (word) {
      case "{" -> closed("}");
      case "if" -> condition();
      case "for" -> each();
      case "case" -> choice();
      default -> {
        Command condition = nonEmptyList();
        expect("do");
        yield new Command.Loop(word.equals("until"), condition, closed("done"));
      }
    };
  }

  private Command closed(String closer) throws Unmodelled {
    Command body = nonEmptyList();
    expect(closer);
    return body;
  }

  private Command nonEmptyList() throws Unmodelled {
    Command body = list();
    if (body instanceof Command.Sequence sequence && sequence.commands().isEmpty()) {
      throw unexpected();
    }
    return body;
  }

  private Command condition() throws Unmodelled {
    Command condition = nonEmptyList();
    expect("then");
    Command then = nonEmptyList();
    Command otherwise = null;
    if (take("elif")) {
      return new Command.If(condition, then, condition());
    }
    if (take("else")) {
      otherwise = nonEmptyList();
    }
    expect("fi");
    return new Command.If(condition, then, otherwise);
  }

  private Command each() throws Unmodelled {
    int line = reader.line();
    blanks();
    String name = words.word(false).literal();
    if (name == null || !WordParser.isName(name)) {
      throw new Unmodelled("bad for loop variable");
    }
    blanks();
    boolean semicolon = reader.accept(';');
    newlines();
    List<Word> items = null;
    if (!semicolon && take("in")) {
      items = new ArrayList<>();
      blanks();
      while (!WordParser.endsWord(reader.peek())) {
        items.add(words.word(false));
        blanks();
      }
      if (!reader.accept(';') && reader.peek() != '\n') {
        throw unexpected();
      }
      newlines();
    }
    expect("do");
    return new Command.For(line, name, items == null ? null : List.copyOf(items), closed("done"));
  }

  private Command choice() throws Unmodelled {
    int line = reader.line();
    blanks();
    Word subject = words.word(false);
    newlines();
    expect("in");
    newlines();
    List<Command.Case.Item> items = new ArrayList<>();
    while (!take("esac")) {
      blanks();
      reader.accept('(');
      List<Word> patterns = new ArrayList<>();
      do {
        blanks();
        if (WordParser.endsWord(reader.peek())) {
          throw unexpected();
        }
        patterns.add(words.word(false));
        blanks();
      } while (reader.accept('|'));
      expect(')');
      Command body = list();
      items.add(new Command.Case.Item(List.copyOf(patterns), body));
      if (reader.startsWith(";;")) {
        reader.next();
        reader.next();
        newlines();
      } else {
        expect("esac");
        break;
      }
    }
    return new Command.Case(line, subject, List.copyOf(items));
  }

  private Command simple(int line) throws Unmodelled {
    List<Assignment> assignments = new ArrayList<>();
    List<Word> arguments = new ArrayList<>();
    List<Redirect> redirects = new ArrayList<>();
    while (true) {
      blanks();
      Redirect redirect = redirect();
      if (redirect != null) {
        redirects.add(redirect);
        continue;
      }
      if (WordParser.endsWord(reader.peek())) {
        break;
      }
      Assignment assignment = arguments.isEmpty() ? assignment() : null;
      if (assignment != null) {
        assignments.add(assignment);
        continue;
      }
      arguments.add(words.word(false));
      if (arguments.size() == 1) {
        blanks();
        if (reader.peek() == '(' && assignments.isEmpty() && redirects.isEmpty()) {
          return function(arguments.get(0).literal(), line);
        }
        if (FOREIGN_BUILTINS.contains(String.valueOf(arguments.get(0).literal()))) {
          throw new Unmodelled("builtin `" + arguments.get(0).literal() + "`");
        }
      }
    }
    if (assignments.isEmpty() && arguments.isEmpty() && redirects.isEmpty()) {
      throw unexpected();
    }
    return new Command.Simple(
        line, List.copyOf(assignments), List.copyOf(arguments), List.copyOf(redirects));
  }

  private Command function(@Nullable String name, int line) throws Unmodelled {
    expect('(');
    expect(')');
    if (name == null || !WordParser.isName(name)) {
      throw new Unmodelled("bad function name");
    }
    newlines();
    return new Command.Function(name, line, command());
  }

  private @Nullable Assignment assignment() throws Unmodelled {
    Reader.Mark start = reader.mark();
    StringBuilder name = new StringBuilder();
    while (WordParser.isNameStart(reader.peek())
        || (name.length() > 0 && WordParser.isDigit(reader.peek()))) {
      name.append((char) reader.next());
    }
    if (name.length() > 0 && reader.accept('=')) {
      return new Assignment(name.toString(), words.word(true));
    }
    reader.reset(start);
    return null;
  }

  private @Nullable Redirect redirect() throws Unmodelled {
    Reader.Mark start = reader.mark();
    StringBuilder digits = new StringBuilder();
    while (WordParser.isDigit(reader.peek())) {
      digits.append((char) reader.next());
    }
    int c = reader.peek();
    if ((c != '<' && c != '>') || digits.length() > 1) {
      reader.reset(start);
      return null;
    }
    reader.next();
    int descriptor = digits.length() > 0 ? Integer.parseInt(digits.toString()) : c == '<' ? 0 : 1;
    if (c == '<' && reader.accept('<')) {
      return new Redirect(descriptor, Redirect.Kind.HERE_DOCUMENT, hereDocument());
    }
    Redirect.Kind kind;
    if (reader.accept('&')) {
      kind = Redirect.Kind.DUPLICATE;
    } else if (c == '<') {
      if (reader.peek() == '>') {
        throw new Unmodelled("redirection `<>`");
      }
      kind = Redirect.Kind.READ;
    } else if (reader.accept('>')) {
      kind = Redirect.Kind.APPEND;
    } else {
      kind = reader.accept('|') ? Redirect.Kind.CLOBBER : Redirect.Kind.WRITE;
    }
    return new Redirect(descriptor, kind, new Redirect.Source(target()));
  }

  private Word target() throws Unmodelled {
    blanks();
    if (WordParser.endsWord(reader.peek())) {
      throw unexpected();
    }
    return words.word(false);
  }

  private Redirect.Source hereDocument() throws Unmodelled {
    boolean stripTabs = reader.accept('-');
    Word word = target();
    String delimiter = WordParser.delimiter(word);
    if (delimiter == null) {
      throw new Unmodelled("expansion in the delimiter of a here-document");
    }
    boolean quoted =
        word.parts().stream().anyMatch(part -> part instanceof Word.Literal l && l.quoted());
    Redirect.Source source = new Redirect.Source();
    pending.add(new HereDocument(delimiter, quoted, stripTabs, source));
    return source;
  }

  // Called at the end of the line that named them: there their bodies begin.
  private void readHereDocuments() throws Unmodelled {
    for (HereDocument document : pending) {
      int line = reader.line();
      StringBuilder body = new StringBuilder();
      for (String text = reader.restOfLine(); text != null; text = reader.restOfLine()) {
        String stripped = document.stripTabs() ? text.replaceFirst("^\t+", "") : text;
        if (stripped.equals(document.delimiter())) {
          break;
        }
        body.append(stripped).append('\n');
      }
      document
          .source()
          .set(
              document.quoted()
                  ? new Word(List.of(new Word.Literal(body.toString(), true)))
                  : new Parser(new Reader(body.toString(), line), depth).words.hereDocument());
    }
    pending.clear();
  }

  private void blanks() {
    int c = reader.peek();
    while (c == ' ' || c == '\t') {
      reader.next();
      c = reader.peek();
    }
    if (c == '#') {
      while (reader.peekRaw() != '\n' && reader.peekRaw() != Reader.END) {
        reader.nextRaw();
      }
    }
  }

  private void newlines() throws Unmodelled {
    blanks();
    while (reader.peek() == '\n') {
      reader.next();
      readHereDocuments();
      blanks();
    }
  }

  /** Returns the reserved word, or any other plain lower-case word, that comes next, or "". */
  private String reservedWord() {
    Reader.Mark start = reader.mark();
    StringBuilder word = new StringBuilder();
    for (int c = reader.peek();
        (c >= 'a' && c <= 'z') || c == '{' || c == '}' || c == '!';
        c = reader.peek()) {
      word.append((char) reader.next());
    }
    boolean whole = WordParser.endsWord(reader.peek());
    reader.reset(start);
    return whole ? word.toString() : "";
  }

  private boolean take(String word) {
    blanks();
    if (!reservedWord().equals(word)) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      reader.next();
    }
    return true;
  }

  private void expect(String word) throws Unmodelled {
    if (!take(word)) {
      throw unexpected();
    }
  }

  private void expect(char c) throws Unmodelled {
    blanks();
    if (!reader.accept(c)) {
      throw unexpected();
    }
  }

  private Unmodelled unexpected() {
    int c = reader.peek();
    String found = c == Reader.END ? "end of the script" : "`" + (char) c + "`";
    return new Unmodelled("syntax error at " + found + " in line " + reader.line());
  }
}
