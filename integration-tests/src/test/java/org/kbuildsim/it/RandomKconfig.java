package org.kbuildsim.it;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.kbuildsim.kconfig.ConfCase;

/** Makes up Kconfig files, a {@code .config} and a command; the same for the same seed. */
final class RandomKconfig {
  private static final String[] MODES = {
    "--olddefconfig", "--olddefconfig", "--oldconfig", "--syncconfig", "--alldefconfig",
    "--allnoconfig", "--allyesconfig", "--allmodconfig", "--randconfig", "--savedefconfig=out",
    "--listnewconfig", "--helpnewconfig", "--yes2modconfig", "--mod2yesconfig", "--oldaskconfig"
  };
  private static final String[] TYPES = {
    "bool", "bool", "bool", "tristate", "tristate", "tristate", "int", "hex", "string"
  };

  private final Random random;
  private final StringBuilder out = new StringBuilder();
  private final List<String> names = new ArrayList<>();
  private final Map<String, String> types = new LinkedHashMap<>();
  private final int count;

  /** Symbols of choices. */
  private final Set<Integer> members = new HashSet<>();

  /** The first symbol of the outermost block that is open; -1 outside of all. */
  private int outermost = -1;

  /** Whether references may go anywhere; most such trees are full of circles. */
  private final boolean wild;

  /** Whether there is what 6.12 does not know: conditional dependencies, transitional symbols. */
  private final boolean modern;

  /** Old names of symbols, with the types of the new ones. */
  private final Map<String, String> former = new LinkedHashMap<>();

  private RandomKconfig(long seed) {
    random = new Random(seed);
    count = 3 + random.nextInt(22);
    wild = chance(5);
    modern = chance(15);
    for (int i = 0; i < count; i++) {
      String name = "S" + i;
      names.add(name);
      types.put(name, pick(TYPES));
    }
  }

  static ConfCase make(long seed) {
    return new RandomKconfig(seed).make("random " + seed);
  }

  private ConfCase make(String name) {
    if (chance(60)) {
      out.append("config MODULES\n\tbool \"modules\"\n\tmodules\n");
      out.append(chance(70) ? "\tdefault y\n" : "");
    }
    int next = 0;
    while (next < count) {
      next = block(next, 0);
    }
    former.forEach(
        (old, type) -> out.append("config " + old + "\n\t" + type + "\n\ttransitional\n"));
    Map<String, String> files = new LinkedHashMap<>();
    files.put("Kconfig", out.toString());
    String mode = pick(MODES);
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("KCONFIG_SEED", Integer.toString(random.nextInt(100_000)));
    if (chance(85)) {
      files.put(".config", config());
    }
    if (chance(30)) {
      files.put("all.config", config());
      environment.put("KCONFIG_ALLCONFIG", "1");
    }
    if (chance(10)) {
      environment.put("KCONFIG_WARN_CHANGED_INPUT", "1");
    }
    if (chance(10)) {
      environment.put("KCONFIG_WARN_UNKNOWN_SYMBOLS", "1");
    }
    StringBuilder answers = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      answers.append(pick("y", "n", "m", "", "", "3", "0x4", "1", "2", "?", "bogus")).append('\n');
    }
    return new ConfCase(name, List.of(mode, "Kconfig"), environment, answers.toString(), files);
  }

  private int block(int from, int depth) {
    int kind = depth > 3 ? 9 : random.nextInt(14);
    int next = from;
    switch (kind) {
      case 0, 1 -> {
        out.append("menu \"Menu ").append(from).append("\"\n");
        out.append(chance(50) ? "\tdepends on " + expression(from, 2) + "\n" : "");
        out.append(chance(30) ? "\tvisible if " + expression(from, 1) + "\n" : "");
        next = some(from, depth);
        out.append("endmenu\n");
      }
      case 2, 3 -> {
        out.append("if ").append(expression(from, 2)).append('\n');
        next = some(from, depth);
        out.append("endif\n");
      }
      case 4 -> next = choice(from);
      case 5 -> {
        out.append("comment \"Comment ").append(from).append("\"\n");
        out.append(chance(50) ? "\tdepends on " + expression(from, 1) + "\n" : "");
      }
      case 6 -> again(from);
      default -> {
        entry(from, from, from + 1, false);
        next = from + 1;
      }
    }
    return next;
  }

  private int some(int from, int depth) {
    outermost = depth == 0 ? from : outermost;
    int next = from;
    for (int i = random.nextInt(5); i >= 0 && next < count; i--) {
      next = block(next, depth + 1);
    }
    outermost = depth == 0 ? -1 : outermost;
    return next;
  }

  /**
   * Defines a symbol once more. In a block it is one of that block: others may have selected the
   * symbols that the block depends on, which would be a circle.
   */
  private void again(int from) {
    int first = Math.max(0, wild ? 0 : outermost);
    if (first >= from) {
      return;
    }
    int index = first + random.nextInt(from - first);
    if (wild || !members.contains(index)) {
      entry(index, index, from, false);
    }
  }

  private int choice(int from) {
    int end = Math.min(count, from + 1 + random.nextInt(4));
    out.append("choice\n\tprompt \"Choice ").append(from).append('"').append(condition(from));
    out.append('\n');
    for (int i = random.nextInt(3); i > 0; i--) {
      out.append("\tdefault ").append(names.get(from + random.nextInt(end - from)));
      out.append(condition(from)).append('\n');
    }
    out.append(chance(30) ? "\tdepends on " + expression(from, 1) + "\n" : "");
    boolean wrapped = chance(15);
    out.append(wrapped ? "if " + expression(from, 1) + "\n" : "");
    for (int i = from; i < end; i++) {
      types.put(names.get(i), "bool");
      members.add(i);
      entry(i, from, end, true);
    }
    out.append(wrapped ? "endif\n" : "").append("endchoice\n");
    return end;
  }

  /**
   * Writes a definition.
   *
   * @param before its expressions refer to symbols before this one
   * @param after it selects this symbol or later ones, so that there is no way back
   */
  private void entry(int index, int before, int after, boolean member) {
    String name = names.get(index);
    String type = types.getOrDefault(name, "bool");
    boolean prompt = member || chance(70);
    out.append(!member && prompt && chance(10) ? "menuconfig " : "config ").append(name);
    out.append("\n\t").append(type);
    out.append(prompt ? " \"Prompt " + index + "\"" + condition(before) : "").append('\n');
    if (modern && !member && chance(30)) {
      former.put("FORMER_" + name, type);
      out.append("\tdefault FORMER_").append(name).append(condition(before)).append('\n');
    }
    for (int i = member ? 0 : random.nextInt(3); i > 0; i--) {
      out.append("\tdefault ").append(value(type, before)).append(condition(before)).append('\n');
    }
    for (int i = random.nextInt(5) / 3; i > 0; i--) {
      out.append("\tdepends on ").append(expression(before, 2));
      out.append(modern ? condition(before) : "").append('\n');
    }
    boolean logical = type.equals("bool") || type.equals("tristate");
    boolean selects = logical && (wild || after < count);
    for (int i = selects ? random.nextInt(5) / 3 : 0; i > 0; i--) {
      int target =
          wild && (after >= count || chance(10))
              ? random.nextInt(count)
              : after + random.nextInt(count - after);
      out.append(chance(60) ? "\tselect " : "\timply ").append(names.get(target));
      out.append(condition(before)).append('\n');
    }
    if ((type.equals("int") || type.equals("hex")) && chance(50)) {
      String prefix = type.equals("hex") ? "0x" : "";
      out.append("\trange ").append(prefix).append(random.nextInt(6)).append(' ').append(prefix);
      out.append(5 + random.nextInt(5)).append(condition(before)).append('\n');
    }
    if (chance(10)) {
      out.append("\thelp\n\t  Help of ").append(name).append(".\n\n");
    }
  }

  private String condition(int index) {
    return chance(25) ? " if " + expression(index, 2) : "";
  }

  private String value(String type, int index) {
    return switch (type) {
      case "int" -> chance(15) ? reference(index) : Integer.toString(random.nextInt(14) - 2);
      case "hex" -> chance(15) ? reference(index) : "0x" + Integer.toHexString(random.nextInt(20));
      case "string" -> pick("\"text\"", "\"\"", "\"a \\\"b\\\" \\\\\"", "word", reference(index));
      default -> chance(60) ? pick("y", "m", "n") : expression(index, 1);
    };
  }

  private String expression(int index, int depth) {
    if (depth > 0 && chance(45)) {
      String left = expression(index, depth - 1);
      String right = expression(index, depth - 1);
      return switch (random.nextInt(5)) {
        case 0, 1 -> left + " && " + right;
        case 2 -> left + " || " + right;
        case 3 -> "(" + left + " || " + right + ")";
        default -> "!(" + left + " && " + right + ")";
      };
    }
    if (chance(25)) {
      String operator = pick("=", "!=", "<", "<=", ">", ">=", "=", "!=");
      String operand = pick("y", "m", "n", "3", "0x4", "\"text\"", reference(index));
      // What conf takes a bool that is compared so for, depends on what is in memory: see
      // E_UNEQUAL in expr_transform() of scripts/kconfig/expr.c.
      boolean undefined = operator.equals("!=") && operand.equals("y");
      return reference(index) + operator + (undefined ? "n" : operand);
    }
    return (chance(20) ? "!" : "") + (chance(8) ? pick("y", "m", "n") : reference(index));
  }

  /** Mostly to a symbol further up, sometimes to any, or to one that is nowhere. */
  private String reference(int index) {
    if (chance(5)) {
      return "NOWHERE" + random.nextInt(3);
    }
    if (wild && chance(3)) {
      return names.get(random.nextInt(count));
    }
    return index == 0 ? "MODULES" : names.get(random.nextInt(index));
  }

  private String config() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(count + 6); i > 0; i--) {
      String name = chance(8) ? pick("MODULES", "GONE") : names.get(random.nextInt(count));
      String type = chance(4) ? pick(TYPES) : types.getOrDefault(name, "bool");
      if (former.containsKey("FORMER_" + name) && chance(50)) {
        name = "FORMER_" + name;
      }
      String value =
          switch (type) {
            case "int" -> Integer.toString(random.nextInt(12));
            case "hex" -> pick("0x", "0x", "") + Integer.toHexString(random.nextInt(20));
            case "string" -> pick("\"x\"", "\"q\\\"\\\\\"", "\"\"", "bare");
            case "tristate" -> pick("y", "m", "m", "n");
            default -> pick("y", "y", "n", "m");
          };
      if (value.equals("n") && chance(80)) {
        text.append("# CONFIG_").append(name).append(" is not set\n");
      } else {
        text.append("CONFIG_").append(name).append('=').append(value).append('\n');
      }
    }
    return text.toString();
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
