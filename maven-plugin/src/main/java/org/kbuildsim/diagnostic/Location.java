package org.kbuildsim.diagnostic;

/** Where a message points: into a text, or at a file as a whole (an object, a missing file). */
public sealed interface Location permits Span, Location.File {

  /** Returns the place as it begins a message: {@code file:line:column}, or {@code file}. */
  String render();

  /** Returns the location that is the file {@code name} as a whole. */
  static Location file(String name) {
    return new File(name);
  }

  /** A file as a whole. */
  record File(String name) implements Location {
    @Override
    public String render() {
      return name;
    }
  }
}
