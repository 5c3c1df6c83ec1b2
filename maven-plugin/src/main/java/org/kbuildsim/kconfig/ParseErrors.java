package org.kbuildsim.kconfig;

import org.kbuildsim.diagnostic.Diagnostic;

/** What is wrong in the files that are read: said in conf's words and in ours, and counted. */
final class ParseErrors {
  private final KconfigVersion version;
  private final Lexer lexer;
  private final Complaint.Sink complaints;
  private int count;

  ParseErrors(KconfigVersion version, Lexer lexer, Complaint.Sink complaints) {
    this.version = version;
    this.lexer = lexer;
    this.complaints = complaints;
  }

  /** Returns the number of errors so far, warnings not counted. */
  int count() {
    return count;
  }

  void warn(Place place, String text) {
    complaints.hear(
        new Complaint(
            place.render() + ":warning: " + text + "\n",
            Diagnostic.warning(place.location(), RawText.display(text).replace('\'', '`'))));
  }

  /** What once was a warning and is an error now. {@code tail} is said in the warning only. */
  void warnOrFail(String text, String tail, Place about) {
    Place place = lexer.place();
    String message = RawText.display(text).replace('\'', '`');
    if (version.isStrict()) {
      complain(
          place.render() + ": " + text + "\n",
          SourceFiles.withInclusions(Diagnostic.error(about.location(), message), about));
    } else {
      complaints.hear(
          new Complaint(
              place.render() + ": warning: " + text + tail + "\n",
              Diagnostic.warning(about.location(), message)));
    }
  }

  void errorAt(Place place, String text) {
    complain(
        place.render() + ": error: " + text + "\n",
        SourceFiles.withInclusions(Diagnostic.error(place.location(), text), place));
  }

  /** Complains, in words of our own, of the statement that is being read. */
  void complain(String text, String message) {
    complain(text, about(lexer.place(), message));
  }

  /** Complains, and says where it begins what does not go together with the present statement. */
  void complain(String text, String message, Place other, String why) {
    complain(text, about(lexer.place(), message).note(other.location(), why));
  }

  void complain(String text, Diagnostic diagnostic) {
    count++;
    complaints.hear(new Complaint(text, diagnostic));
  }

  /** Returns an error at {@code place} with the chain of files that led there. */
  static Diagnostic about(Place place, String message) {
    return SourceFiles.withInclusions(
        Diagnostic.error(place.location(), RawText.display(message)), place);
  }
}
