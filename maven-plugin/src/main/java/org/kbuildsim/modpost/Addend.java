package org.kbuildsim.modpost;

import java.nio.ByteBuffer;
import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.Relocations;

/**
 * The address that a relocation refers to.
 *
 * <p>Where the table has no addend it stands in the instruction itself, split up as the machine's
 * encoding has it (Arm Architecture Reference Manual, T3 and T4 branches; MIPS and i386 psABI).
 */
final class Addend {
  private static final long UNKNOWN = -1;

  private final ModuleObject object;
  private final Relocations relocations;

  Addend(ModuleObject object, Relocations relocations) {
    this.object = object;
    this.relocations = relocations;
  }

  /** Returns whether addends that stand in instructions can be read for {@code machine}. */
  static boolean isKnown(int machine) {
    return machine == Elf.EM_386 || machine == Elf.EM_ARM || machine == Elf.EM_MIPS;
  }

  /** Returns the address that {@code relocation}, in {@code section}, refers to. */
  long target(int relocation, int section, int symbol) {
    long value = object.symbols().value(symbol);
    long target;
    if (relocations.hasAddend()) {
      target = value + relocations.addend(relocation);
    } else {
      ByteBuffer content = object.elf().section(section).content();
      long offset = relocations.offset(relocation);
      if (offset > content.limit() - 4L) {
        return UNKNOWN;
      }
      int type = relocations.type(relocation);
      target =
          switch (object.elf().machine()) {
            case Elf.EM_386 -> i386(content.getInt((int) offset), type);
            case Elf.EM_ARM -> arm(content, (int) offset, value, type);
            default -> mips(content.getInt((int) offset), type);
          };
    }
    return object.elf().is64() ? target : target & 0xffffffffL;
  }

  private static long i386(int word, int type) {
    return switch (type) {
      case 1 -> word; // R_386_32
      case 2 -> word + 4; // R_386_PC32
      default -> UNKNOWN;
    };
  }

  private static long mips(int word, int type) {
    return switch (type) {
      case 2 -> word; // R_MIPS_32
      case 4 -> (word & 0x03ffffff) << 2; // R_MIPS_26
      case 6 -> word & 0xffff; // R_MIPS_LO16
      default -> UNKNOWN;
    };
  }

  private static long arm(ByteBuffer content, int offset, long value, int type) {
    int word = content.getInt(offset);
    int upper = content.getShort(offset) & 0xffff;
    int lower = content.getShort(offset + 2) & 0xffff;
    int sign = upper >> 10 & 1;
    int j1 = lower >> 13 & 1;
    int j2 = lower >> 11 & 1;
    return switch (type) {
      case 2, 3 -> word + value; // R_ARM_ABS32, R_ARM_REL32
      case 43, 44 -> // R_ARM_MOVW_ABS_NC, R_ARM_MOVT_ABS
          signed((word & 0xf0000) >> 4 | (word & 0xfff), 16) + value;
      case 1, 28, 29 -> // R_ARM_PC24, R_ARM_CALL, R_ARM_JUMP24
          signed((word & 0xffffff) << 2, 26) + value + 8;
      case 47, 48 -> // R_ARM_THM_MOVW_ABS_NC, R_ARM_THM_MOVT_ABS
          signed(
                  (upper & 0xf) << 12
                      | (upper & 0x400) << 1
                      | (lower & 0x7000) >> 4
                      | (lower & 0xff),
                  16)
              + value;
      case 51 -> // R_ARM_THM_JUMP19, encoding T3
          signed(sign << 20 | j2 << 19 | j1 << 18 | (upper & 0x3f) << 12 | (lower & 0x7ff) << 1, 21)
              + value
              + 4;
      case 10, 30 -> // R_ARM_THM_PC22, R_ARM_THM_JUMP24, encoding T4
          signed(
                  sign << 24
                      | (~(j1 ^ sign) & 1) << 23
                      | (~(j2 ^ sign) & 1) << 22
                      | (upper & 0x3ff) << 12
                      | (lower & 0x7ff) << 1,
                  25)
              + value
              + 4;
      default -> UNKNOWN;
    };
  }

  private static int signed(int value, int bits) {
    return value << (32 - bits) >> (32 - bits);
  }
}
