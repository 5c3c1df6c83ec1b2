package org.kbuildsim.tool;

import java.io.ByteArrayOutputStream;
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
      Optional<byte[]> listing = list(invocation, options);
      if (listing.isPresent()) {
        invocation.out().write(listing.get());
        return 0;
      }
    }
    return real.run(invocation);
  }

  private static Optional<byte[]> list(Invocation invocation, Options options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      for (String file : options.files) {
        ByteBuffer data = FileBytes.of(invocation.directory().resolve(file));
        if (!ElfFile.isElf(data)) {
          return Optional.empty();
        }
        ElfFile elf = ElfFile.of(file, data);
        List<NmSymbol> symbols = new ArrayList<>(NmSymbol.of(elf));
        if (symbols.isEmpty()) {
          return Optional.empty(); // the real one says "no symbols"
        }
        if (options.files.size() > 1) {
          out.writeBytes(("\n" + file + ":\n").getBytes(StandardCharsets.UTF_8));
        }
        options.order(symbols);
        for (NmSymbol symbol : symbols) {
          if (symbol.defined() || !options.definedOnly) {
            print(out, symbol, elf.is64() ? 16 : 8);
          }
        }
      }
    } catch (IOException | DiagnosticException unreadable) {
      return Optional.empty();
    }
    return Optional.of(out.toByteArray());
  }

  private static void print(ByteArrayOutputStream out, NmSymbol symbol, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      out.write(
          symbol.defined() ? Character.forDigit((int) (symbol.value() >>> shift) & 15, 16) : ' ');
    }
    out.write(' ');
    out.write(symbol.type());
    out.write(' ');
    out.writeBytes(symbol.name().getBytes(StandardCharsets.ISO_8859_1));
    out.write('\n');
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

    void order(List<NmSymbol> symbols) {
      if (!unsorted) {
        symbols.sort(byValue ? NmSymbol.BY_VALUE : NmSymbol.BY_NAME);
      }
    }
  }
}
