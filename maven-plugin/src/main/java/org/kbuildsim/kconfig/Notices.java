package org.kbuildsim.kconfig;

/** What {@code conf} says of its progress; {@code -s} and {@code --syncconfig} keep it quiet. */
final class Notices {
  private final Console console;
  private boolean silent;

  Notices(Console console) {
    this.console = console;
  }

  void silence() {
    silent = true;
  }

  void say(String text) {
    if (!silent) {
      console.print("#\n# " + text + "\n#\n");
    }
  }
}
