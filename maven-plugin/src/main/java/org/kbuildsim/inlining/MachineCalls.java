package org.kbuildsim.inlining;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.elf.Relocations;
import org.kbuildsim.elf.Section;
import org.kbuildsim.elf.Symbols;

/** How often each function of an object calls or names each helper, by its machine code. */
final class MachineCalls {
  // 0000000000000010 <function>:
  private static final Pattern FUNCTION = Pattern.compile("^[0-9a-f]+ <(.+)>:$");
  //   13:  callq  0x6a0 <rust_helper_IS_ERR>
  private static final Pattern TARGET = Pattern.compile("<(" + HelperSource.PREFIX + "\\w+)>\\s*$");

  private final Map<String, Map<String, Integer>> byCaller = new HashMap<>();

  /**
   * Reads calls of what the object does not define: each has a relocation.
   *
   * @param object relocatable
   */
  static MachineCalls ofUndefined(ElfFile object) {
    MachineCalls calls = new MachineCalls();
    Symbols symbols = object.symbols();
    if (symbols == null) {
      return calls;
    }
    for (Section section : object.sections()) {
      if (section.type() != Elf.SHT_RELA && section.type() != Elf.SHT_REL) {
        continue;
      }
      Relocations relocations = object.relocations(section);
      for (int i = 0; i < relocations.count(); i++) {
        int symbol = relocations.symbol(i);
        String name = symbols.name(symbol);
        if (name.startsWith(HelperSource.PREFIX) && symbols.section(symbol) == Elf.SHN_UNDEF) {
          calls.add(function(symbols, section.info(), relocations.offset(i)), name);
        }
      }
    }
    return calls;
  }

  /**
   * Reads calls of what the object defines itself, which the assembler resolved.
   *
   * @param disassembly what {@code llvm-objdump -d --no-show-raw-insn} prints
   */
  static MachineCalls ofDisassembly(Iterable<String> disassembly) {
    MachineCalls calls = new MachineCalls();
    String caller = "";
    for (String line : disassembly) {
      Matcher function = FUNCTION.matcher(line);
      Matcher target = TARGET.matcher(line);
      if (function.find()) {
        caller = function.group(1);
      } else if (target.find()) {
        calls.add(caller, target.group(1));
      }
    }
    return calls;
  }

  private static String function(Symbols symbols, int section, long offset) {
    for (int i = 1; i < symbols.count(); i++) {
      if (symbols.type(i) == Elf.STT_FUNC
          && symbols.section(i) == section
          && symbols.value(i) <= offset
          && offset < symbols.value(i) + symbols.size(i)) {
        return symbols.name(i);
      }
    }
    return "";
  }

  private void add(String caller, String helper) {
    byCaller.computeIfAbsent(caller, c -> new HashMap<>()).merge(helper, 1, Integer::sum);
  }

  /** Returns how often {@code caller} calls {@code helper}. */
  int count(String caller, String helper) {
    return byCaller.getOrDefault(caller, Map.of()).getOrDefault(helper, 0);
  }
}
