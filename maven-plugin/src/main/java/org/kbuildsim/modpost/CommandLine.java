package org.kbuildsim.modpost;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** modpost's arguments, read as GNU getopt reads them: options may follow operands. */
final class CommandLine {
  /** An option without a value. */
  enum Flag {
    EXTERNAL('e'),
    MODULES('M'),
    MODVERSIONS('m'),
    IGNORE_MISSING('n'),
    TRIM('t'),
    ALL_VERSIONS('a'),
    EXTRA_WARNINGS('W'),
    WARN_UNRESOLVED('w'),
    MISMATCH_IS_ERROR('E'),
    ALLOW_MISSING_NAMESPACES('N'),
    EXTENDED_TABLE('x'),
    BASIC_TABLE('b');

    private final char letter;

    Flag(char letter) {
      this.letter = letter;
    }
  }

  private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
  private final Map<Character, String> values = new LinkedHashMap<>();
  private final List<String> dumps = new ArrayList<>();
  private final List<String> objects = new ArrayList<>();

  private CommandLine() {}

  /**
   * Reads {@code arguments}, the program's name first.
   *
   * @throws Fatal for an unknown option, or one without its value
   */
  static CommandLine parse(List<String> arguments, ModpostDialect dialect) {
    CommandLine line = new CommandLine();
    String program = Text.ofArgument(arguments.get(0));
    for (int i = 1; i < arguments.size(); i++) {
      String argument = Text.ofArgument(arguments.get(i));
      if (argument.equals("--")) {
        for (String rest : arguments.subList(i + 1, arguments.size())) {
          line.objects.add(Text.ofArgument(rest));
        }
        break;
      }
      if (argument.length() < 2 || argument.charAt(0) != '-') {
        line.objects.add(argument);
        continue;
      }
      for (int at = 1; at < argument.length(); at++) {
        char letter = argument.charAt(at);
        int known = letter == ':' ? -1 : dialect.options().indexOf(letter);
        if (known < 0) {
          throw new Fatal(program + ": invalid option -- '" + letter + "'\n");
        }
        if (!dialect.options().startsWith(":", known + 1)) {
          line.set(letter);
          continue;
        }
        if (at + 1 == argument.length() && i + 1 == arguments.size()) {
          throw new Fatal(program + ": option requires an argument -- '" + letter + "'\n");
        }
        line.set(
            letter,
            at + 1 < argument.length()
                ? argument.substring(at + 1)
                : Text.ofArgument(arguments.get(++i)));
        break;
      }
    }
    return line;
  }

  boolean has(Flag flag) {
    return flags.contains(flag);
  }

  /** Returns the symbol dumps to read, in order. */
  List<String> dumps() {
    return dumps;
  }

  /** Returns the objects named as operands. */
  List<String> objects() {
    return objects;
  }

  /** Returns the file that lists further objects, or null. */
  @Nullable String objectList() {
    return values.get('T');
  }

  /** Returns where to write the dump, or null. */
  @Nullable String dumpOutput() {
    return values.get('o');
  }

  /** Returns the list of exports that trimming spares, or null. */
  @Nullable String whiteList() {
    return values.get('u');
  }

  /** Returns where to write missing namespaces, or null. */
  @Nullable String namespaceOutput() {
    return values.get('d');
  }

  private void set(char letter) {
    for (Flag flag : Flag.values()) {
      if (flag.letter == letter) {
        flags.add(flag);
      }
    }
  }

  private void set(char letter, String value) {
    if (letter == 'i') {
      dumps.add(value);
    } else {
      values.put(letter, value);
    }
  }
}
