package org.kbuildsim.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kbuildsim.process.Invocation;

final class ExportFilterTest {
  private static final String KERNELS =
      "$2~/(T|R|D|B)/ && $3!~/__(pfx|cfi|odr_asan)/"
          + " { printf \"EXPORT_SYMBOL_RUST_GPL(%s);\\n\",$3 }";

  private static String run(String program, String input) throws Exception {
    List<String> awk = List.of("awk", program);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.ISO_8859_1));
    ExportFilter.recognise(awk)
        .orElseThrow()
        .run(new Invocation(awk, Map.of(), Path.of("").toAbsolutePath(), in, out, out));
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  @Test
  void keepsGlobalDefinitionsAndDropsWhatCompilersAdd() throws Exception {
    String listing =
        """
        0000000000000000 T one
        0000000000000000 t local
        0000000000000000 R two
        0000000000000000 D three
        0000000000000000 B four
        0000000000000000 b five
        0000000000000000 W weak
                         U undefined
        0000000000000000 T __pfx_one
        0000000000000000 T __cfi_one
        0000000000000000 D __odr_asan_gen_x
        """;

    assertThat(run(KERNELS, listing))
        .isEqualTo(
            """
            EXPORT_SYMBOL_RUST_GPL(one);
            EXPORT_SYMBOL_RUST_GPL(two);
            EXPORT_SYMBOL_RUST_GPL(three);
            EXPORT_SYMBOL_RUST_GPL(four);
            """);
  }

  @Test
  void lettersWordsAndFormatAreWhateverTheProgramSays() throws Exception {
    assertThat(run("$2~/W/{printf \"%s %s 100%%\\t\\\"%s\\\"\\\\\\n\", $3, $1, $0;}", "7 W x\n"))
        .isEqualTo("x 7 100%\t\"7 W x\"\\\n");
    assertThat(run("{ printf \"-\" }", "a\n\nb")).isEqualTo("---");
    assertThat(run("$1~/^a$/ { printf \"%s\",$2 }", "a 1\n\ta  2 x\nba 3\na\r 4\n"))
        .isEqualTo("12");
  }

  @Test
  void expressionsAreWordsMultipliedOut() throws Exception {
    String program = "$1~/^(a|b(c|d))e$|zz(y)/ { printf \"%s,\",$1 }";
    assertThat(run(program, "ae\nbce\nbde\nbe\naee\n_ae\n.zzy.\nzz\n"))
        .isEqualTo("ae,bce,bde,.zzy.,");
    assertThat(run("$2!~/_x/ { printf \"%s,\",$1 }", "1 a_x\n2 a_\n3\n4 __x\n")).isEqualTo("2,3,");
  }

  @Test
  void bytesPassUnchanged() throws Exception {
    assertThat(run("{ printf \"%s.\",$2 }", "a \u00e9\u00ff\n")).isEqualTo("\u00e9\u00ff.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ print $3 }",
        "$2~/[TRDB]/ { printf \"%s\",$3 }",
        "$2~/T/ || $2~/R/ { printf \"%s\",$3 }",
        "$2~/T/ { printf \"%s\\n\",$3; next }",
        "$2~/T/ { printf \"%s %s\",$3 }",
        "$2~/T/ { printf \"%d\",$3 }",
        "$2~/T/ { printf \"%5s\",$3 }",
        "$2~/T/ { printf \"\\x41\" }",
        "$2~/T|/ { printf \"%s\",$3 }",
        "$2~/a^T/ { printf \"%s\",$3 }",
        "$2~/^/ { printf \"%s\",$3 }",
        "$2~/()/ { printf \"%s\",$3 }",
        "$2~/(/ { printf \"%s\",$3 }",
        "$2==\"T\" { printf \"%s\",$3 }",
        "$NF~/T/ { printf \"%s\",$3 }",
        "$2~/T/",
        "",
      })
  void otherProgramsAreForTheRealAwk(String program) {
    assertThat(ExportFilter.recognise(List.of("awk", program))).isEmpty();
  }

  @Test
  void filesAndOptionsAreForTheRealAwk() {
    assertThat(ExportFilter.recognise(List.of("awk", KERNELS, "file"))).isEmpty();
    assertThat(ExportFilter.recognise(List.of("awk", "-f", "program"))).isEmpty();
    assertThat(ExportFilter.recognise(List.of("awk"))).isEmpty();
  }
}
