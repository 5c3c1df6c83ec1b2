package org.kbuildsim.shell;

import java.io.IOException;
import java.io.InputStream;
import org.kbuildsim.process.SharedInput;

/** Input of a compound command: its commands read it in turn, and may give back what they left. */
final class UnreadableInput extends SharedInput {
  private final InputStream source;
  private byte[] returned = {};
  private int position;

  UnreadableInput(InputStream source) {
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    synchronized (this) {
      int count = Math.min(returned.length - position, length);
      if (count > 0) {
        System.arraycopy(returned, position, bytes, offset, count);
        position += count;
        return count;
      }
    }
    // Without the lock: this may block, and what others unread is still to be taken.
    return source.read(bytes, offset, length);
  }

  @Override
  public synchronized void unread(byte[] bytes) {
    int left = returned.length - position;
    byte[] joined = new byte[bytes.length + left];
    System.arraycopy(bytes, 0, joined, 0, bytes.length);
    System.arraycopy(returned, position, joined, bytes.length, left);
    returned = joined;
    position = 0;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
