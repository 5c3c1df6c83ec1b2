package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.List;

/** Shell wildcards in file names; matches come sorted. */
final class Glob {
  private Glob() {}

  static boolean isPattern(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '*' || c == '?' || (c == '[' && name.indexOf(']', i) > 0)) {
        return true;
      }
    }
    return false;
  }

  /** Returns {@code name} without backslashes that quote wildcard characters. */
  static String unquoted(String name) {
    if (name.indexOf('\\') < 0) {
      return name;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      boolean quotes =
          name.charAt(i) == '\\'
              && i + 1 < name.length()
              && "*?[]\\".indexOf(name.charAt(i + 1)) >= 0;
      if (quotes) {
        i++;
      }
      out.append(name.charAt(i));
    }
    return out.toString();
  }

  static List<String> expand(Evaluator evaluator, String pattern) {
    List<String> found = new ArrayList<>();
    int root = 0;
    while (root < pattern.length() && pattern.charAt(root) == '/') {
      root++;
    }
    expand(evaluator, pattern.substring(0, root), pattern, root, found);
    found.sort(null);
    return found;
  }

  private static void expand(
      Evaluator evaluator, String directory, String pattern, int at, List<String> found) {
    int slash = pattern.indexOf('/', at);
    int end = slash < 0 ? pattern.length() : slash;
    int next = end;
    while (next < pattern.length() && pattern.charAt(next) == '/') {
      next++;
    }
    String part = pattern.substring(at, end);
    String separator = pattern.substring(end, next);
    Host host = evaluator.host();
    if (!isPattern(part)) {
      String name = directory + unquoted(part);
      java.io.File file = host.resolve(name).toFile();
      boolean directoryWanted = next == pattern.length() && !separator.isEmpty();
      if (directoryWanted ? file.isDirectory() : file.exists()) {
        descend(evaluator, name + separator, pattern, next, found);
      }
      return;
    }
    for (String entry : evaluator.directories().list(listed(directory)).names()) {
      boolean hidden = entry.startsWith(".") && !part.startsWith(".");
      if (!hidden && matches(part, entry)) {
        String name = directory + entry;
        if (separator.isEmpty() || host.resolve(name).toFile().isDirectory()) {
          descend(evaluator, name + separator, pattern, next, found);
        }
      }
    }
  }

  private static String listed(String directory) {
    int end = directory.length();
    while (end > 1 && directory.charAt(end - 1) == '/') {
      end--;
    }
    return end == 0 ? "." : directory.substring(0, end);
  }

  private static void descend(
      Evaluator evaluator, String name, String pattern, int next, List<String> found) {
    if (next == pattern.length()) {
      found.add(name);
    } else {
      expand(evaluator, name, pattern, next, found);
    }
  }

  static boolean matches(String pattern, String name) {
    int p = 0;
    int n = 0;
    // Where to go on if what follows the last star does not match where it was tried. An earlier
    // star need never be gone back to, so that no pattern takes more than its length times the
    // name's.
    int star = -1;
    int retry = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = ++p;
        retry = n;
        continue;
      }
      int next = p < pattern.length() ? afterOne(pattern, p, name.charAt(n)) : -1;
      if (next >= 0) {
        p = next;
        n++;
      } else if (star >= 0) {
        p = star;
        n = ++retry;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Returns where the pattern goes on behind what matches {@code c}, or -1 if that does not. */
  private static int afterOne(String pattern, int at, char c) {
    char wanted = pattern.charAt(at);
    int close = wanted == '[' ? pattern.indexOf(']', at + 2) : -1;
    if (close > 0) {
      return inClass(pattern.substring(at + 1, close), c) ? close + 1 : -1;
    } else if (wanted == '?') {
      return at + 1;
    } else if (wanted == '\\' && at + 1 < pattern.length()) {
      return pattern.charAt(at + 1) == c ? at + 2 : -1;
    }
    return wanted == c ? at + 1 : -1;
  }

  private static boolean inClass(String members, char c) {
    boolean negated = members.startsWith("!") || members.startsWith("^");
    boolean found = false;
    for (int i = negated ? 1 : 0; i < members.length(); i++) {
      char low = members.charAt(i);
      char high = low;
      if (i + 2 < members.length() && members.charAt(i + 1) == '-') {
        high = members.charAt(i + 2);
        i += 2;
      }
      found |= low <= c && c <= high;
    }
    return found != negated;
  }
}
