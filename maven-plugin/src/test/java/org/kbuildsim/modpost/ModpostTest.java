package org.kbuildsim.modpost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.ElfBuilder;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.elf.Section;
import org.kbuildsim.elf.SmallObjects;

/** What can be seen without a compiler; ModpostIT compares every message with the real one. */
final class ModpostTest {
  private static final String GPL = "license=GPL\0description=d\0";

  @TempDir Path directory;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private void object(String name, byte[] content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private ModpostResult run(ModpostDialect dialect, String arguments) throws IOException {
    err.reset();
    List<String> words = new ArrayList<>(List.of("modpost"));
    words.addAll(Arrays.asList(arguments.split(" ", -1)));
    return new Modpost(dialect).run(words, directory, err);
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void resultIsData() throws Exception {
    object("vmlinux.o", SmallObjects.exporting(ElfBuilder.elf64(), "f", "GPL", "NS"));
    object("d/m.o", SmallObjects.using(ElfBuilder.elf64(), GPL, "f", "gone"));

    ModpostResult result = run(ModpostDialect.V6_12, "-M -o Module.symvers vmlinux.o d/m.o");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.modules()).extracting(m -> m.name()).containsExactly("vmlinux", "d/m");
    assertThat(result.modules().get(0).exports())
        .containsExactly(new ModpostResult.ExportedSymbol("f", true, "NS"));
    assertThat(result.modules().get(1).undefined()).containsExactly("gone");
    assertThat(result.modules().get(1).aliases()).containsExactly("virtio:d00000001v00000002*");
    assertThat(result.messages())
        .extracting(m -> m.severity().word() + ": " + m.text())
        .containsExactly(
            "error: module m uses symbol f from namespace NS, but does not import it.",
            "error: \"gone\" [d/m.ko] undefined!");
    assertThat(directory.resolve("Module.symvers")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"true,true", "false,false", "false,true"})
  void otherClassesAndByteOrders(boolean is64, boolean bigEndian) throws Exception {
    object("vmlinux.o", SmallObjects.exporting(new ElfBuilder(is64, bigEndian), "f", "GPL", ""));
    object("m.o", SmallObjects.using(new ElfBuilder(is64, bigEndian), GPL, "f"));

    ModpostResult result = run(ModpostDialect.V7_3, "-M -o Module.symvers vmlinux.o m.o");

    assertThat(said()).isEmpty();
    assertThat(result.status()).isZero();
    assertThat(Files.readString(directory.resolve("Module.symvers")))
        .isEqualTo("0x00000000\tf\tvmlinux\tEXPORT_SYMBOL_GPL\t\n");
  }

  @Test
  void tableMayStandInTheReservedSection() throws Exception {
    // By a section index table alone: the real one then takes the file's beginning for a table.
    ElfBuilder builder = ElfBuilder.elf64().extendedIndexes();
    int data = builder.section(".rodata", Elf.SHF_ALLOC, "0123456789abcdef");
    String name = "__mod_device_table__kmod_m__virtio__t";
    int table = builder.symbol(name, Elf.STB_GLOBAL, Elf.STT_OBJECT, data, 16, 16);
    ByteBuffer object = ByteBuffer.wrap(SmallObjects.using(builder, GPL, "f"));
    Section indexes = Objects.requireNonNull(ElfFile.of("m.o", object).section(".shndx"));
    object("m.o", object.putInt((int) indexes.offset() + 4 * table, 0).array());

    ModpostResult result = run(ModpostDialect.V7_3, "-M -w -o Module.symvers m.o");

    assertThat(result.modules().get(0).aliases()).containsExactly("virtio:d003E0001v00000001*");
  }

  @Test
  void unchangedFilesKeepTheirTime() throws Exception {
    object("m.o", SmallObjects.using(ElfBuilder.elf64(), GPL));
    run(ModpostDialect.V6_12, "-M m.o");
    Path source = directory.resolve("m.mod.c");
    Files.setLastModifiedTime(source, FileTime.fromMillis(1000));

    run(ModpostDialect.V6_12, "-M m.o");
    assertThat(Files.getLastModifiedTime(source).toMillis()).isEqualTo(1000);

    Files.writeString(source, "stale");
    run(ModpostDialect.V6_12, "-M m.o");
    assertThat(Files.readString(source)).startsWith("#include <linux/module.h>\n");
  }

  @Test
  void dialectsDifferInWords() throws Exception {
    object("d/m.o", SmallObjects.using(ElfBuilder.elf64(), "description=d\0", "gone"));

    run(ModpostDialect.V6_12, "-M d/m.o");
    assertThat(said())
        .isEqualTo(
            """
            ERROR: modpost: missing MODULE_LICENSE() in d/m.o
            ERROR: modpost: "gone" [d/m.ko] undefined!
            """);
    run(ModpostDialect.V7_3, "-M d/m.o");
    assertThat(said())
        .isEqualTo(
            """
            ERROR: modpost: d/m.ko: missing MODULE_LICENSE()
            ERROR: modpost: d/m.ko: symbol 'gone' undefined!
            """);
  }

  @Test
  void corruptObjectIsADiagnostic() throws Exception {
    byte[] bad = SmallObjects.using(ElfBuilder.elf64(), GPL, "f");
    ByteBuffer view = ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN);
    int symtab = (int) view.getLong(40) + 5 * 64;
    view.putInt(symtab + 40, 200);
    object("m.o", bad);

    ModpostResult result = run(ModpostDialect.V6_12, "-M m.o");

    assertThat(result.status()).isEqualTo(1);
    assertThat(said()).isEqualTo("m.o: error: section index is 200, expected less than 9\n");
    assertThat(directory.resolve("m.mod.c")).doesNotExist();
  }

  @Test
  @Timeout(60)
  void mutatedObjectsNeverBreakIt() throws Exception {
    Random random = new Random(20261120);
    for (int i = 0; i < 600; i++) {
      boolean is64 = random.nextInt(4) > 0;
      ElfBuilder builder = new ElfBuilder(is64, random.nextInt(4) == 0);
      byte[] bytes =
          random.nextBoolean()
              ? SmallObjects.using(builder, GPL, "f", "g")
              : SmallObjects.exporting(builder, "f", "GPL", "NS");
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        // Headers are where the interesting numbers are.
        int at =
            random.nextBoolean()
                ? random.nextInt(64)
                : bytes.length - 1 - random.nextInt(Math.min(bytes.length - 1, 600));
        bytes[at] = (byte) (random.nextInt(3) == 0 ? 0xff : random.nextInt(256));
      }
      int length = random.nextInt(8) == 0 ? random.nextInt(bytes.length) + 1 : bytes.length;
      object("m.o", Arrays.copyOf(bytes, length));

      for (ModpostDialect dialect : ModpostDialect.values()) {
        assertThat(run(dialect, "-M m.o").status()).as("mutation %d", i).isBetween(0, 1);
      }
    }
  }
}
