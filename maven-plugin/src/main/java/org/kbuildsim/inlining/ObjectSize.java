package org.kbuildsim.inlining;

import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.elf.Section;

/**
 * What an object takes up in memory, in bytes.
 *
 * @param code sections that are executed
 * @param data all other sections that are loaded
 */
public record ObjectSize(long code, long data) {

  static ObjectSize of(ElfFile object) {
    long code = 0;
    long data = 0;
    for (Section section : object.sections()) {
      if (section.has(Elf.SHF_ALLOC | Elf.SHF_EXECINSTR)) {
        code += section.size();
      } else if (section.has(Elf.SHF_ALLOC)) {
        data += section.size();
      }
    }
    return new ObjectSize(code, data);
  }
}
