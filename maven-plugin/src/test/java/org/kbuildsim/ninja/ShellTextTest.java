package org.kbuildsim.ninja;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;

/** Texts for the shell mean to a real one what they meant before. */
final class ShellTextTest {
  private static final Map<String, String> BASE = Map.of("PATH", "/usr/bin:/bin", "GONE", "x");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo a \\\n  b",
        "echo 'a\\\nb'; echo \"c\\\nd\"",
        "echo one\necho 'two\nthree' \\\\ '\\n' \"it's\"",
        "set -e; { echo '# x'; \\\n echo \\'; }",
        "awk 'BEGIN { print \"a\"; \\\n print \"b\" }' </dev/null"
      })
  void oneLineDoesTheSame(String script) throws Exception {
    String line = ShellText.onOneLine(script);

    assertThat(line).doesNotContain("\n");
    assertThat(shell(line)).isNotEmpty().isEqualTo(shell(script));
  }

  @Test
  void environmentBecomesThatOfTheRecipe() throws Exception {
    Map<String, String> recipe = new TreeMap<>(BASE);
    recipe.remove("GONE");
    recipe.put("FLAGS", "-DX='\"a b\"' $HOME `x`");
    recipe.put("MAKEFLAGS", "rR -j2");

    String set = ShellText.environment(recipe, BASE);

    assertThat(shell(set + "printf '%s|' \"$FLAGS\" \"$GONE\" \"$MAKEFLAGS\""))
        .isEqualTo("-DX='\"a b\"' $HOME `x`|||");
    assertThat(ShellText.environment(BASE, BASE)).isEmpty();
  }

  @Test
  void descriptionIsWhatTheRecipeSays() {
    assertThat(ShellText.description("set -e; echo '  CC      a'\\''b.o'; cc", "x"))
        .isEqualTo("CC      a'b.o");
    assertThat(ShellText.description("cc -o x", "x")).isEqualTo("x");
  }

  private static String shell(String script) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        new NativeProgram()
            .run(
                new Invocation(
                    List.of("/bin/sh", "-c", script),
                    BASE,
                    Path.of("").toAbsolutePath(),
                    InputStream.nullInputStream(),
                    out,
                    out));
    assertThat(status).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }
}
