package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.kconfig.Explanation.Reason;

/** Says of each option that did not come out as asked what stood in the way. */
public final class Explainer {
  private static final String PREFIX = "CONFIG_";

  private final Configuration configuration;
  private final KconfigTree tree;

  /** Creates an explainer for what {@code configuration} came to. */
  public Explainer(Configuration configuration) {
    this.configuration = configuration;
    this.tree = configuration.tree();
  }

  /**
   * Accounts for the value of one option.
   *
   * @param name with or without {@code CONFIG_}
   * @param origins who asked for a value, in words for people, by the option's name
   * @throws org.kbuildsim.diagnostic.DiagnosticException if there is no such option
   */
  public Account account(String name, Map<String, String> origins) {
    String bare = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    Symbol symbol = tree.symbol(bare);
    if (symbol == null || !symbol.isDefined()) {
      throw withNames(
              Diagnostic.error("no Kconfig file that was read defines `" + bare + "`"), bare)
          .note("files of other architectures than the one asked for are not read")
          .asException();
    }
    MenuNode menu = symbol.promptMenu();
    return new Account(
        symbol.type.word(),
        menu == null ? null : menu.promptText(),
        new Causes(configuration, origins).of(symbol),
        new Remedies(configuration).raise(symbol, Tristate.Y));
  }

  /** Explains all that was asked for in the files that the configuration was read from. */
  public List<Explanation> explainAll() {
    Map<String, Assignment> last = new LinkedHashMap<>();
    configuration.assignments().forEach(assignment -> last.put(assignment.name(), assignment));
    return explain(new ArrayList<>(last.values()));
  }

  /**
   * Explains what was asked for and did not come out so.
   *
   * @param asked values by name, with or without {@code CONFIG_}
   */
  public List<Explanation> explain(Map<String, String> asked) {
    List<Assignment> assignments = new ArrayList<>();
    asked.forEach((name, value) -> assignments.add(Assignment.of(name, value)));
    return explain(assignments);
  }

  /** Explains what was asked for and did not come out so. */
  public List<Explanation> explain(List<Assignment> asked) {
    List<Explanation> explanations = new ArrayList<>();
    for (Assignment assignment : asked) {
      Explanation explanation = explain(normal(assignment));
      if (explanation != null) {
        explanations.add(explanation);
      }
    }
    return explanations;
  }

  private static Assignment normal(Assignment asked) {
    String name =
        asked.name().startsWith(PREFIX) ? asked.name().substring(PREFIX.length()) : asked.name();
    String value = asked.value();
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return new Assignment(
        name, quoted ? value.substring(1, value.length() - 1) : value, asked.file(), asked.line());
  }

  /** Returns the reason, or null if all is as it was asked for. */
  private @Nullable Explanation explain(Assignment asked) {
    Symbol symbol = tree.symbol(asked.name());
    if (symbol == null || !symbol.isDefined()) {
      // Nobody misses what was not wanted.
      return asked.value().equals("n") ? null : unknown(asked);
    }
    String value = configuration.value(symbol);
    if (symbol.isTransitional() || isSame(symbol, value, asked.value())) {
      return null;
    }
    if (!isValid(symbol, asked.value())) {
      return explanation(
          asked,
          value,
          Reason.INVALID_VALUE,
          story(symbol, asked, value, "it is of type " + symbol.type.word()));
    }
    return symbol.type.isLogical() ? logical(symbol, asked, value) : text(symbol, asked, value);
  }

  private static boolean isSame(Symbol symbol, String value, String asked) {
    if (value.equals(asked) || !symbol.type.isNumber()) {
      return value.equals(asked);
    }
    int base = symbol.type == SymbolType.INT ? 10 : 16;
    return symbol.type.accepts(asked)
        && CNumber.signed(value, base).value() == CNumber.signed(asked, base).value();
  }

  private static boolean isValid(Symbol symbol, String asked) {
    return switch (symbol.type) {
      case BOOL -> asked.equals("y") || asked.equals("n");
      case TRISTATE -> asked.equals("y") || asked.equals("m") || asked.equals("n");
      default -> symbol.type.accepts(RawText.of(asked));
    };
  }

  private Explanation unknown(Assignment asked) {
    Diagnostic diagnostic =
        Diagnostic.warning(
            "`CONFIG_"
                + asked.name()
                + "="
                + asked.value()
                + "` was asked for, but no Kconfig"
                + " file defines `"
                + asked.name()
                + "`");
    return explanation(asked, null, Reason.UNKNOWN_SYMBOL, withNames(diagnostic, asked.name()));
  }

  private Diagnostic withNames(Diagnostic diagnostic, String name) {
    List<String> near = NearestNames.of(name, tree).stream().map(n -> "`" + n + "`").toList();
    return near.isEmpty()
        ? diagnostic
        : diagnostic.help("did you mean " + String.join(" or ", near) + "?");
  }

  private Explanation logical(Symbol symbol, Assignment asked, String value) {
    Tristate wanted = Objects.requireNonNull(Configuration.letter(asked.value()));
    Tristate got = configuration.tristate(symbol);
    SymbolState state = configuration.state(symbol);
    MenuNode choice = symbol.choiceMenu();
    if (choice != null && state.visible != Tristate.N) {
      return choiceTaken(symbol, choice, asked, value);
    }
    if (got.compareTo(wanted) > 0) {
      if (state.selected.compareTo(wanted) > 0) {
        Diagnostic diagnostic = story(symbol, asked, value, "another option selects it");
        Causes causes = new Causes(configuration, Map.of());
        for (Cause selector : causes.of(symbol).causes()) {
          diagnostic = selectedBy(selector, diagnostic);
        }
        return explanation(asked, value, Reason.SELECTED, diagnostic);
      }
      if (wanted == Tristate.M && configuration.type(symbol) == SymbolType.BOOL) {
        return explanation(
            asked,
            value,
            Reason.INVALID_VALUE,
            story(symbol, asked, value, "this configuration has no modules"));
      }
    }
    if (!symbol.hasPrompt()) {
      return notSettable(symbol, asked, value);
    }
    if (state.visible.compareTo(wanted) < 0 && wanted.compareTo(got) > 0) {
      boolean module = state.visible == Tristate.M;
      Diagnostic diagnostic =
          story(
              symbol,
              asked,
              value,
              module ? "a dependency is a module" : "a dependency is not met");
      return explanation(
          asked,
          value,
          module ? Reason.LIMITED_TO_MODULE : Reason.UNMET_DEPENDENCY,
          help(unmet(symbol, wanted, diagnostic), symbol, asked));
    }
    if (state.visible == Tristate.N) {
      return notSettable(symbol, asked, value);
    }
    return overridden(symbol, asked, value);
  }

  private Explanation choiceTaken(Symbol symbol, MenuNode choice, Assignment asked, String value) {
    Symbol chosen = configuration.choices().decide(choice);
    Diagnostic diagnostic;
    if (chosen == null || chosen == symbol) {
      diagnostic =
          story(symbol, asked, value, "one alternative of its choice has to be y, and no other is");
    } else {
      diagnostic =
          story(symbol, asked, value, "`" + chosen.name() + "` was chosen instead")
              .help("ask for `CONFIG_" + chosen.name() + "=n` or leave it out");
    }
    return explanation(
        asked,
        value,
        Reason.CHOICE_TAKEN,
        diagnostic.note(
            choice.place().location(), "the choice `" + choice.promptText() + "` begins here"));
  }

  private Explanation notSettable(Symbol symbol, Assignment asked, String value) {
    boolean hidden = symbol.hasPrompt();
    Diagnostic diagnostic =
        story(
            symbol,
            asked,
            value,
            hidden
                ? "it cannot be set here, its value is computed"
                : "it has no prompt, its value is computed");
    Cause cause = new Causes(configuration, Map.of()).of(symbol);
    return explanation(
        asked, value, Reason.NOT_SETTABLE, help(note(cause, diagnostic), symbol, asked));
  }

  private Explanation text(Symbol symbol, Assignment asked, String value) {
    if (!symbol.hasPrompt()) {
      return notSettable(symbol, asked, value);
    }
    if (configuration.visibility(symbol) == Tristate.N) {
      Diagnostic diagnostic = story(symbol, asked, value, "a dependency is not met");
      return explanation(
          asked,
          value,
          Reason.UNMET_DEPENDENCY,
          help(unmet(symbol, Tristate.M, diagnostic), symbol, asked));
    }
    Property range =
        symbol.type.isNumber() ? configuration.applying(symbol, Property.Kind.RANGE) : null;
    if (range != null && !configuration.accepts(symbol, RawText.of(asked.value()))) {
      Expr ends = Objects.requireNonNull(range.expr);
      String low = configuration.value(ends.symbol());
      String high = configuration.value(ends.otherSymbol());
      return explanation(
          asked,
          value,
          Reason.OUT_OF_RANGE,
          story(symbol, asked, value, "it has to be from " + low + " to " + high)
              .note(range.place.location(), "the range is set here"));
    }
    return overridden(symbol, asked, value);
  }

  private Explanation overridden(Symbol symbol, Assignment asked, String value) {
    Diagnostic diagnostic = story(symbol, asked, value, "it was asked for something else as well");
    for (Assignment other : configuration.assignments()) {
      if (other.name().equals(asked.name()) && other.file() != null) {
        diagnostic =
            diagnostic.note(
                "`" + other.value() + "` was asked for in " + other.file() + ":" + other.line());
      }
    }
    return explanation(asked, value, Reason.OVERRIDDEN, diagnostic);
  }

  private Diagnostic unmet(Symbol symbol, Tristate wanted, Diagnostic story) {
    Causes causes = new Causes(configuration, Map.of());
    Diagnostic result = story;
    for (Property property : symbol.properties()) {
      if (property.isPrompt()) {
        for (Cause cause : causes.unmet(property, wanted)) {
          result = needs(property.menu.place(), cause, result);
        }
      }
    }
    return result;
  }

  private static Diagnostic needs(Place place, Cause cause, Diagnostic story) {
    String how = cause.how().isEmpty() ? "" : ": " + cause.how();
    Diagnostic result =
        story.note(
            place.location(),
            "needs `" + cause.what() + "`, which is `" + cause.value() + "`" + how);
    for (Cause below : cause.causes()) {
      result = note(below, result);
    }
    return result;
  }

  private static Diagnostic selectedBy(Cause cause, Diagnostic story) {
    Place place = Objects.requireNonNull(cause.place());
    return story.note(
        place.location(), "selected by `" + cause.what() + "`, which is `" + cause.value() + "`");
  }

  /** Adds {@code cause} and what is below it, from top to bottom. */
  private static Diagnostic note(Cause cause, Diagnostic story) {
    Diagnostic result = story;
    if (!cause.how().equals(Causes.TOLD)) {
      String text =
          cause.how().equals(Causes.COMMAND)
              ? "the command `" + cause.what() + "` gave `" + cause.value() + "`"
              : "`"
                  + cause.what()
                  + "` is `"
                  + cause.value()
                  + "`"
                  + (cause.how().isEmpty() ? "" : ": " + cause.how());
      Place place = cause.place();
      result = place == null ? result.note(text) : result.note(place.location(), text);
    }
    for (Cause below : cause.causes()) {
      result = note(below, result);
    }
    return result;
  }

  /** Adds what would give what was asked for; it was tried. */
  private Diagnostic help(Diagnostic story, Symbol symbol, Assignment asked) {
    Diagnostic result = story;
    for (Remedy remedy : new Remedies(configuration).allow(symbol, asked.value())) {
      List<Remedy.Change> others =
          remedy.changes().stream().filter(change -> !change.name().equals(symbol.name())).toList();
      if (!others.isEmpty()) {
        result = result.help(new Remedy(others).sentence());
      }
    }
    return result;
  }

  private static Diagnostic story(Symbol symbol, Assignment asked, String value, String because) {
    String where = asked.file() == null ? "" : " in " + asked.file() + ":" + asked.line();
    return Diagnostic.warning(
        symbol.menus().get(0).place().location(),
        "`CONFIG_"
            + symbol.name()
            + "="
            + asked.value()
            + "` was asked for"
            + where
            + ", but it is `"
            + value
            + "`: "
            + because);
  }

  private static Explanation explanation(
      Assignment asked, @Nullable String value, Reason reason, Diagnostic diagnostic) {
    return new Explanation(asked, value, reason, diagnostic);
  }
}
