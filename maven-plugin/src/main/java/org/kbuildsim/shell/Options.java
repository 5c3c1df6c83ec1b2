package org.kbuildsim.shell;

/** What {@code set} switches; a subshell works on a copy. */
final class Options {
  boolean exitOnError;
  boolean unsetIsError;
  boolean trace;
  boolean noGlob;
  boolean noClobber;
  boolean exportAll;

  Options copy() {
    Options copy = new Options();
    copy.exitOnError = exitOnError;
    copy.unsetIsError = unsetIsError;
    copy.trace = trace;
    copy.noGlob = noGlob;
    copy.noClobber = noClobber;
    copy.exportAll = exportAll;
    return copy;
  }

  /** Sets an option by its letter; returns false if the model has no such option. */
  boolean set(char letter, boolean on) {
    switch (letter) {
      case 'e' -> exitOnError = on;
      case 'u' -> unsetIsError = on;
      case 'x' -> trace = on;
      case 'f' -> noGlob = on;
      case 'C' -> noClobber = on;
      case 'a' -> exportAll = on;
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Sets an option by its long name; returns false if the model has no such option. */
  boolean set(String name, boolean on) {
    return switch (name) {
      case "errexit" -> set('e', on);
      case "nounset" -> set('u', on);
      case "xtrace" -> set('x', on);
      case "noglob" -> set('f', on);
      case "noclobber" -> set('C', on);
      case "allexport" -> set('a', on);
      default -> false;
    };
  }

  /** Returns the letters of {@code $-}, in dash's order. */
  String letters() {
    return (unsetIsError ? "u" : "")
        + (exportAll ? "a" : "")
        + (noClobber ? "C" : "")
        + (trace ? "x" : "")
        + (noGlob ? "f" : "")
        + (exitOnError ? "e" : "");
  }
}
