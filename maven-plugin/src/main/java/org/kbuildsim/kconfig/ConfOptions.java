package org.kbuildsim.kconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The command line of {@code conf}, taken apart as getopt_long does.
 *
 * @param mode the last mode named
 * @param file what went with {@code --defconfig} or {@code --savedefconfig}, or null
 * @param kconfig the top Kconfig file, or null if it is missing
 * @param seed the start of the random numbers, if any are wanted
 */
record ConfOptions(
    ConfMode mode,
    @Nullable String file,
    boolean silent,
    boolean help,
    @Nullable String kconfig,
    int seed) {

  private static final String USAGE_TAIL =
      """

      Generic options:
        -h, --help              Print this message and exit.
        -s, --silent            Do not print log.

      Mode options:
        --listnewconfig         List new options
        --helpnewconfig         List new options and help text
        --oldaskconfig          Start a new configuration using a line-oriented program
        --oldconfig             Update a configuration using a provided .config as base
        --syncconfig            Similar to oldconfig but generates configuration in
                                include/{generated/,config/}
        --olddefconfig          Same as oldconfig but sets new symbols to their default value
        --defconfig <file>      New config with default defined in <file>
        --savedefconfig <file>  Save the minimal current configuration to <file>
        --allnoconfig           New config where all options are answered with no
        --allyesconfig          New config where all options are answered with yes
        --allmodconfig          New config where all options are answered with mod
        --alldefconfig          New config with all symbols set to default
        --randconfig            New config with random answer to all options
        --yes2modconfig         Change answers from yes to mod if possible
        --mod2yesconfig         Change answers from mod to yes if possible
        --mod2noconfig          Change answers from mod to no if possible
        (If none of the above is given, --oldaskconfig is the default)
      """;

  /** Reads options one after the other. */
  private static final class Reader {
    private final String program;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final Console console;
    private final List<String> operands = new ArrayList<>();
    private ConfMode mode = ConfMode.OLDASKCONFIG;
    private @Nullable String file;
    private boolean silent;
    private boolean help;
    private int seed;
    private int next = 1;

    Reader(List<String> arguments, Map<String, String> environment, Console console) {
      this.program = RawText.of(arguments.get(0));
      this.arguments = arguments;
      this.environment = environment;
      this.console = console;
    }

    ConfOptions read() {
      boolean options = true;
      while (next < arguments.size() && !help) {
        String word = RawText.of(arguments.get(next++));
        if (options && word.equals("--")) {
          options = false;
        } else if (options && word.startsWith("--")) {
          longOption(word.substring(2));
        } else if (options && word.length() > 1 && word.startsWith("-")) {
          shortOptions(word.substring(1));
        } else {
          operands.add(word);
        }
      }
      String top = operands.isEmpty() ? null : operands.get(0);
      return new ConfOptions(mode, file, silent, help, top, seed);
    }

    private void shortOptions(String letters) {
      for (int i = 0; i < letters.length(); i++) {
        char letter = letters.charAt(i);
        switch (letter) {
          case 'h' -> help = true;
          case 's' -> silent = true;
          default -> complain("invalid option -- '" + letter + "'");
        }
      }
    }

    private void longOption(String word) {
      int equals = word.indexOf('=');
      String given = equals < 0 ? word : word.substring(0, equals);
      List<String> names = matches(given);
      if (names.size() != 1) {
        complain(
            names.isEmpty()
                ? "unrecognized option '--" + given + "'"
                : "option '--"
                    + given
                    + "' is ambiguous; possibilities:"
                    + names.stream().map(n -> " '--" + n + "'").collect(Collectors.joining()));
        return;
      }
      String name = names.get(0);
      ConfMode chosen =
          name.equals("help") || name.equals("silent")
              ? null
              : ConfMode.valueOf(name.toUpperCase(Locale.ROOT));
      boolean takesFile = chosen != null && chosen.takesFile();
      if (equals >= 0 && !takesFile) {
        complain("option '--" + name + "' doesn't allow an argument");
        return;
      }
      if (takesFile && equals < 0 && next >= arguments.size()) {
        complain("option '--" + name + "' requires an argument");
        return;
      }
      if (chosen == null) {
        help |= name.equals("help");
        silent |= name.equals("silent");
        return;
      }
      mode = chosen;
      if (takesFile) {
        file = equals >= 0 ? word.substring(equals + 1) : RawText.of(arguments.get(next++));
      } else if (chosen == ConfMode.SYNCCONFIG) {
        // It runs within a build: nobody wants to read that a file was written.
        silent = true;
      } else if (chosen == ConfMode.RANDCONFIG) {
        seed = seed(environment);
        console.print(String.format("KCONFIG_SEED=0x%X\n", seed));
      }
    }

    private static List<String> matches(String given) {
      List<String> all = new ArrayList<>(List.of("help", "silent"));
      for (ConfMode mode : ConfMode.values()) {
        all.add(mode.name().toLowerCase(Locale.ROOT));
      }
      if (all.contains(given)) {
        return List.of(given);
      }
      return all.stream().filter(name -> name.startsWith(given)).toList();
    }

    private void complain(String text) {
      console.printError(program + ": " + text + "\n");
    }
  }

  /** Returns the options in {@code arguments}, the program's name first. */
  static ConfOptions read(
      List<String> arguments, Map<String, String> environment, Console console) {
    return new Reader(arguments, environment, console).read();
  }

  /** Returns what {@code --help} says. */
  static String usage(String program, KconfigVersion version) {
    if (version == KconfigVersion.V6_12) {
      return "Usage: " + program + " [options] <kconfig-file>\n" + USAGE_TAIL;
    }
    return "Usage: "
        + program
        + " [options] kconfig_file\n"
        + USAGE_TAIL
        + "\nArguments:\n  kconfig_file            Top-level Kconfig file.\n";
  }

  private static int seed(Map<String, String> environment) {
    String given = environment.getOrDefault("KCONFIG_SEED", "");
    CNumber number = CNumber.signed(given, 0);
    return !given.isEmpty() && number.end() == given.length()
        ? (int) number.value()
        : (int) System.nanoTime();
  }
}
