package org.kbuildsim.make;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * File names as they stand in rules and {@code include}: words, white space quoted by a backslash,
 * wildcards and {@code ~} expanded, a leading {@code ./} dropped. A backslash before a wildcard
 * goes only where files match.
 */
public final class FileNames {
  private FileNames() {}

  /** Returns the names in {@code text}; a wildcard that matches nothing stays as it is. */
  static List<String> parse(Evaluator evaluator, String text) {
    List<String> plain = plain(text);
    if (plain != null) {
      return plain;
    }
    List<String> names = new ArrayList<>();
    for (String word : membersApart(words(text, '\0'))) {
      names.addAll(oneWord(evaluator, word));
    }
    return names;
  }

  /** Returns the name that {@code word} is, blanks and all, or those that it matches. */
  static List<String> oneWord(Evaluator evaluator, String word) {
    String name = Homes.expand(evaluator, withoutDot(word));
    if (name.endsWith("))")) {
      ArchiveMember.of(name);
    }
    List<String> found = Glob.isPattern(name) ? matching(evaluator, name) : List.of();
    return found.isEmpty() ? List.of(name) : found;
  }

  /**
   * Returns the names in {@code text} if no character of it is more than itself, as in nearly all
   * text: the lists of headers in .cmd files have hundreds of names each. Else null.
   */
  static @Nullable List<String> plain(String text) {
    List<String> names = new ArrayList<>();
    int length = text.length();
    int start = -1;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\t') {
        if (start >= 0) {
          names.add(withoutDot(text.substring(start, i)));
          start = -1;
        }
      } else if (isSpecial(c)) {
        return null;
      } else if (start < 0) {
        start = i;
      }
    }
    if (start >= 0) {
      names.add(withoutDot(text.substring(start)));
    }
    return names;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isSpecial(text.charAt(i)) && text.charAt(i) != '\t') {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpecial(char c) {
    return switch (c) {
      case '\\', '*', '?', '[', '~', '(' -> true;
      // White space that is no blank does not end a name.
      default -> c < ' ';
    };
  }

  private static List<String> matching(Evaluator evaluator, String pattern) {
    ArchiveMember member = ArchiveMember.of(pattern);
    if (member == null) {
      return Glob.expand(evaluator, pattern);
    }
    List<String> names = new ArrayList<>();
    for (String archive : Glob.expand(evaluator, member.archive())) {
      List<String> found =
          Glob.isPattern(member.member())
              ? ArchiveMember.matching(evaluator.host().resolve(archive), member.member())
              : List.of();
      if (found.isEmpty()) {
        names.add(member.in(archive));
      }
      found.forEach(each -> names.add(new ArchiveMember(archive, each).toString()));
    }
    return names;
  }

  /** Makes {@code lib(a b)} the names {@code lib(a)} and {@code lib(b)} (manual, 11.1). */
  private static List<String> membersApart(List<String> words) {
    List<String> names = new ArrayList<>();
    String archive = "";
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      int open = word.indexOf('(');
      boolean opens = archive.isEmpty() && open > 0 && !word.endsWith(")");
      if (opens && words.subList(i + 1, words.size()).stream().anyMatch(w -> w.endsWith(")"))) {
        archive = word.substring(0, open + 1);
        word = word.substring(open + 1);
      }
      boolean closes = !archive.isEmpty() && word.endsWith(")");
      if (!word.isEmpty() && !(closes && word.length() == 1)) {
        names.add(archive + word + (archive.isEmpty() || closes ? "" : ")"));
      }
      archive = closes ? "" : archive;
    }
    return names;
  }

  /** Returns the names in {@code text} without looking at the disk. */
  static List<String> parsePatterns(String text) {
    List<String> names = new ArrayList<>();
    for (String word : words(text, '\0')) {
      names.add(withoutDot(word));
    }
    return names;
  }

  /** Returns the files that match, for {@code $(wildcard)}. */
  static List<String> existing(Evaluator evaluator, String text) {
    Host host = evaluator.host();
    if (isPlain(text)) {
      if (text.indexOf(' ') < 0 && text.indexOf('\t') < 0) {
        return text.isEmpty() || !host.look(text).exists() ? List.of() : List.of(text);
      }
      List<String> names = Words.split(text);
      names.removeIf(name -> !host.look(name).exists());
      return names;
    }
    List<String> names = new ArrayList<>();
    for (String word : words(text, '\0')) {
      String name = Homes.expand(evaluator, word);
      if (Glob.isPattern(name)) {
        names.addAll(Glob.expand(evaluator, name));
      } else if (host.look(Glob.unquoted(name)).exists()) {
        names.add(Glob.unquoted(name));
      }
    }
    return names;
  }

  /**
   * Splits at unquoted blanks and {@code stop}; backslashes that quote those go. A line feed, which
   * comes out of a {@code define}, ends no name.
   */
  static List<String> words(String text, char stop) {
    List<String> words = new ArrayList<>();
    int at = Words.skipSpace(text, 0);
    while (at < text.length()) {
      int plain = at;
      while (plain < text.length() && !isBlank(text.charAt(plain)) && text.charAt(plain) != '\\') {
        plain++;
      }
      if (plain == text.length() || text.charAt(plain) != '\\') {
        words.add(text.substring(at, plain));
        at = Words.skipSpace(text, plain);
        continue;
      }
      StringBuilder word = new StringBuilder();
      while (at < text.length() && !isBlank(text.charAt(at))) {
        int slashes = 0;
        while (at + slashes < text.length() && text.charAt(at + slashes) == '\\') {
          slashes++;
        }
        int after = at + slashes;
        if (slashes > 0
            && after < text.length()
            && (isBlank(text.charAt(after)) || text.charAt(after) == stop)) {
          word.append("\\".repeat(slashes / 2));
          at = after;
          if (slashes % 2 == 1) {
            word.append(text.charAt(at++));
          }
        } else if (slashes > 0) {
          word.append(text, at, after);
          at = after;
        } else {
          word.append(text.charAt(at++));
        }
      }
      words.add(word.toString());
      at = Words.skipSpace(text, at);
    }
    return words;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Returns {@code word} without the {@code ./} it may begin with: both are one file to make. */
  public static String withoutDot(String word) {
    int start = 0;
    while (word.startsWith("./", start)) {
      int next = start + 2;
      while (next < word.length() && word.charAt(next) == '/') {
        next++;
      }
      if (next == word.length()) {
        return "./";
      }
      start = next;
    }
    return start == 0 ? word : word.substring(start);
  }
}
