package org.kbuildsim.build;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run made. What it said is text of one byte a char.
 *
 * @param key of the action; a record that was put under another name is found out
 * @param standardOutput where the two streams were one, what was written to either
 */
record ActionResult(String key, List<Output> outputs, String standardOutput, String standardError) {

  /**
   * A file that was made.
   *
   * @param name as the tool was told
   * @param digest the SHA-256 under which its content is kept
   * @param marked whether the content has marks for places
   */
  record Output(String name, boolean executable, String digest, boolean marked) {}

  byte[] toBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF(key);
    out.writeInt(outputs.size());
    for (Output output : outputs) {
      out.writeUTF(output.name);
      out.writeBoolean(output.executable);
      out.writeUTF(output.digest);
      out.writeBoolean(output.marked);
    }
    write(out, standardOutput);
    write(out, standardError);
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, String content) throws IOException {
    out.writeInt(content.length());
    out.write(ProbeAnswer.raw(content));
  }

  private static String read(DataInputStream in) throws IOException {
    return ProbeAnswer.content(in.readNBytes(in.readInt()));
  }

  /** Returns the result that {@code bytes} hold, or null if it is none of {@code key}. */
  static @Nullable ActionResult of(String key, byte[] bytes) {
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      if (!in.readUTF().equals(key)) {
        return null;
      }
      List<Output> outputs = new ArrayList<>();
      for (int n = in.readInt(); n > 0; n--) {
        outputs.add(new Output(in.readUTF(), in.readBoolean(), in.readUTF(), in.readBoolean()));
      }
      return new ActionResult(key, outputs, read(in), read(in));
    } catch (IOException e) {
      return null;
    }
  }
}
