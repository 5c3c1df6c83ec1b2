package org.kbuildsim.shell;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.kbuildsim.process.Reach;

/**
 * What becomes of an expanded word: field splitting, file names, quote removal (POSIX 2.6.5 ff.).
 */
final class Fields {
  private Fields() {}

  /** Returns the fields of a marked text, marks still on. */
  static List<String> split(CharSequence marked, String ifs) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean present = false;
    int i = 0;
    while (i < marked.length()) {
      char c = marked.charAt(i);
      if (c == Text.BREAK) {
        if (present || field.length() > 0) {
          fields.add(field.toString());
        }
        field.setLength(0);
        present = false;
        i++;
      } else if (c == Text.PRESENT) {
        present = true;
        i++;
      } else if (isSeparator(c, ifs)) {
        // One separator: white space, at most one other byte, white space.
        boolean hard = false;
        for (; i < marked.length() && isSeparator(marked.charAt(i), ifs); i++) {
          boolean white = isWhite(marked.charAt(i));
          if (!white && hard) {
            break;
          }
          hard |= !white;
        }
        if (hard || present || field.length() > 0) {
          fields.add(field.toString());
        }
        field.setLength(0);
        present = false;
      } else {
        field.append((char) (c & (0xFF | Text.QUOTED)));
        i++;
      }
    }
    if (present || field.length() > 0) {
      fields.add(field.toString());
    }
    return fields;
  }

  private static boolean isSeparator(char c, String ifs) {
    return (c & Text.SPLIT) != 0 && ifs.indexOf(c & 0xFF) >= 0;
  }

  private static boolean isWhite(char c) {
    int b = c & 0xFF;
    return b == ' ' || b == '\t' || b == '\n';
  }

  /** Adds the files that {@code field} matches, or the field itself if there are none. */
  static void addFiles(List<String> out, String field, Path directory, Reach reach) {
    if (!Glob.isPattern(field)) {
      out.add(Text.plain(field));
      return;
    }
    List<String> found = new ArrayList<>();
    match(found, "", field, directory, reach);
    if (found.isEmpty()) {
      out.add(Text.plain(field));
    } else {
      Collections.sort(found);
      out.addAll(found);
    }
  }

  // `done` has been matched and ends at a slash, or is empty.
  private static void match(
      List<String> found, String done, String rest, Path directory, Reach reach) {
    int slash = rest.indexOf('/');
    int quotedSlash = rest.indexOf('/' | Text.QUOTED);
    if (quotedSlash >= 0 && (slash < 0 || quotedSlash < slash)) {
      slash = quotedSlash;
    }
    String element = slash < 0 ? rest : rest.substring(0, slash);
    int next = slash;
    while (next >= 0 && next < rest.length() && (rest.charAt(next) & 0xFF) == '/') {
      next++;
    }
    String slashes = slash < 0 ? "" : Text.plain(rest.substring(slash, next));
    String after = slash < 0 ? "" : rest.substring(next);
    if (!Glob.isPattern(element)) {
      String path = done + Text.plain(element);
      if (slash >= 0 && !after.isEmpty()) {
        match(found, path + slashes, after, directory, reach);
      } else if (exists(directory, path + slashes)) {
        found.add(path + slashes);
      }
      return;
    }
    for (String name : names(directory, done, reach)) {
      boolean hidden = name.startsWith(".") && (element.charAt(0) & 0xFF) != '.';
      if (hidden || !Glob.matches(element, name)) {
        continue;
      }
      String path = done + name;
      if (slash < 0) {
        found.add(path);
      } else if (Files.isDirectory(directory.resolve(Text.unicode(path)))) {
        if (after.isEmpty()) {
          found.add(path + slashes);
        } else {
          match(found, path + slashes, after, directory, reach);
        }
      }
    }
  }

  private static boolean exists(Path directory, String path) {
    try {
      Path file = directory.resolve(Text.unicode(path));
      return path.endsWith("/")
          ? Files.isDirectory(file)
          : Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static List<String> names(Path directory, String prefix, Reach reach) {
    List<String> names = new ArrayList<>(List.of(".", ".."));
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(reach.read(directory.resolve(Text.unicode(prefix))))) {
      for (Path entry : entries) {
        names.add(Text.bytes(entry.getFileName().toString()));
      }
    } catch (IOException | InvalidPathException e) {
      return List.of();
    }
    return names;
  }
}
