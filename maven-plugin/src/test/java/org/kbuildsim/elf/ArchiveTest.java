package org.kbuildsim.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.diagnostic.DiagnosticException;

final class ArchiveTest {
  @TempDir Path directory;

  private static String member(String name, String size) {
    return String.format("%-16s%-12s%-6s%-6s%-8s%-10s`\n", name, "0", "0", "0", "644", size);
  }

  private Archive read(String text) throws Exception {
    return Archive.open(
        Files.writeString(directory.resolve("x.a"), text, StandardCharsets.ISO_8859_1));
  }

  @Test
  void plainWithShortAndLongNames() throws Exception {
    Archive archive =
        read(
            "!<arch>\n"
                + member("/", "4")
                + "idx!"
                + member("//", "20")
                + "a_very_long_name.o/\n"
                + member("b.o/", "3")
                + "bbb\n"
                + member("/0", "2")
                + "aa"
                + member("#1/4", "6")
                + "c.o\0cc");

    assertThat(archive.isThin()).isFalse();
    assertThat(archive.members())
        .extracting(Archive.Member::name)
        .containsExactly("b.o", "a_very_long_name.o", "c.o");
    assertThat(archive.members().get(0).content().remaining()).isEqualTo(3);
    assertThat(archive.members().get(2).content().get(1)).isEqualTo((byte) 'c');
  }

  @Test
  void thinHoldsNamesBesideItself() throws Exception {
    Files.createDirectories(directory.resolve("sub"));
    Files.writeString(directory.resolve("sub/a.o"), "content");

    Archive archive = read("!<thin>\n" + member("//", "10") + "sub/a.o/\n\n" + member("/0", "7"));

    assertThat(archive.isThin()).isTrue();
    assertThat(archive.members().get(0).name()).isEqualTo("sub/a.o");
    assertThat(archive.members().get(0).content().remaining()).isEqualTo(7);
  }

  @Test
  void corruptOnesAreRefused() {
    refuses("!<arsch>\n", "not an archive");
    refuses("!<arch>\nshort", "archive member header at 8: offset is 8");
    refuses("!<arch>\n" + member("a/", "x"), "size is `x`, expected a number");
    refuses("!<arch>\n" + member("a/", "9") + "1", "archive member at 8");
    refuses("!<arch>\n" + member("a\0b/", "0"), "archive member name holds a NUL");
    refuses("!<arch>\n" + member("/5", "0"), "archive member name is `/5`");
    refuses("!<arch>\n" + member("a/", "0").replace('`', '\''), "end mark is missing");
  }

  private void refuses(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining(message);
  }
}
