package org.kbuildsim.tool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.elf.FileBytes;
import org.kbuildsim.elf.Symbols;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;

/**
 * {@code llvm-nm} for ELF objects, in the forms kbuild uses: {@code nm FILE…}, {@code -n}, {@code
 * -p}, {@code --defined-only}.
 *
 * <p>Anything else (bitcode, archives, other options, a file that cannot be read) is left to the
 * real program, so that its answers and its errors are always llvm-nm's own.
 */
public final class Nm implements Program {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final Program real;

  /**
   * Creates an nm.
   *
   * @param real what is run, with the same invocation, where this one does not know the answer
   */
  public Nm(Program real) {
    this.real = real;
  }

  @Override
  public int run(Invocation invocation) throws IOException, InterruptedException {
    Options options = Options.of(invocation.arguments());
    if (options != null) {
      Optional<ByteText> listing = list(invocation, options);
      if (listing.isPresent()) {
        listing.get().writeTo(invocation.out());
        return 0;
      }
    }
    return real.run(invocation);
  }

  private static Optional<ByteText> list(Invocation invocation, Options options) {
    ByteText out = new ByteText(0);
    try {
      for (String file : options.files) {
        ByteBuffer data = FileBytes.of(invocation.directory().resolve(file));
        if (!ElfFile.isElf(data)) {
          return Optional.empty();
        }
        ElfFile elf = ElfFile.of(file, data);
        Symbols symbols = elf.symbols();
        NmTable table = symbols == null ? null : new NmTable(elf, symbols);
        int[] order = table == null ? new int[0] : options.order(table);
        if (table == null || order.length == 0) {
          return Optional.empty(); // the real one says "no symbols"
        }
        if (options.files.size() > 1) {
          out.add(("\n" + file + ":\n").getBytes(StandardCharsets.UTF_8));
        }
        list(table, order, elf.is64() ? 16 : 8, options, out);
      }
    } catch (IOException | DiagnosticException unreadable) {
      return Optional.empty();
    }
    return Optional.of(out);
  }

  private static void list(NmTable table, int[] order, int digits, Options options, ByteText out) {
    byte[] start = new byte[digits + 3];
    start[digits] = ' ';
    start[digits + 2] = ' ';
    for (int symbol : order) {
      boolean defined = table.isDefined(symbol);
      if (defined || !options.definedOnly) {
        long value = table.value(symbol);
        for (int i = digits; i > 0; value >>>= 4) {
          start[--i] = defined ? HEX[(int) value & 15] : (byte) ' ';
        }
        start[digits + 1] = (byte) table.type(symbol);
        out.add(start);
        table.name(symbol, out);
        out.add('\n');
      }
    }
  }

  private static final class Options {
    private final List<String> files = new ArrayList<>();
    private boolean definedOnly;
    private boolean byValue;
    private boolean unsorted;

    static @Nullable Options of(List<String> arguments) {
      Options options = new Options();
      for (String argument : arguments.subList(1, arguments.size())) {
        switch (argument) {
          case "-p", "--no-sort" -> options.unsorted = true;
          case "-n", "--numeric-sort" -> options.byValue = true;
          case "--defined-only" -> options.definedOnly = true;
          default -> {
            if (argument.startsWith("-") || argument.startsWith("@")) {
              return null;
            }
            options.files.add(argument);
          }
        }
      }
      return options.files.isEmpty() ? null : options;
    }

    int[] order(NmTable table) {
      return unsorted ? table.listed() : byValue ? table.byValue() : table.byName();
    }
  }
}
