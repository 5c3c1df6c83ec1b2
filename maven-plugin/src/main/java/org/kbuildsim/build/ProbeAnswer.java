package org.kbuildsim.build;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tool's answer to a question: what it said, and what it made.
 *
 * <p>Contents are strings of one byte a char: immutable, and no larger than the bytes.
 */
record ProbeAnswer(List<Output> outputs, int status, String standardOutput, String standardError) {
  private static final String MAGIC = "kbuild probe 2";

  /** A file that was made. */
  record Output(String name, boolean executable, String content) {}

  byte[] toBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(MAGIC);
    out.writeInt(outputs.size());
    for (Output output : outputs) {
      out.writeUTF(output.name());
      out.writeBoolean(output.executable());
      writeContent(out, output.content());
    }
    out.writeInt(status);
    writeContent(out, standardOutput);
    writeContent(out, standardError);
    return Sealed.seal(bytes.toByteArray());
  }

  /** Writes the record to {@code file}, which appears whole or not at all. */
  void writeTo(Path file) throws IOException {
    Path whole = Files.createTempFile(file.getParent(), "new", ".part");
    try {
      Files.write(whole, toBytes());
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /** Returns the record that {@code bytes} hold, or null if they are not whole. */
  static @Nullable ProbeAnswer of(byte[] bytes) {
    Optional<byte[]> body = Sealed.open(bytes);
    if (body.isEmpty()) {
      return null;
    }
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(body.get()));
      if (!in.readUTF().equals(MAGIC)) {
        return null;
      }
      List<Output> outputs = new ArrayList<>();
      for (int n = in.readInt(); n > 0; n--) {
        outputs.add(new Output(in.readUTF(), in.readBoolean(), readContent(in)));
      }
      return new ProbeAnswer(outputs, in.readInt(), readContent(in), readContent(in));
    } catch (IOException e) {
      return null;
    }
  }

  private static void writeContent(DataOutputStream out, String content) throws IOException {
    out.writeInt(content.length());
    out.write(raw(content));
  }

  private static String readContent(DataInputStream in) throws IOException {
    return content(in.readNBytes(in.readInt()));
  }

  static String content(byte[] raw) {
    return new String(raw, StandardCharsets.ISO_8859_1);
  }

  static byte[] raw(String content) {
    return content.getBytes(StandardCharsets.ISO_8859_1);
  }
}
