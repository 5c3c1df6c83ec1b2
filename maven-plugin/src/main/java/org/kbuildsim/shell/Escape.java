package org.kbuildsim.shell;

/** A way out of the commands being run; no fault of the program, so without a stack trace. */
abstract sealed class Escape extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Escape(String message) {
    super(message, null, false, false);
  }

  /** The end of a shell or subshell. */
  static final class Exit extends Escape {
    private static final long serialVersionUID = 1L;

    final int status;

    /** Whether the process is replaced or killed, so that no trap of it runs. */
    final boolean atOnce;

    /** Whether a signal to {@code $$} ends the shell above the subshells, too. */
    final boolean killed;

    Exit(int status) {
      this(status, false, false);
    }

    Exit(int status, boolean atOnce, boolean killed) {
      super("exit");
      this.status = status & 0xFF;
      this.atOnce = atOnce;
      this.killed = killed;
    }
  }

  /** {@code break} and {@code continue}, with so many loops still to leave. */
  static final class Jump extends Escape {
    private static final long serialVersionUID = 1L;

    final int levels;
    final boolean goOn;

    Jump(int levels, boolean goOn) {
      super("jump");
      this.levels = levels;
      this.goOn = goOn;
    }
  }

  /** {@code return} from a function or a sourced file. */
  static final class Return extends Escape {
    private static final long serialVersionUID = 1L;

    final int status;

    Return(int status) {
      super("return");
      this.status = status;
    }
  }
}
