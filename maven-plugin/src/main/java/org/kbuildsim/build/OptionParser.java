package org.kbuildsim.build;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.make.MakeFailure;
import org.kbuildsim.make.MakeVersion;

/** Reads options from a command line or from {@code MAKEFLAGS} into {@link Options}. */
final class OptionParser {
  private static final String WITH_ARGUMENT = "CfIoWE";
  private static final String WITH_OPTIONAL_ARGUMENT = "jlO";

  private static final Pattern NUMBER = Pattern.compile("^[0-9]+(\\.[0-9]*)?");

  // In the order in which an ambiguous option's possibilities are listed.
  private static final Map<String, Character> LONG = new LinkedHashMap<>();

  static {
    Object[][] names = {
      {"always-make", 'B'},
      {"debug", '\1'},
      {"environment-overrides", 'e'},
      {"eval", 'E'},
      {"help", 'h'},
      {"ignore-errors", 'i'},
      {"keep-going", 'k'},
      {"check-symlink-times", 'L'},
      {"just-print", 'n'},
      {"print-data-base", 'p'},
      {"question", 'q'},
      {"no-builtin-rules", 'r'},
      {"no-builtin-variables", 'R'},
      {"shuffle", '\7'},
      {"silent", 's'},
      {"no-keep-going", 'S'},
      {"touch", 't'},
      {"trace", '\5'},
      {"version", 'v'},
      {"print-directory", 'w'},
      {"directory", 'C'},
      {"file", 'f'},
      {"include-dir", 'I'},
      {"jobs", 'j'},
      {"load-average", 'l'},
      {"old-file", 'o'},
      {"output-sync", 'O'},
      {"what-if", 'W'},
      {"no-print-directory", '\3'},
      {"warn-undefined-variables", '\6'},
      {"no-silent", '\4'},
      {"jobserver-auth", '\2'},
      {"jobserver-fds", '\2'},
      {"sync-mutex", '\2'},
      {"quiet", 's'},
      {"stop", 'S'},
      {"new-file", 'W'},
      {"assume-new", 'W'},
      {"assume-old", 'o'},
      {"max-load", 'l'},
      {"dry-run", 'n'},
      {"recon", 'n'},
      {"makefile", 'f'},
    };
    for (Object[] name : names) {
      LONG.put((String) name[0], (Character) name[1]);
    }
  }

  /** An option that is none, or lacks its argument. */
  static final class BadOption extends Exception {
    private static final long serialVersionUID = 1L;

    BadOption(String message) {
      super(message);
    }
  }

  private final Options options;
  private final boolean fromEnvironment;

  /** What is left: goals and assignments, in order. */
  private final List<String> words = new ArrayList<>();

  private OptionParser(Options options, boolean fromEnvironment) {
    this.options = options;
    this.fromEnvironment = fromEnvironment;
  }

  /** Reads a command line without the program's name; returns the words that are no options. */
  static List<String> parse(Options options, List<String> arguments) throws BadOption {
    OptionParser parser = new OptionParser(options, false);
    parser.parse(PeekingIterator.of(arguments));
    return parser.words;
  }

  /** Reads the value of MAKEFLAGS; what is wrong in it is passed over. */
  static List<String> parseFlags(Options options, String flags) {
    List<String> arguments = split(flags);
    if (arguments.isEmpty()) {
      return List.of();
    }
    String first = arguments.get(0);
    if (!first.startsWith("-") && first.indexOf('=') < 0) {
      arguments.set(0, "-" + first);
    }
    OptionParser parser = new OptionParser(options, true);
    try {
      parser.parse(PeekingIterator.of(arguments));
    } catch (BadOption impossible) {
      throw new IllegalStateException(impossible);
    }
    return parser.words;
  }

  private static List<String> split(String flags) {
    List<String> split = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean any = false;
    for (int i = 0; i < flags.length(); i++) {
      char c = flags.charAt(i);
      if (c == ' ' || c == '\t') {
        if (any) {
          split.add(word.toString());
          word.setLength(0);
          any = false;
        }
        continue;
      }
      if (c == '\\' && i + 1 < flags.length()) {
        c = flags.charAt(++i);
      }
      word.append(c);
      any = true;
    }
    if (any) {
      split.add(word.toString());
    }
    return split;
  }

  private void parse(Iterator<String> arguments) throws BadOption {
    boolean optionsEnded = false;
    while (arguments.hasNext()) {
      String argument = arguments.next();
      if (optionsEnded || !argument.startsWith("-") || argument.equals("-")) {
        words.add(argument);
      } else if (argument.equals("--")) {
        optionsEnded = true;
      } else if (argument.startsWith("--")) {
        longOption(argument.substring(2), arguments);
      } else {
        shortOptions(argument, arguments);
      }
    }
  }

  private void shortOptions(String argument, Iterator<String> arguments) throws BadOption {
    for (int i = 1; i < argument.length(); i++) {
      char c = argument.charAt(i);
      String rest = argument.substring(i + 1);
      if (WITH_ARGUMENT.indexOf(c) >= 0) {
        if (rest.isEmpty() && !arguments.hasNext()) {
          bad("option requires an argument -- '" + c + "'");
          return;
        }
        withArgument(c, rest.isEmpty() ? arguments.next() : rest);
        return;
      }
      if (WITH_OPTIONAL_ARGUMENT.indexOf(c) >= 0) {
        optionalArgument(c, rest, arguments);
        return;
      }
      if (!flag(c)) {
        bad("invalid option -- '" + c + "'");
      }
    }
  }

  // `-j 3`: GNU make takes a following word as the number if it looks like one.
  private void optionalArgument(char c, String rest, Iterator<String> arguments) throws BadOption {
    if (!rest.isEmpty()) {
      withArgument(c, rest);
      return;
    }
    if (c != 'O' && arguments instanceof PeekingIterator peeking && isNumber(peeking.peek())) {
      withArgument(c, arguments.next());
      return;
    }
    withArgument(c, "");
  }

  private static boolean isNumber(@Nullable String text) {
    return text != null && text.matches("[0-9]+(\\.[0-9]+)?");
  }

  private void longOption(String text, Iterator<String> arguments) throws BadOption {
    int equals = text.indexOf('=');
    String name = equals < 0 ? text : text.substring(0, equals);
    String value = equals < 0 ? null : text.substring(equals + 1);
    List<String> candidates = new ArrayList<>(candidates(name));
    if (options.version == MakeVersion.V4_3) {
      candidates.remove("shuffle");
    }
    if (candidates.isEmpty()) {
      bad("unrecognized option '--" + text + "'");
      return;
    }
    char c = LONG.getOrDefault(candidates.get(0), '\0');
    if (candidates.stream().anyMatch(other -> LONG.getOrDefault(other, '\0') != c)) {
      String listed =
          candidates.stream().map(other -> " '--" + other + "'").collect(Collectors.joining());
      bad("option '--" + text + "' is ambiguous; possibilities:" + listed);
      return;
    }
    if (WITH_ARGUMENT.indexOf(c) >= 0) {
      if (value == null && !arguments.hasNext()) {
        bad("option '--" + name + "' requires an argument");
        return;
      }
      withArgument(c, value == null ? arguments.next() : value);
    } else if (WITH_OPTIONAL_ARGUMENT.indexOf(c) >= 0 || c == '\1' || c == '\2' || c == '\7') {
      if (c == 'j' && value != null && value.isEmpty()) {
        bad("the '-j' option requires a positive integer argument");
      }
      withArgument(c, value == null ? "" : value);
    } else if (value != null) {
      bad("option '--" + name + "' doesn't allow an argument");
    } else {
      flag(c);
    }
  }

  // A name may be cut short, as long as it means one thing.
  private static List<String> candidates(String name) {
    return LONG.containsKey(name)
        ? List.of(name)
        : LONG.keySet().stream().filter(known -> known.startsWith(name)).toList();
  }

  private void withArgument(char c, String value) throws BadOption {
    switch (c) {
      case 'C' -> {
        if (!fromEnvironment) {
          options.directories.add(value);
        }
      }
      case 'f' -> {
        if (!fromEnvironment) {
          options.makefiles.add(value);
        }
      }
      case 'I' -> {
        if (!options.includeDirectories.contains(value)) {
          options.includeDirectories.add(value);
        }
      }
      case 'o' -> options.oldFiles.add(value);
      case 'W' -> options.newFiles.add(value);
      case 'E' -> {
        if (!options.evals.contains(value)) {
          options.evals.add(value);
        }
      }
      case 'j' -> jobs(value);
      case 'l' -> options.loadLimit = value.isEmpty() ? null : number(value);
      case 'O' -> outputSync(value);
      case '\7' -> options.shuffle = Shuffle.chosen(value);
      case '\1' -> debug(value.isEmpty() ? "basic" : value);
      default -> {}
    }
  }

  private void jobs(String value) throws BadOption {
    if (value.isEmpty()) {
      options.jobs = Options.UNLIMITED;
    } else if (value.matches("0*[1-9][0-9]{0,8}")) {
      options.jobs = Integer.parseInt(value);
    } else {
      bad("the '-j' option requires a positive integer argument");
    }
  }

  // The first letter of each word counts.
  private void debug(String levels) {
    String known = options.version == MakeVersion.V4_3 ? "(?i)[abijmnv].*" : "(?i)[abijmnpvw].*";
    for (String level : levels.split("[, ]+", -1)) {
      if (!fromEnvironment && !level.matches(known)) {
        throw MakeFailure.at(null, "unknown debug level specification '" + level + "'");
      }
    }
    if (!options.debugLevels.contains(levels)) {
      options.debugLevels.add(levels);
    }
  }

  // As C reads and prints it: what is no number is 0.
  private static String number(String text) {
    Matcher number = NUMBER.matcher(text);
    return number.find()
        ? new BigDecimal(number.group())
            .round(new MathContext(6))
            .stripTrailingZeros()
            .toPlainString()
        : "0";
  }

  private void outputSync(String value) {
    switch (value) {
      case "", "target" -> options.outputSync = "target";
      case "none", "line", "recurse" -> options.outputSync = value;
      default -> {
        if (!fromEnvironment) {
          throw MakeFailure.at(null, "unknown output-sync type '" + value + "'");
        }
      }
    }
  }

  private boolean flag(char c) {
    switch (c) {
      case 'b', 'm' -> {}
      case 'B' -> options.alwaysMake = true;
      case 'd' -> options.debug = true;
      case 'e' -> options.environmentOverrides = true;
      case 'h' -> options.help = true;
      case 'i' -> options.ignoreErrors = true;
      case 'k' -> options.keepGoing = true;
      case 'L' -> options.checkSymlinks = true;
      case 'n' -> options.justPrint = true;
      case 'p' -> options.printDatabase = true;
      case 'q' -> options.question = true;
      case 'r' -> options.noBuiltInRules = true;
      case 'R' -> options.noBuiltInVariables = true;
      case 's' -> options.silent = true;
      case 'S' -> options.keepGoing = false;
      case 't' -> options.touch = true;
      case 'v' -> options.printVersion = true;
      case 'w' -> options.printDirectory = true;
      case '\3' -> options.noPrintDirectory = true;
      case '\4' -> options.silent = false;
      case '\5' -> options.trace = true;
      case '\6' -> options.warnUndefinedVariables = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  private void bad(String message) throws BadOption {
    if (!fromEnvironment) {
      throw new BadOption(message);
    }
  }

  /** An iterator that shows what comes next. */
  interface PeekingIterator extends Iterator<String> {
    @Nullable String peek();

    static PeekingIterator of(List<String> words) {
      return new PeekingIterator() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < words.size();
        }

        @Override
        public String next() {
          return words.get(next++);
        }

        @Override
        public @Nullable String peek() {
          return next < words.size() ? words.get(next) : null;
        }
      };
    }
  }
}
