package org.kbuildsim.elf;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * One note: who wrote it, what kind it is, what it says.
 *
 * @param name the owner, {@code GNU} or {@code Linux}, without its NUL
 * @param type the kind, whose meaning is the owner's
 * @param description the content, read-only, in the file's byte order
 */
public record Note(String name, int type, ByteBuffer description) {

  static void read(Section section, List<Note> notes) {
    Range range = section.range();
    // Names and descriptions are padded to the section's alignment: 8 for GNU properties, else 4.
    long align = section.alignment() == 8 ? 8 : 4;
    long at = 0;
    while (range.size() - at >= 12) {
      long nameSize = range.u32(at);
      long descriptionSize = range.u32(at + 4);
      int type = range.s32(at + 8);
      Range name = range.part("note name in section " + section.index(), at + 12, nameSize);
      long descriptionAt = aligned(at + 12 + nameSize, align);
      Range description =
          range.part("note in section " + section.index(), descriptionAt, descriptionSize);
      String owner = name.text(0, name.size());
      notes.add(
          new Note(
              owner.endsWith("\0") ? owner.substring(0, owner.length() - 1) : owner,
              type,
              description.buffer()));
      at = aligned(descriptionAt + descriptionSize, align);
    }
  }

  private static long aligned(long offset, long align) {
    return (offset + align - 1) / align * align;
  }
}
