package org.kbuildsim.make;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.kbuildsim.diagnostic.SourceText;
import org.kbuildsim.process.ByteText;

/** The functions that take file names apart, or look at files (manual, 8.3 and 8.6). */
final class FileNameFunctions {
  private FileNameFunctions() {}

  static List<Function> all() {
    return List.of(
        Functions.eachWord(
            "dir", word -> word.contains("/") ? word.substring(0, slash(word) + 1) : "./"),
        Functions.eachWord("notdir", word -> word.substring(slash(word) + 1)),
        Functions.eachWord("basename", word -> dot(word) < 0 ? word : word.substring(0, dot(word))),
        Function.eager("suffix", 0, 1, (e, a) -> suffixes(a[0])),
        Function.eager(
            "addprefix", 2, 2, Carry.eachWord(1), (e, a) -> each(a[1], word -> a[0] + word)),
        Function.eager(
            "addsuffix", 2, 2, Carry.eachWord(1), (e, a) -> each(a[1], word -> word + a[0])),
        Function.eager(
            "abspath", 0, 1, Carry.eachWord(0), (e, a) -> each(a[0], word -> absolute(e, word))),
        Function.eager(
            "realpath", 0, 1, Carry.eachWord(0), (e, a) -> each(a[0], word -> real(e, word))),
        Function.eager("wildcard", 0, 1, (e, a) -> wildcard(e, a[0])),
        Function.lazy("file", 1, 2, FileNameFunctions::file));
  }

  private static int slash(String word) {
    return word.lastIndexOf('/');
  }

  private static int dot(String word) {
    int dot = word.lastIndexOf('.');
    return dot > slash(word) ? dot : -1;
  }

  private static String suffixes(String names) {
    return Words.split(names).stream()
        .filter(word -> dot(word) >= 0)
        .map(word -> word.substring(dot(word)))
        .collect(Collectors.joining(" "));
  }

  private static String each(String names, java.util.function.UnaryOperator<String> function) {
    return Words.split(names).stream()
        .map(function)
        .filter(made -> !made.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String absolute(Evaluator evaluator, String name) {
    return evaluator.host().resolve(name).normalize().toString();
  }

  private static String real(Evaluator evaluator, String name) {
    try {
      return evaluator.host().resolve(name).toRealPath().toString();
    } catch (IOException notThere) {
      return "";
    }
  }

  private static String wildcard(Evaluator evaluator, String patterns) {
    List<String> names = FileNames.existing(evaluator, patterns);
    return names.isEmpty() ? "" : String.join(" ", names);
  }

  private static void file(Evaluator evaluator, Expression[] arguments, Sink out) {
    String[] a = Arrays.stream(arguments).map(evaluator::expand).toArray(String[]::new);
    String name = a[0];
    if (name.startsWith(">>")) {
      write(evaluator, name.substring(2), a, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } else if (name.startsWith(">")) {
      write(
          evaluator,
          name.substring(1),
          a,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);
    } else if (name.startsWith("<")) {
      Text read = read(evaluator, name.substring(1), a);
      out.literal(read.chars(), read, 0);
    } else {
      throw evaluator.expansionFailure(null, "file: invalid file operation: " + name);
    }
  }

  private static void write(Evaluator evaluator, String name, String[] a, OpenOption... options) {
    String file = Words.strip(name);
    if (file.isEmpty()) {
      throw evaluator.expansionFailure(null, "file: missing filename");
    }
    String text = a.length < 2 ? "" : a[1].endsWith("\n") ? a[1] : a[1] + "\n";
    Path path = evaluator.host().resolve(file);
    try {
      Files.write(evaluator.host().disk().reach().write(path), ByteText.bytes(text), options);
    } catch (IOException e) {
      throw evaluator.readingFailure("open: " + file + ": " + Host.reason(e));
    } finally {
      evaluator.host().disk().changed();
    }
  }

  private static Text read(Evaluator evaluator, String name, String[] a) {
    String file = Words.strip(name);
    if (a.length > 1) {
      throw evaluator.expansionFailure(null, "file: too many arguments");
    }
    if (file.isEmpty()) {
      throw evaluator.expansionFailure(null, "file: missing filename");
    }
    Path path = evaluator.host().resolve(file);
    if (!path.toFile().exists()) {
      Provenance provenance = evaluator.settings().provenance();
      if (provenance != null) {
        provenance.absent(file);
      }
      return Text.EMPTY;
    }
    try {
      String text = ByteText.of(Files.readAllBytes(evaluator.host().disk().reach().read(path)));
      return Text.of(new SourceText(file, text))
          .part(0, text.endsWith("\n") ? text.length() - 1 : text.length());
    } catch (IOException e) {
      throw evaluator.readingFailure("read: " + file + ": " + Host.reason(e));
    }
  }
}
