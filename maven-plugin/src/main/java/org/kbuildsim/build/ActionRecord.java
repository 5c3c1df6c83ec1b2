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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a tool that was kept: what it read, and what it made.
 *
 * <p>Contents are strings of one byte a char: immutable, and no larger than the bytes.
 *
 * @param files files that were read, as the tool names them, with the hash of each
 * @param environment variables that were read; empty for one not set
 */
record ActionRecord(
    Map<String, String> files,
    Map<String, String> environment,
    List<Output> outputs,
    int status,
    String standardOutput,
    String standardError) {
  private static final String MAGIC = "kbuild action 1";

  /** A file that was made. */
  record Output(String name, boolean executable, String content) {}

  byte[] toBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(MAGIC);
    write(out, files);
    write(out, environment);
    out.writeInt(outputs.size());
    for (Output output : outputs) {
      out.writeUTF(output.name());
      out.writeBoolean(output.executable());
      writeContent(out, output.content());
    }
    out.writeInt(status);
    writeContent(out, standardOutput);
    writeContent(out, standardError);
    out.write(Digests.sha256().digest(bytes.toByteArray()));
    return bytes.toByteArray();
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
  static @Nullable ActionRecord of(byte[] bytes) {
    int length = bytes.length - Digests.LENGTH;
    if (length < 0) {
      return null;
    }
    byte[] body = Arrays.copyOf(bytes, length);
    byte[] seal = Arrays.copyOfRange(bytes, length, bytes.length);
    if (!Arrays.equals(Digests.sha256().digest(body), seal)) {
      return null;
    }
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(body));
      if (!in.readUTF().equals(MAGIC)) {
        return null;
      }
      Map<String, String> files = readMap(in);
      Map<String, String> environment = readMap(in);
      List<Output> outputs = new ArrayList<>();
      for (int n = in.readInt(); n > 0; n--) {
        outputs.add(new Output(in.readUTF(), in.readBoolean(), readContent(in)));
      }
      return new ActionRecord(
          files, environment, outputs, in.readInt(), readContent(in), readContent(in));
    } catch (IOException e) {
      return null;
    }
  }

  private static void write(DataOutputStream out, Map<String, String> map) throws IOException {
    out.writeInt(map.size());
    for (Map.Entry<String, String> entry : map.entrySet()) {
      out.writeUTF(entry.getKey());
      out.writeUTF(entry.getValue());
    }
  }

  private static Map<String, String> readMap(DataInputStream in) throws IOException {
    Map<String, String> map = new LinkedHashMap<>();
    for (int n = in.readInt(); n > 0; n--) {
      map.put(in.readUTF(), in.readUTF());
    }
    return map;
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

  /** Returns whether what was read then is there now, in the same state. */
  boolean holds(Path directory, Map<String, String> now) {
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      if (!now.getOrDefault(variable.getKey(), "").equals(variable.getValue())) {
        return false;
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      try {
        if (!Digests.ofFile(directory.resolve(file.getKey())).equals(file.getValue())) {
          return false;
        }
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }

  /** Puts the outputs where the tool would; each appears whole or not at all. */
  void restore(Path directory) throws IOException {
    for (Output output : outputs) {
      Path file = directory.resolve(output.name());
      Path whole =
          file.resolveSibling(
              "." + file.getFileName() + ".cached." + Thread.currentThread().getId());
      try {
        Files.write(whole, raw(output.content()));
        if (output.executable() && !whole.toFile().setExecutable(true, false)) {
          throw new IOException("cannot make " + file + " executable");
        }
        Files.move(
            whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(whole);
      }
    }
  }
}
