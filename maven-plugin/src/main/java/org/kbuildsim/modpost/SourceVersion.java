package org.kbuildsim.modpost;

/**
 * The checksum of a module's sources ({@code MODULE_INFO(srcversion, …)}): of the source file of
 * each of its objects and of the headers beside it, without comments and white space.
 */
final class SourceVersion {
  private static final int LENGTH = 23; // what fits the original's buffer

  private final Session session;

  SourceVersion(Session session) {
    this.session = session;
  }

  /** Returns the checksum of {@code module}, empty if its records cannot be understood. */
  String of(Module module) {
    Md4 sum = new Md4();
    for (String object : session.files().readText(module.name() + ".mod").split("\n", -1)) {
      if (!object.isEmpty() && !object.endsWith(".a") && !addObject(object, sum)) {
        return "";
      }
    }
    return sum.digest().substring(0, LENGTH);
  }

  /** Adds the sources that the record {@code .OBJECT.cmd} names. */
  private boolean addObject(String object, Md4 sum) {
    String directory = Text.directory(object);
    String record = session.files().readText(directory + "." + Text.baseName(object) + ".cmd");
    boolean dependencies = false;
    for (String raw : record.split("\n", -1)) {
      String line = stripLeading(raw);
      if (line.startsWith("source_")) {
        int space = line.lastIndexOf(' ');
        if (space < 0) {
          session.report().warning(session.messages().malformedCommandFile(line));
          return false;
        }
        addFile(line.substring(space + 1), sum);
      } else if (line.startsWith("deps_")) {
        dependencies = true;
      } else if (dependencies) {
        if (!line.endsWith("\\")) {
          break;
        }
        String file = firstWord(line);
        int at = file.indexOf(directory);
        if (at >= 0
            && at + directory.length() - 1 == file.lastIndexOf('/')
            && !directory.isEmpty()) {
          addFile(file, sum);
        }
      }
    }
    return true;
  }

  private void addFile(String name, Md4 sum) {
    String text = session.files().readText(name);
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith("\\\n", at)) {
        at += 2;
      } else if (Text.isSpace(c)) {
        at++;
      } else if (c == '"') {
        at = addString(text, at, sum);
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 1); // for the original, `/*/` is a whole comment
        at = end < 0 ? text.length() : end + 2;
      } else {
        sum.add(c);
        at++;
      }
    }
  }

  private static int addString(String text, int start, Md4 sum) {
    sum.add('"');
    int at = start + 1;
    while (at < text.length()) {
      char c = text.charAt(at++);
      sum.add(c);
      if (c == '"' && text.charAt(at - 2) != '\\') {
        break;
      }
    }
    return at;
  }

  private static String stripLeading(String line) {
    int at = 0;
    while (at < line.length() && Text.isSpace(line.charAt(at))) {
      at++;
    }
    return line.substring(at);
  }

  private static String firstWord(String line) {
    int at = 0;
    while (at < line.length() && !Text.isSpace(line.charAt(at))) {
      at++;
    }
    return line.substring(0, at);
  }
}
