package org.kbuildsim.corpus;

import java.util.Arrays;
import java.util.List;

/** What a build case may have a golden file of. Those that are there are looked at. */
enum Golden {
  /** What modpost printed. */
  MODPOST("modpost.stderr", true),
  /** What else was printed, without kbuild's log and make's account of what failed. */
  BUILD("build.stderr", true),
  /** What the simulator says of modpost's complaints. */
  ADVICE("advice", true),
  /** {@code Module.symvers} without checksums. */
  EXPORTED("exported-symbols", false),
  /** The commands of named targets, a word a line. */
  COMMANDS("commands", false),
  /** The symbols of named objects, without addresses. */
  NM("nm", false),
  /** The texts in named objects or bitcode. */
  STRINGS("strings", false);

  private final String file;
  private final boolean said;

  Golden(String file, boolean said) {
    this.file = file;
    this.said = said;
  }

  /** Returns the name of the golden file. */
  String file() {
    return file;
  }

  /** Returns whether each line is said of something that is wrong, and has to go with a cure. */
  boolean isSaid() {
    return said;
  }

  static List<String> files() {
    return Arrays.stream(values()).map(Golden::file).toList();
  }
}
