package org.kbuildsim.corpus;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;

/** A directory of cases. */
public final class Corpus {
  private final Path root;
  private final List<Case> cases;

  private Corpus(Path root, List<Case> cases) {
    this.root = root;
    this.cases = cases;
  }

  /**
   * Reads the cases below {@code root}.
   *
   * @param pattern which, as a glob of their names: {@code history/**}; empty for all
   * @throws org.kbuildsim.diagnostic.DiagnosticException if there is none, or one is none
   */
  public static Corpus read(Path root, String pattern) {
    Path top = root.toAbsolutePath().normalize();
    PathMatcher wanted =
        FileSystems.getDefault().getPathMatcher("glob:" + (pattern.isEmpty() ? "**" : pattern));
    List<Case> cases;
    try (Stream<Path> files = Files.walk(top)) {
      cases =
          files
              .filter(file -> file.endsWith(CaseFile.NAME))
              .map(Path::getParent)
              .filter(directory -> wanted.matches(top.relativize(directory)))
              .sorted()
              .map(directory -> CaseReader.read(top, directory))
              .toList();
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(root.toString()), "corpus cannot be read: " + e)
          .help("name a directory of cases: -Dkbuild.corpus=DIR")
          .asException();
    }
    if (cases.isEmpty()) {
      throw Diagnostic.error(
              Location.file(root.toString()),
              "no case" + (pattern.isEmpty() ? "" : " that `" + pattern + "` names"))
          .help("a case is a directory with a " + CaseFile.NAME)
          .asException();
    }
    return new Corpus(top, cases);
  }

  /** Returns a corpus without cases. */
  static Corpus empty(Path root) {
    return new Corpus(root, List.of());
  }

  /** Returns the top directory. */
  public Path root() {
    return root;
  }

  /** Returns the cases, by name. */
  public List<Case> cases() {
    return cases;
  }
}
