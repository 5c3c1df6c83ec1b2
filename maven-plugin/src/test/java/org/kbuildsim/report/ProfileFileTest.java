package org.kbuildsim.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.profile.Timeline;

final class ProfileFileTest {
  @TempDir private Path directory;

  @Test
  void variantsHaveFilesOfTheirOwn() {
    assertThat(ProfileFile.name(Path.of("a/t.json"), "")).isEqualTo(Path.of("a/t.json"));
    assertThat(ProfileFile.name(Path.of("a/t.json"), "x86")).isEqualTo(Path.of("a/t-x86.json"));
    assertThat(ProfileFile.name(Path.of("trace"), "x86")).isEqualTo(Path.of("trace-x86"));
  }

  @Test
  void fileIsThereWhenItIsWhole() throws Exception {
    Path file = directory.resolve("below/t.json");
    try (ProfileFile opened = ProfileFile.open(file)) {
      assertThat(file).doesNotExist();
      opened.write(new Timeline(List.of(), Map.of(), 1, 0, 0, 2), "empty");
    }
    assertThat(Files.readString(file)).startsWith("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[{");
    try (var all = Files.list(file.getParent())) {
      assertThat(all).containsExactly(file);
    }
  }

  @Test
  void fileThatCannotBeWrittenIsSaidBeforeTheBuild() {
    assertThatThrownBy(() -> ProfileFile.open(directory))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("profile cannot be written");
  }
}
