package org.kbuildsim.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
  private static final int BLOCK = 1 << 16;
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
    List<Listing> listings = options == null ? List.of() : read(invocation, options);
    if (options == null || listings.isEmpty()) {
      return real.run(invocation);
    }
    ByteText out = new ByteText(2 * BLOCK);
    for (Listing listing : listings) {
      if (listings.size() > 1) {
        out.add(("\n" + listing.file + ":\n").getBytes(StandardCharsets.UTF_8));
      }
      write(listing, options, out, invocation.out());
    }
    out.writeTo(invocation.out());
    return 0;
  }

  /** What is to be listed of a file. */
  private static final class Listing {
    private final String file;
    private final int digits;
    private final NmTable table;
    private final int[] order;

    Listing(String file, int digits, NmTable table, int[] order) {
      this.file = file;
      this.digits = digits;
      this.table = table;
      this.order = order;
    }
  }

  /** Reads all that can be wrong with the files before anything is written; empty if it is. */
  private static List<Listing> read(Invocation invocation, Options options) {
    List<Listing> listings = new ArrayList<>();
    try {
      for (String file : options.files) {
        ByteBuffer data = FileBytes.of(invocation.directory().resolve(file));
        if (!ElfFile.isElf(data)) {
          return List.of();
        }
        ElfFile elf = ElfFile.of(file, data);
        Symbols symbols = elf.symbols();
        if (symbols == null) {
          return List.of();
        }
        NmTable table = new NmTable(elf, symbols);
        int[] order = options.order(table);
        if (order.length == 0) {
          return List.of(); // the real one says "no symbols"
        }
        listings.add(new Listing(file, elf.is64() ? 16 : 8, table, order));
      }
    } catch (IOException | DiagnosticException unreadable) {
      return List.of();
    }
    return listings;
  }

  private static void write(Listing listing, Options options, ByteText text, OutputStream out)
      throws IOException {
    NmTable table = listing.table;
    int digits = listing.digits;
    byte[] start = new byte[digits + 3];
    start[digits] = ' ';
    start[digits + 2] = ' ';
    for (int symbol : listing.order) {
      boolean defined = table.isDefined(symbol);
      if (defined || !options.definedOnly) {
        long value = table.value(symbol);
        for (int i = digits; i > 0; value >>>= 4) {
          start[--i] = defined ? HEX[(int) value & 15] : (byte) ' ';
        }
        start[digits + 1] = (byte) table.type(symbol);
        text.add(start);
        table.name(symbol, text);
        text.add('\n');
        if (text.size() >= BLOCK) {
          text.writeTo(out);
          text.clear();
        }
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
