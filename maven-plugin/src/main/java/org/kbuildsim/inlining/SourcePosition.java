package org.kbuildsim.inlining;

/**
 * A place in a source file.
 *
 * @param file as the compiler was told to call it: below the source tree, for kernel sources
 * @param line from 1; 0 where the compiler made the code up
 * @param column from 1; 0 where it is not known
 */
public record SourcePosition(String file, int line, int column) {
  @Override
  public String toString() {
    return column > 0 ? file + ":" + line + ":" + column : file + ":" + line;
  }
}
