package org.kbuildsim.build;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run was seen to read beside what its words name.
 *
 * @param files as the tool names them, with marks for places
 * @param environment names of variables
 */
record ReadSet(List<String> files, List<String> environment) {
  /** So many sets of one action are kept: those of the last states of a tree. */
  private static final int KEPT = 12;

  static final ReadSet NOTHING = new ReadSet(List.of(), List.of());

  /** Returns the sets that {@code bytes} hold; none if there are none, or they cannot be read. */
  static List<ReadSet> listed(Optional<byte[]> bytes) {
    List<ReadSet> sets = new ArrayList<>();
    if (bytes.isEmpty()) {
      return sets;
    }
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.get()));
      for (int n = in.readInt(); n > 0; n--) {
        sets.add(new ReadSet(names(in), names(in)));
      }
      return sets;
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<String> names(DataInputStream in) throws IOException {
    List<String> names = new ArrayList<>();
    for (int n = in.readInt(); n > 0; n--) {
      names.add(in.readUTF());
    }
    return names;
  }

  /** Returns the list with this set at its head. */
  byte[] before(List<ReadSet> others) throws IOException {
    List<ReadSet> all = new ArrayList<>(others);
    all.remove(this);
    all.add(0, this);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(Math.min(all.size(), KEPT));
    for (ReadSet set : all.subList(0, Math.min(all.size(), KEPT))) {
      write(out, set.files);
      write(out, set.environment);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, List<String> names) throws IOException {
    out.writeInt(names.size());
    for (String name : names) {
      out.writeUTF(name);
    }
  }
}
