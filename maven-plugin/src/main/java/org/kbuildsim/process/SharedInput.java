package org.kbuildsim.process;

import java.io.InputStream;

/**
 * Standard input that other programs read after this one, as the commands of {@code while read …;
 * do …; done <file} do.
 *
 * <p>A process takes its input through a pipe that has to be filled before anybody knows how much
 * of it will be read. {@link NativeProgram} gives back what the process left in the pipe.
 */
public abstract class SharedInput extends InputStream {

  /** Puts {@code bytes} back: they are read next. */
  public abstract void unread(byte[] bytes);
}
