package org.kbuildsim.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.check.CheckRecord.Note;
import org.kbuildsim.check.CheckRecord.Phase;
import org.kbuildsim.tree.Patch;
import org.kbuildsim.tree.PatchSeries;

/** What jobs saw, on disk and put together. */
final class CheckRecordTest {
  private static final List<Configuration> MATRIX =
      List.of(
          Configuration.parse("x86_64"),
          Configuration.parse("arm64"),
          Configuration.parse("x86_64@in-tree"));

  private static final Observation WARNING =
      Observation.of(Check.TOOL_WARNING, "a.c", "a.c: unused", "a.c").help("use it");

  @TempDir Path directory;

  @Test
  void configurationsThatAreComparedStayInOneShard() {
    assertThat(new Shard(1, 2).of(MATRIX, MATRIX))
        .extracting(Configuration::name)
        .containsExactly("x86_64", "x86_64@in-tree");
    assertThat(new Shard(2, 2).of(MATRIX, MATRIX))
        .extracting(Configuration::name)
        .containsExactly("arm64");
    assertThat(new Shard(3, 3).of(MATRIX, MATRIX)).isEmpty();
  }

  @Test
  void whatAnotherJobSawWithoutPatchesAcquitsTheSeries() {
    CheckRecord one = record(new Shard(1, 2), new Note(Phase.STATE, 1, "x86_64", true, found()));
    CheckRecord two = record(new Shard(2, 2), new Note(Phase.STATE, 0, "arm64", true, found()));
    CheckRecord none = record(new Shard(2, 2), new Note(Phase.STATE, 0, "arm64", true, List.of()));

    assertThat(CheckRecord.result(List.of(one, two)).findings()).isEmpty();
    assertThat(CheckRecord.result(List.of(none, one)).findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.configurations()).containsExactly("x86_64"));
  }

  @Test
  void recordsComeBackAsTheyWereWritten() throws IOException {
    CheckRecord record = record(Shard.WHOLE, new Note(Phase.END, 1, "arm64", false, found()));
    Path file = directory.resolve(RecordFile.NAME);

    new RecordFile("q", record).write(file);

    assertThat(CheckRecord.read(directory)).isEqualTo(record);
    assertThat(RecordFile.read(file)).isEqualTo(new RecordFile("q", record));
  }

  @Test
  void recordThatIsCutOffIsNone() throws IOException {
    Path file = directory.resolve(RecordFile.NAME);
    new RecordFile("q", record(Shard.WHOLE)).write(file);
    String whole = Files.readString(file);
    for (int length = 0; length < whole.length(); length += 7) {
      Files.writeString(file, whole.substring(0, length));
      assertThat(RecordFile.read(file)).as("%d characters", length).isNull();
    }
    assertThatThrownBy(() -> CheckRecord.read(directory))
        .hasMessageContaining("there is no record of a check, or none that is whole");
  }

  @Test
  void jobsThatDoNotBelongTogetherAreRefused() {
    CheckRecord one = record(new Shard(1, 3));

    assertThatThrownBy(() -> CheckRecord.result(List.of(one, record(new Shard(3, 3)))))
        .hasMessageContaining("shard 2/3 is missing");
    assertThatThrownBy(() -> CheckRecord.result(List.of(one, record(new Shard(2, 2)))))
        .hasMessageContaining("shard 1/3 and shard 2/2 are not of one check");
    assertThatThrownBy(() -> CheckRecord.result(List.of()))
        .hasMessageContaining("shard 1/1 is missing");
    for (String wrong : List.of("0/2", "3/2", "x", "1/0")) {
      assertThatThrownBy(() -> Shard.parse(wrong)).hasMessageContaining("is no part of a check");
    }
  }

  private static List<Observation> found() {
    return List.of(WARNING);
  }

  private static CheckRecord record(Shard shard, Note... notes) {
    PatchSeries series =
        new PatchSeries("x.mbx", "", List.of(new Patch(1, "one", "", "x", List.of(), "")));
    return new CheckRecord(
        shard,
        series,
        List.of(),
        MATRIX,
        List.of(),
        List.of("why"),
        List.of(notes),
        List.of(new Step(1, MATRIX.get(1), true, 2, List.of(), List.of(), List.of("a"), List.of())),
        BuildGraph.EMPTY,
        List.of("not"),
        List.of("killed"),
        1,
        2,
        3,
        4);
  }
}
