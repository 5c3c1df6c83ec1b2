package org.kbuildsim.check;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A check's record on disk, for another job to merge and for the next run, if it is asked the same.
 *
 * @param question all that the record is an answer to, as one hash
 */
record RecordFile(String version, String question, CheckRecord record) {
  /** What it is called in a check's output directory. */
  static final String NAME = "record.json";

  // Counts changes of the form: records are read by the version that wrote them.
  private static final String VERSION = "kbuild-check-record-3";

  RecordFile(String question, CheckRecord record) {
    this(VERSION, question, record);
  }

  /** Writes it in one go: a run that was ended leaves none, or the one before. */
  void write(Path file) throws IOException {
    WholeFile.write(file, new Gson().toJson(this));
  }

  /** Reads a record; returns null if there is none, or one that is cut off or another version's. */
  static @Nullable RecordFile read(Path file) {
    try {
      RecordFile read = new Gson().fromJson(Files.readString(file), RecordFile.class);
      return read != null && VERSION.equals(read.version) && read.record != null ? read : null;
    } catch (IOException | RuntimeException unusable) {
      // Gson gives records what it finds; their constructors refuse what is missing.
      return null;
    }
  }
}
