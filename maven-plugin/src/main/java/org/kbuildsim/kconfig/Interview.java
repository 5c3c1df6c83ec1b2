package org.kbuildsim.kconfig;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;

/**
 * Asks for the options that have no answer yet and takes the answers from a stream.
 *
 * <p>At the stream's end every question gets an empty answer, which takes the value offered.
 */
final class Interview {
  // conf's buffer, PATH_MAX.
  private static final int LINE_LIMIT = 4096;

  /** A question has no answer, and asking on would never end. It was complained of. */
  static final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAnswer() {
      super(null, null, false, false);
    }
  }

  private final Configuration configuration;
  private final InputStream answers;
  private final Console console;
  private ConfMode mode;
  private @Nullable MenuNode rootEntry;
  private boolean asked;
  private boolean atEnd;
  private int linesRead;
  private int indent = 1;

  Interview(Configuration configuration, ConfMode mode, InputStream answers, Console console) {
    this.configuration = configuration;
    this.mode = mode;
    this.answers = answers;
    this.console = console;
  }

  /** Goes through all menus until there is nothing new in any. */
  void run() throws IOException {
    MenuNode root = configuration.tree().root();
    if (mode == ConfMode.OLDASKCONFIG) {
      rootEntry = root;
      ask(root);
      mode = ConfMode.OLDCONFIG;
    }
    do {
      asked = false;
      int before = configuration.answered() + linesRead;
      check(root);
      if (asked && configuration.answered() + linesRead == before) {
        // conf restarts for ever: the question is there, but what is asked does not lead to it.
        giveUp("asking for new options does not come to an end", Objects.requireNonNull(rootEntry));
      }
    } while (asked);
  }

  private void check(MenuNode menu) throws IOException {
    if (!configuration.isVisible(menu)) {
      return;
    }
    Symbol symbol = menu.symbol;
    if (symbol != null
        && !configuration.state(symbol).asked
        && configuration.isChangeable(symbol)) {
      switch (mode) {
        case LISTNEWCONFIG -> console.print(SymbolLines.LISTING.line(symbol, configuration));
        case HELPNEWCONFIG -> {
          console.print("-----\n");
          console.print("\n" + MenuHelp.of(menu, configuration) + "\n");
          console.print("-----\n");
        }
        default -> {
          if (!asked) {
            console.print("*\n* Restart config...\n*\n");
          }
          asked = true;
          rootEntry = menuAround(menu);
          ask(rootEntry);
        }
      }
    }
    for (MenuNode child = menu.list; child != null; child = child.next) {
      check(child);
    }
  }

  private MenuNode menuAround(MenuNode menu) {
    MenuNode root = configuration.tree().root();
    MenuNode around = menu;
    while (around != root && !around.isMenu()) {
      around = Objects.requireNonNull(around.parent);
    }
    return around;
  }

  private void ask(MenuNode menu) throws IOException {
    if (!configuration.isVisible(menu)) {
      return;
    }
    Property prompt = Objects.requireNonNull(menu.prompt);
    if (prompt.kind == Property.Kind.MENU && mode != ConfMode.OLDASKCONFIG && rootEntry != menu) {
      check(menu);
      return;
    }
    if (prompt.kind != Property.Kind.PROMPT) {
      String star = right("*");
      console.print(star + "\n" + star + " " + menu.title() + "\n" + star + "\n");
    }
    Symbol symbol = menu.symbol;
    if (symbol != null) {
      if (symbol.isChoice()) {
        askChoice(menu);
        return;
      }
      if (symbol.type.isLogical()) {
        askTristate(menu, symbol);
      } else {
        askText(menu, symbol);
      }
      indent += 2;
    }
    for (MenuNode child = menu.list; child != null; child = child.next) {
      ask(child);
    }
    if (symbol != null) {
      indent -= 2;
    }
  }

  private void askTristate(MenuNode menu, Symbol symbol) throws IOException {
    while (true) {
      Tristate old = configuration.state(symbol).value;
      StringBuilder line =
          new StringBuilder(question(menu, symbol))
              .append('[')
              .append(old.letter().toUpperCase(java.util.Locale.ROOT));
      for (Tristate value : Tristate.values()) {
        if (value != old && configuration.accepts(symbol, value)) {
          line.append('/').append(value.letter());
        }
      }
      console.print(line.append("/?] ").toString());
      String answer = answer(symbol, old.letter());
      if (answer == null) {
        return;
      }
      answer = strip(answer);
      if (!answer.startsWith("?")) {
        Tristate value =
            switch (answer) {
              case "" -> old;
              case "n", "N", "no", "No" -> Tristate.N;
              case "m", "M" -> Tristate.M;
              case "y", "Y", "yes", "Yes" -> Tristate.Y;
              default -> null;
            };
        if (value == null) {
          continue;
        }
        if (configuration.answer(symbol, value)) {
          return;
        }
      }
      giveUpAtEnd(menu, symbol);
      help(menu);
    }
  }

  private void askText(MenuNode menu, Symbol symbol) throws IOException {
    while (true) {
      // Null where the default is a member of a choice, which has no text; nothing is offered then.
      String offered = configuration.state(symbol).text;
      console.print(question(menu, symbol) + (offered == null ? "" : "[" + offered + "] "));
      String answer = answer(symbol, Objects.requireNonNullElse(offered, ""));
      if (answer == null) {
        return;
      }
      if (answer.equals("?\n")) {
        help(menu);
        continue;
      }
      String value =
          answer.startsWith("\n") ? offered : answer.substring(0, Math.max(0, answer.length() - 1));
      if (value != null && configuration.answer(symbol, value)) {
        return;
      }
      giveUpAtEnd(menu, symbol);
    }
  }

  // Where the value offered is not taken either, asking on would never end.
  private void giveUpAtEnd(MenuNode menu, Symbol symbol) {
    if (atEnd) {
      giveUp("no value for new symbol '" + symbol.name() + "' at end of input", menu);
    }
  }

  private void giveUp(String why, MenuNode menu) {
    console.hear(
        new Complaint(
            "\nerror: " + why + "\n",
            Diagnostic.error(
                    menu.place().location(), RawText.display(why).replaceAll("'([^']*)'", "`$1`"))
                .help("answer it in the configuration that is read, or let it take its default")));
    throw new NoAnswer();
  }

  private void askChoice(MenuNode menu) throws IOException {
    while (true) {
      console.print(" ".repeat(indent - 1) + menu.title() + "\n");
      Symbol chosen = configuration.choices().decide(menu);
      int count = 0;
      int offered = 0;
      boolean isNew = false;
      for (MenuNode child = menu.list; child != null; child = child.next) {
        if (!configuration.isVisible(child)) {
          continue;
        }
        if (child.symbol == null) {
          console.print(right("*") + " " + child.title() + "\n");
          continue;
        }
        count++;
        if (child.symbol == chosen) {
          offered = count;
        }
        boolean open = !configuration.state(child.symbol).asked;
        isNew |= open;
        console.print(
            right(child.symbol == chosen ? ">" : " ")
                + " "
                + count
                + ". "
                + child.title()
                + " ("
                + child.symbol.name()
                + ")"
                + (open ? " (NEW)" : "")
                + "\n");
      }
      console.print(" ".repeat(indent - 1) + "choice");
      if (count == 0) {
        // conf asks for a number from 1 to 0 for ever.
        giveUp("no alternative of the choice can be chosen", menu);
      }
      String answer = "";
      int number;
      if (count == 1) {
        console.print("[1]: 1\n");
        number = 1;
      } else {
        console.print("[1-" + count + "?]: ");
        number = offered;
        if (mode == ConfMode.OLDASKCONFIG || isNew) {
          answer = strip(readLine(""));
          if (answer.startsWith("?")) {
            help(menu);
            continue;
          }
          if (!answer.isEmpty()) {
            if (!Character.isDigit(answer.charAt(0))) {
              continue;
            }
            number = (int) CNumber.signed(answer, 10).value();
          }
        } else {
          console.print(number + "\n");
        }
      }
      MenuNode child = member(menu, number);
      if (child == null) {
        giveUpAtEnd(menu, Objects.requireNonNull(menu.symbol));
        continue;
      }
      if (answer.endsWith("?")) {
        help(child);
        continue;
      }
      configuration.answer(menu, Objects.requireNonNull(child.symbol));
      return;
    }
  }

  private @Nullable MenuNode member(MenuNode choice, int number) {
    int left = number;
    for (MenuNode child = choice.list; child != null; child = child.next) {
      if (child.symbol != null && configuration.isVisible(child) && --left == 0) {
        return child;
      }
    }
    return null;
  }

  private String question(MenuNode menu, Symbol symbol) {
    return " ".repeat(indent - 1) + menu.title() + " (" + symbol.name() + ") ";
  }

  /** Returns the line answered, or null if there is nothing to ask. */
  private @Nullable String answer(Symbol symbol, String offered) throws IOException {
    boolean isNew = !configuration.state(symbol).asked;
    if (isNew) {
      console.print("(NEW) ");
    }
    if (!configuration.isChangeable(symbol) || (mode != ConfMode.OLDASKCONFIG && !isNew)) {
      console.print(offered + "\n");
      return null;
    }
    return readLine("\n");
  }

  private void help(MenuNode menu) {
    console.print("\n" + MenuHelp.of(menu, configuration) + "\n");
  }

  private String readLine(String otherwise) throws IOException {
    console.flush();
    StringBuilder line = new StringBuilder();
    while (line.length() < LINE_LIMIT - 1) {
      int c = answers.read();
      if (c < 0) {
        break;
      }
      line.append((char) c);
      if (c == '\n') {
        break;
      }
    }
    String text = line.toString();
    if (text.isEmpty()) {
      atEnd = true;
      console.printError("\nError in reading or end of file.\n");
      text = otherwise;
    } else {
      linesRead++;
    }
    console.print(text);
    return text;
  }

  private String right(String mark) {
    return " ".repeat(indent - 1) + mark;
  }

  private static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && RawText.isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && RawText.isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}
