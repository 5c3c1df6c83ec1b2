package org.kbuildsim.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;

final class PrefixTest {
  @TempDir private Path directory;

  @Test
  void scriptPassesWordsOnAsTheyAreWhateverItsPathIs() throws Exception {
    Path place = Files.createDirectories(directory.toRealPath().resolve("it's $HOME"));
    Path real = place.resolve("root/usr/bin/rustc");
    Files.createDirectories(place.resolve("root/usr/bin"));
    Files.writeString(real, "#!/bin/sh\nprintf '%s|' \"$LD_LIBRARY_PATH\" \"$0\" \"$@\"; exit 7\n");
    assertThat(real.toFile().setExecutable(true)).isTrue();
    new Prefix(place, place).writeRustScripts();
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    int status =
        new NativeProgram()
            .run(
                new Invocation(
                    List.of(place.resolve("bin/rustc").toString(), "a b", "", "$(x)'"),
                    Map.of(),
                    place,
                    InputStream.nullInputStream(),
                    out,
                    out));

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(place.resolve("lib") + "|" + real + "|a b||$(x)'|");
    assertThat(status).isEqualTo(7);
  }
}
