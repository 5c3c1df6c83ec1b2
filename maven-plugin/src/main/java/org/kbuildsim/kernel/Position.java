package org.kbuildsim.kernel;

/**
 * A place in a file.
 *
 * @param file the makefile, below the kernel tree where it is there
 * @param line counted from 1
 * @param column counted from 1
 */
public record Position(String file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
