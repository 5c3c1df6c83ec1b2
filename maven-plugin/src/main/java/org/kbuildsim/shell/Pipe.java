package org.kbuildsim.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/** A bounded pipe between two threads, with the ends of a kernel's pipe. */
final class Pipe {
  // Sixteen times a kernel's pipe: to wake a thread takes about as long as to write 64 KiB, so that
  // a
  // writer who waits for each of them works half of the time.
  private static final int CAPACITY = 1 << 20;

  private final byte[] ring = new byte[CAPACITY];
  private int head;
  private int size;
  private boolean writerClosed;
  private boolean readerClosed;

  private final InputStream reader = new Reader();
  private final OutputStream writer = new Writer();

  /** Thrown to a writer whose reader is gone: where a process would get SIGPIPE. */
  static final class Broken extends IOException {
    private static final long serialVersionUID = 1L;

    Broken() {
      super("Broken pipe");
    }
  }

  /** Returns the end to read; closing it breaks the pipe. */
  InputStream reader() {
    return reader;
  }

  /** Returns the end to write; closing it lets the reader see the end. */
  OutputStream writer() {
    return writer;
  }

  private synchronized int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (size == 0 && !writerClosed && !readerClosed) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw interrupted();
      }
    }
    if (size == 0) {
      return -1;
    }
    int count = Math.min(Math.min(length, size), CAPACITY - head);
    System.arraycopy(ring, head, bytes, offset, count);
    head = (head + count) % CAPACITY;
    size -= count;
    notifyAll();
    return count;
  }

  private synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      while (size == CAPACITY && !readerClosed) {
        try {
          wait();
        } catch (InterruptedException e) {
          throw interrupted();
        }
      }
      if (readerClosed) {
        throw new Broken();
      }
      int tail = (head + size) % CAPACITY;
      int count = Math.min(Math.min(length - done, CAPACITY - size), CAPACITY - tail);
      System.arraycopy(bytes, offset + done, ring, tail, count);
      size += count;
      done += count;
      notifyAll();
    }
  }

  // The interrupt stays set, for whoever can end the thread's work.
  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted");
  }

  private synchronized void closeReader() {
    readerClosed = true;
    size = 0;
    notifyAll();
  }

  private synchronized void closeWriter() {
    writerClosed = true;
    notifyAll();
  }

  private final class Reader extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return Pipe.this.read(bytes, offset, length);
    }

    @Override
    public void close() {
      closeReader();
    }
  }

  private final class Writer extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      Pipe.this.write(bytes, offset, length);
    }

    @Override
    public void close() {
      closeWriter();
    }
  }
}
