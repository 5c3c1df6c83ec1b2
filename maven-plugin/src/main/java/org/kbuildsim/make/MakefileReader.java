package org.kbuildsim.make;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.SourceText;

/** Reads makefiles: finds them, executes their statements, and remembers which were read. */
public final class MakefileReader {
  /** Deeper than any tree of makefiles; what gets here includes itself. */
  private static final int MOST_INCLUDES = 500;

  private final Evaluator evaluator;
  private final Makefiles makefiles;
  private final List<Read> read = new ArrayList<>();
  private char recipePrefix = '\t';
  private int depth;

  /**
   * A makefile that was to be read.
   *
   * @param place the {@code include}, or null for a makefile of the command line
   * @param optional whether it may be missing
   * @param error why it could not be read, or null
   */
  public record Read(
      Target target, @Nullable Place place, boolean optional, @Nullable String error) {

    /** Returns whether another makefile asked for it. */
    public boolean included() {
      return place != null;
    }
  }

  MakefileReader(Evaluator evaluator, Makefiles makefiles) {
    this.evaluator = evaluator;
    this.makefiles = makefiles;
  }

  /** Returns all makefiles asked for so far, whether they were there or not, in order. */
  public List<Read> read() {
    return read;
  }

  char recipePrefix() {
    return recipePrefix;
  }

  void setRecipePrefix(String value) {
    recipePrefix = value.isEmpty() ? '\t' : value.charAt(0);
  }

  /** Reads a makefile of the command line or environment; false if it is not there. */
  public boolean readFile(String name, boolean optional) {
    return read(name, null, optional, true, ReadAhead.NOTHING);
  }

  void include(List<String> names, Place place, boolean optional) {
    ReadAhead ahead = makefiles.ahead(evaluator.host(), names);
    for (String name : names) {
      read(name, place, optional, !isNoDefaultGoal, ahead);
      evaluator.setReading(place);
    }
  }

  private boolean isNoDefaultGoal;

  /** Reads makefiles that do not decide the default goal ({@code MAKEFILES}). */
  public void readWithoutGoal(String name) {
    isNoDefaultGoal = true;
    try {
      read(name, null, true, false, ReadAhead.NOTHING);
    } finally {
      isNoDefaultGoal = false;
    }
  }

  private boolean read(
      String name, @Nullable Place place, boolean optional, boolean setsGoal, ReadAhead ahead) {
    String found = name;
    Makefile makefile = null;
    String error = null;
    try {
      found = locate(name, place != null);
      makefile = makefiles.read(evaluator.host(), found, ahead);
    } catch (IOException e) {
      if (evaluator.host().resolve(found).toFile().isDirectory()) {
        // It can be opened, so it counts as a makefile that is there.
        throw MakeFailure.at(null, name + ": Is a directory");
      }
      error = Host.reason(e);
    }
    Target target = evaluator.rules().enter(found);
    read.add(new Read(target, place, optional, error));
    if (makefile == null) {
      if (place == null && !optional) {
        evaluator.host().messages().error(null, name + ": " + error);
      }
      return false;
    }
    if (++depth > MOST_INCLUDES) {
      throw MakeFailure.at(place, found + ": Too many open files");
    }
    evaluator.budget().read(evaluator);
    announce(found, place != null, optional, setsGoal);
    Place saved = evaluator.reading();
    evaluator.setReading(new Place(found, 1));
    try {
      appendToList(found);
      execute(makefile, new Place(found, 1), setsGoal, true);
    } catch (MakeFailure e) {
      throw place == null ? e : e.note(place, "`" + found + "` included from here");
    } finally {
      depth--;
      evaluator.setReading(saved);
    }
    return true;
  }

  /** Notes that an object was wanted that was not there: it counts as a makefile to be remade. */
  void wasNotLoaded(String name) {
    read.add(new Read(evaluator.rules().enter(name), null, false, null));
  }

  private void announce(String name, boolean included, boolean optional, boolean setsGoal) {
    Debugging debugging = evaluator.settings().debugging();
    if (debugging.on(Debugging.Topic.VERBOSE)) {
      debugging.say(
          Debugging.Topic.VERBOSE,
          0,
          "Reading makefile '%s'%s%s%s%s...",
          name,
          setsGoal ? "" : " (no default goal)",
          included || !setsGoal ? " (search path)" : "",
          optional && (included || !setsGoal) ? " (don't care)" : "",
          included ? " (no ~ expansion)" : "");
    }
  }

  private String locate(String name, boolean included) {
    if (!included || name.startsWith("/") || evaluator.host().look(name).exists()) {
      return name;
    }
    for (String directory : evaluator.settings().includeDirectories()) {
      String candidate = directory + "/" + name;
      if (evaluator.host().look(candidate).exists()) {
        return candidate;
      }
    }
    return name;
  }

  private void appendToList(String name) {
    Variable list = evaluator.lookup("MAKEFILE_LIST");
    String before = list == null ? "" : list.value.chars();
    evaluator.define(
        "MAKEFILE_LIST", before.isEmpty() ? name : before + " " + name, Origin.FILE, false);
    Variable defined = evaluator.global().own("MAKEFILE_LIST");
    if (defined != null) {
      defined.site = new Site(new Place(name, 1), Text.of("MAKEFILE_LIST"));
    }
  }

  /** Executes {@code text} as if it stood in a makefile. */
  public void readString(String text) {
    readText(Text.of(text), null);
  }

  /** Executes {@code text} as if it stood in a makefile at {@code place}. */
  void readText(Text text, @Nullable Place place) {
    evaluator.budget().evaluate(evaluator);
    Place first = place == null ? Place.ofNoFile() : place;
    if (++depth > MOST_INCLUDES) {
      throw MakeFailure.at(place, "evaluation is nested too deeply");
    }
    try {
      Text located =
          text.hasSource() ? text : Text.of(new SourceText(first + " (eval)", text.chars()));
      execute(new Makefile(located), first, !isNoDefaultGoal, false);
    } finally {
      depth--;
      evaluator.setReading(place);
    }
  }

  private void execute(Makefile makefile, Place first, boolean setsGoal, boolean isFile) {
    new Reading(evaluator, this, makefile.lines(), first, setsGoal, isFile).run();
  }
}
