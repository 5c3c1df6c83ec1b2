package org.kbuildsim.process;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The streams that this process was started with. A process that gets them has them for its own: a
 * terminal stays a terminal, and nothing is copied. They are not buffered, so that what we write
 * and what programs write keeps its order.
 */
public final class StandardStreams {
  /** Standard input. */
  public static final InputStream IN = new FileInputStream(FileDescriptor.in);

  /** Standard output. */
  public static final OutputStream OUT = new FileOutputStream(FileDescriptor.out);

  /** Standard error. */
  public static final OutputStream ERR = new FileOutputStream(FileDescriptor.err);

  private StandardStreams() {}
}
