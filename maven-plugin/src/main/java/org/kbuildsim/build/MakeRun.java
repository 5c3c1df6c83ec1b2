package org.kbuildsim.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.build.Node.Outcome;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.make.BuiltIns;
import org.kbuildsim.make.Database;
import org.kbuildsim.make.Debugging;
import org.kbuildsim.make.Debugging.Topic;
import org.kbuildsim.make.Evaluator;
import org.kbuildsim.make.FileNames;
import org.kbuildsim.make.Host;
import org.kbuildsim.make.MakeFailure;
import org.kbuildsim.make.MakeVersion;
import org.kbuildsim.make.MakefileReader;
import org.kbuildsim.make.Messages;
import org.kbuildsim.make.Origin;
import org.kbuildsim.make.Settings;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.StandardStreams;

/**
 * One run of make: options, makefiles, the makefiles' own remaking, goals.
 *
 * <p>When a makefile was remade, all begins anew, as GNU make does by executing itself again.
 */
final class MakeRun {
  // As C's asctime prints it.
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);

  /** More often than any chain of generated makefiles is long. */
  private static final int MOST_RESTARTS = 100;

  /** Deeper than any tree; what gets here calls itself. */
  private static final int MOST_LEVELS = 100;

  private final MakeEngine engine;
  private final Invocation invocation;
  private final int level;
  private final String name;
  private final Messages messages;

  private Path directory;
  private boolean entered;

  MakeRun(MakeEngine engine, Invocation invocation) {
    this.engine = engine;
    this.invocation = invocation;
    this.level = level(invocation.environment());
    this.name = baseName(invocation.program()) + (level == 0 ? "" : "[" + level + "]");
    this.messages = new Messages(name, invocation.out(), invocation.err());
    this.directory = invocation.directory();
  }

  private static int level(Map<String, String> environment) {
    String level = environment.getOrDefault("MAKELEVEL", "0");
    return level.matches("[0-9]{1,6}") ? Integer.parseInt(level) : 0;
  }

  private static String baseName(String program) {
    return program.substring(program.lastIndexOf('/') + 1);
  }

  int run() throws IOException, InterruptedException {
    List<String> arguments = invocation.arguments();
    engine
        .listener()
        .runStarted(directory.toString(), level, arguments.subList(1, arguments.size()));
    Question question = engine.question();
    if (question != null) {
      question.started(arguments.subList(1, arguments.size()));
    }
    int status = 2;
    try {
      int restarts = 0;
      int result;
      do {
        result = restarts > MOST_RESTARTS ? remadeForever() : pass(restarts++);
      } while (result == Pass.AGAIN);
      status = result;
    } catch (MakeInterrupted e) {
      status = 130;
      throw new InterruptedException();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      engine.listener().runFinished(directory.toString(), level, status);
      if (question != null) {
        question.ended();
      }
    }
    return status;
  }

  private int remadeForever() {
    MakeFailure failure =
        MakeFailure.at(null, "makefiles were remade " + MOST_RESTARTS + " times, and still changed")
            .help("see by --debug=m which one never is up to date");
    messages.fatal(failure);
    engine.listener().failed(failure.diagnostic());
    return 2;
  }

  private int pass(int restarts) throws IOException {
    Pass pass = new Pass(restarts);
    try {
      return pass.run();
    } finally {
      pass.cleanUp();
    }
  }

  /** One reading of the makefiles, and what follows from it. */
  private final class Pass {
    /** In place of a status: the makefiles have changed. */
    static final int AGAIN = -1;

    private final int restarts;
    private final Options options = new Options(engine.version());
    private final List<String> goals = new ArrayList<>();
    private final Map<String, Evaluator.CommandLineVariable> variables = new LinkedHashMap<>();
    private final List<Path> temporary = new ArrayList<>();
    private List<String> evals = List.of();
    private boolean printsDirectory;
    private boolean located;
    private @Nullable Jobs jobs;
    private @Nullable Remaker remaker;

    /** What {@code -j} of the environment's flags says; 0 if they have none. */
    private int inheritedJobs;

    /** What {@code -j} of the command line says, which no makefile changes; 0 if it has none. */
    private int jobsSaid;

    Pass(int restarts) {
      this.restarts = restarts;
    }

    void cleanUp() throws IOException {
      for (Path file : temporary) {
        Files.deleteIfExists(file);
      }
    }

    int run() throws IOException {
      if (level > MOST_LEVELS) {
        return fatal(MakeFailure.at(null, "sub-makes are nested " + level + " deep"));
      }
      Map<String, String> environment = new HashMap<>(invocation.environment());
      if (restarts > 0) {
        environment.put("MAKE_RESTARTS", String.valueOf(restarts));
      }
      Options early = new Options(engine.version());
      List<String> words;
      try {
        OptionParser.parseFlags(early, environment.getOrDefault("MAKEFLAGS", ""));
        words = parseAll(early);
      } catch (OptionParser.BadOption e) {
        return usage(e);
      } catch (MakeFailure e) {
        return fatal(e);
      }
      if (early.printVersion) {
        messages.print(Usage.version(engine.version()));
        return 0;
      }
      if (early.help) {
        messages.print(Usage.text(invocation.program()));
        return 0;
      }
      int moved = changeDirectory(early);
      if (moved != 0) {
        return moved;
      }
      Evaluator evaluator;
      try {
        evaluator = evaluator(early, environment);
      } catch (MakeFailure e) {
        return fatal(e);
      }
      int status;
      try {
        status = attempt(evaluator, words);
        finish(evaluator, status);
      } catch (OptionParser.BadOption e) {
        return usage(e);
      } catch (MakeInterrupted e) {
        if (jobs != null) {
          jobs.cancel();
        }
        throw e;
      }
      if (status != AGAIN) {
        leave();
      }
      return status;
    }

    private int attempt(Evaluator evaluator, List<String> words)
        throws IOException, OptionParser.BadOption {
      try {
        parseEnvironment(evaluator);
        inheritedJobs = options.jobs;
        options.jobs = 0;
        parseAll(options);
        jobsSaid = options.jobs;
        if (jobsSaid > 0) {
          warnOfOwnJobs("submake");
        } else {
          options.jobs = inheritedJobs;
        }
        if (options.printDatabase || evaluator.settings().debugging().on(Topic.BASIC)) {
          String mark = options.printDatabase ? "# " : "";
          messages.print(Usage.version(engine.version()).replaceAll("(?m)^", mark));
        }
        Jobs made = prepare(evaluator, words);
        jobs = made;
        return build(evaluator, made);
      } catch (MakeFailure e) {
        return fatal(e);
      } catch (StackOverflowError e) {
        return fatal(MakeFailure.at(evaluator.reading(), "nested too deeply"));
      } catch (OutOfMemoryError e) {
        return fatal(MakeFailure.at(evaluator.reading(), "out of memory"));
      } catch (RunStopped e) {
        return e.status();
      }
    }

    /** Waits for what is still running, however the run went. */
    private void finish(Evaluator evaluator, int status) {
      if (jobs != null) {
        jobs.waitForUnfinished();
      }
      if (remaker != null) {
        new Intermediates(evaluator, options, messages, remaker.ages()).remove();
      }
      if (options.printDatabase && status != AGAIN) {
        printDatabase(evaluator);
      }
    }

    private void printDatabase(Evaluator evaluator) {
      Remaker made = remaker;
      messages.introduceBy(null);
      messages.print(
          "\n# Make data base, printed on "
              + DATE.format(ZonedDateTime.now(ZoneId.systemDefault()))
              + "\n");
      messages.print(
          Database.describe(
              evaluator,
              target -> made == null ? Node.NOTHING_KNOWN : made.node(target).describe()));
      messages.print(
          "# Finished Make data base on "
              + DATE.format(ZonedDateTime.now(ZoneId.systemDefault()))
              + "\n");
    }

    private List<String> parseAll(Options into) throws OptionParser.BadOption {
      List<String> arguments = invocation.arguments();
      return OptionParser.parse(into, arguments.subList(1, arguments.size()));
    }

    private int fatal(MakeFailure failure) {
      messages.fatal(failure);
      engine.listener().failed(failure.diagnostic());
      return 2;
    }

    private int usage(OptionParser.BadOption e) throws IOException {
      Messages plain = new Messages(invocation.program(), invocation.out(), invocation.err());
      plain.error(null, String.valueOf(e.getMessage()));
      invocation
          .err()
          .write(
              Usage.text(invocation.program()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
      engine.listener().failed(Diagnostic.error(String.valueOf(e.getMessage())));
      return 2;
    }

    private int changeDirectory(Options early) {
      Path to = invocation.directory();
      for (String change : early.directories) {
        to = Host.resolve(to, change);
        if (!Files.isDirectory(to)) {
          String reason = Files.exists(to) ? "Not a directory" : "No such file or directory";
          messages.fatal(MakeFailure.at(null, change + ": " + reason));
          engine.listener().failed(Diagnostic.error(change + ": " + reason));
          return 2;
        }
      }
      try {
        directory = to.toRealPath();
      } catch (IOException e) {
        directory = to.toAbsolutePath().normalize();
      }
      return 0;
    }

    private Evaluator evaluator(Options early, Map<String, String> environment) {
      List<String> includes = new ArrayList<>(early.includeDirectories);
      includes.addAll(List.of("/usr/local/include", "/usr/include", "/usr/include"));
      includes.removeIf(name -> !Files.isDirectory(directory.resolve(name)));
      Host host =
          new Host(
              directory, environment, engine.disk(), engine.shell(), messages, invocation.in());
      Question question = engine.question();
      Evaluator evaluator =
          new Evaluator(
              host,
              new Settings(
                  engine.version(),
                  early.environmentOverrides,
                  early.warnUndefinedVariables,
                  List.copyOf(includes),
                  debugging(early),
                  question == null ? null : question.provenance()),
              engine.makefiles());
      if (question != null) {
        question.evaluates(evaluator);
      }
      return evaluator;
    }

    private Debugging debugging(Options early) {
      return new Debugging(DebugLevels.topics(early), messages);
    }

    private void parseEnvironment(Evaluator evaluator) {
      evaluator.importEnvironment();
      for (String flags : List.of("GNUMAKEFLAGS", "MAKEFLAGS")) {
        String value = evaluator.valueOf(flags);
        for (String word : OptionParser.parseFlags(options, value)) {
          assign(evaluator, word);
        }
      }
      // Obeyed once; sub-makes get it all by MAKEFLAGS.
      evaluator.define("GNUMAKEFLAGS", "", Origin.OVERRIDE, false);
    }

    private boolean assign(Evaluator evaluator, String word) {
      Evaluator.CommandLineVariable variable = evaluator.assignFromCommandLine(word);
      if (variable == null) {
        return false;
      }
      variables.put(variable.name(), variable);
      return true;
    }

    // What `X:=$(info x)` says on the command line is said before GNU make knows where it is.
    private boolean printsDirectoryBefore(String word) {
      List<String> arguments = invocation.arguments();
      Options before = new Options(engine.version());
      try {
        OptionParser.parse(before, arguments.subList(1, arguments.indexOf(word)));
      } catch (OptionParser.BadOption parsedBefore) {
        return false;
      }
      return Boolean.TRUE.equals(before.printDirectory);
    }

    private void enterUnknown() {
      entered = true;
      messages.message("Entering an unknown directory");
    }

    private Jobs prepare(Evaluator evaluator, List<String> words) throws IOException {
      for (String word : words) {
        messages.introduceBy(printsDirectoryBefore(word) ? this::enterUnknown : null);
        if (!assign(evaluator, word) && !word.equals("-") && !word.isEmpty()) {
          goals.add(FileNames.withoutDot(word));
        }
      }
      messages.introduceBy(null);
      located = true;
      options.noBuiltInRules |= options.noBuiltInVariables;
      printsDirectory =
          options.printDirectory != null
              ? options.printDirectory
              : !options.silent && (level > 0 || !options.directories.isEmpty());
      printsDirectory &= !options.noPrintDirectory;
      if (engine.version() == MakeVersion.V4_3) {
        options.printDirectory = printsDirectory ? Boolean.TRUE : null;
      }
      evaluator.define("MAKE_COMMAND", engine.makeCommand(invocation), Origin.DEFAULT, false);
      evaluator.define("MAKE", "$(MAKE_COMMAND)", Origin.DEFAULT, true);
      evaluator.define("CURDIR", directory.toString(), Origin.FILE, false);
      if (!goals.isEmpty()) {
        evaluator.define("MAKECMDGOALS", String.join(" ", goals), Origin.DEFAULT, false);
        goals.forEach(goal -> evaluator.rules().enter(goal).setCommandLineGoal());
      }
      defineOverrides(evaluator);
      evaluator.define("MAKELEVEL", String.valueOf(level), Origin.ENVIRONMENT, false);
      boolean hadRules = !options.noBuiltInRules;
      boolean hadVariables = !options.noBuiltInVariables;
      if (options.noBuiltInRules) {
        BuiltIns.removeSuffixes(evaluator);
      } else {
        BuiltIns.addSuffixRules(evaluator);
      }
      BuiltIns.defineAlways(evaluator);
      evals = List.copyOf(options.evals);
      evaluator.defineExported("MAKEFLAGS", "", Origin.FILE, true);
      defineFlags(evaluator, engine.version() == MakeVersion.V4_4);
      if (!options.noBuiltInVariables) {
        BuiltIns.defineVariables(evaluator);
      }
      if (engine.version() == MakeVersion.V4_4) {
        evaluator.whenFlagsChange(() -> takeFlags(evaluator));
      }
      OutputSync asked = OutputSync.of(options.outputSync, OutputSync.NONE);
      engine.listener().readingStarted();
      try {
        if (asked.namesDirectory()) {
          readInOnePiece(evaluator, asked);
        } else {
          enter();
          readMakefiles(evaluator);
        }
      } finally {
        engine.listener().readingFinished();
      }
      rereadFlags(evaluator, hadRules, hadVariables);
      defineFlags(evaluator, true);
      evaluator.rules().complete(!options.noBuiltInRules);
      for (MakefileReader.Read read : evaluator.reader().read()) {
        engine.listener().makefileRead(directory.toString(), read.target().name());
      }
      if (options.jobs != inheritedJobs && jobsSaid == 0) {
        warnOfOwnJobs("makefile");
      }
      boolean inherited = level > 0 && options.jobs == inheritedJobs && jobsSaid == 0;
      int wanted = evaluator.rules().special().notParallel() ? 1 : options.jobs;
      JobSlots slots = engine.slots(wanted, inherited);
      OutputSync sync =
          slots == null ? OutputSync.NONE : OutputSync.of(options.outputSync, unasked());
      if (slots == null) {
        enter();
      }
      return new Jobs(evaluator, options, output(sync), slots, engine, invocation, level);
    }

    // Programs that have our own descriptors write there at once, unless -O was given; a stream of
    // somebody in this process would get pieces of lines.
    private OutputSync unasked() {
      return invocation.out() == StandardStreams.OUT ? OutputSync.NONE : OutputSync.TARGET;
    }

    private Output output(OutputSync sync) {
      return new Output(
          invocation.out(),
          invocation.err(),
          engine.outputLock(),
          sync,
          options.outputSync != null,
          messages,
          printsDirectory ? directory.toString() : "");
    }

    private void readInOnePiece(Evaluator evaluator, OutputSync sync) throws IOException {
      TargetOutput kept = output(sync).keptTogether();
      messages.divert(kept.out(), kept.err());
      try {
        readMakefiles(evaluator);
      } catch (MakeFailure e) {
        // What ends the reading belongs to it.
        throw new RunStopped(fatal(e));
      } finally {
        messages.divert(invocation.out(), invocation.err());
        kept.flush();
      }
    }

    /** Says that a sub-make runs as many jobs as it was told itself, whatever its parent's are. */
    private void warnOfOwnJobs(String where) {
      if (level > 0 && engine.limitsJobs()) {
        int said = options.jobs == Options.UNLIMITED ? 0 : options.jobs;
        messages.error(
            null, "warning: -j%d forced in %s: resetting jobserver mode.".formatted(said, where));
      }
    }

    private List<String> files(List<String> words) {
      return words.stream().map(FileNames::withoutDot).toList();
    }

    // Later ones first, as GNU make has them.
    private void defineOverrides(Evaluator evaluator) {
      if (variables.isEmpty()) {
        return;
      }
      List<String> words = new ArrayList<>();
      for (Evaluator.CommandLineVariable variable : variables.values()) {
        words.add(
            Options.quoted(variable.name())
                + (variable.recursive() ? "=" : ":=")
                + Options.quoted(variable.value()));
      }
      Collections.reverse(words);
      evaluator.define("-*-command-variables-*-", String.join(" ", words), Origin.AUTOMATIC, false);
      evaluator.define("MAKEOVERRIDES", "${-*-command-variables-*-}", Origin.ENVIRONMENT, true);
    }

    private void defineFlags(Evaluator evaluator, boolean all) {
      String flags = options.encode(all);
      boolean dashed = !flags.isEmpty() && !flags.startsWith(" ");
      evaluator.define("MFLAGS", dashed ? "-" + flags : flags.trim(), Origin.ENVIRONMENT, true);
      StringBuilder value = new StringBuilder(flags);
      for (String text : evals) {
        // It is expanded once when MAKEFLAGS is.
        value.append(" --eval=").append(Options.quoted(text).replace("$", "$$"));
      }
      if (all && evaluator.isSet("MAKEOVERRIDES")) {
        value.append(" -- $(MAKEOVERRIDES)");
      }
      Origin origin = options.environmentOverrides ? Origin.ENVIRONMENT_OVERRIDE : Origin.FILE;
      evaluator.define("MAKEFLAGS", value.toString(), origin, true);
    }

    private void readMakefiles(Evaluator evaluator) throws IOException {
      MakefileReader reader = evaluator.reader();
      evaluator.settings().debugging().say(Topic.BASIC, 0, "Reading makefiles...");
      for (String text : evals) {
        reader.readString(text);
      }
      for (String file : words(evaluator.valueOf("MAKEFILES"))) {
        reader.readWithoutGoal(file);
      }
      if (options.makefiles.isEmpty()) {
        readDefault(evaluator);
      }
      for (String file : options.makefiles) {
        reader.readFile(file.equals("-") ? standardInput() : file, false);
      }
    }

    private void readDefault(Evaluator evaluator) {
      List<String> names = List.of("GNUmakefile", "makefile", "Makefile");
      for (String candidate : names) {
        if (evaluator.exists(candidate)) {
          evaluator.reader().readFile(candidate, false);
          return;
        }
      }
      // They are not there, but rules may make one.
      names.forEach(candidate -> evaluator.reader().readFile(candidate, true));
    }

    private String standardInput() throws IOException {
      Path file = Files.createTempFile("Gm", "");
      temporary.add(file);
      try (var to = Files.newOutputStream(file)) {
        invocation.in().transferTo(to);
      }
      return file.toString();
    }

    private static List<String> words(String text) {
      return text.isBlank() ? List.of() : List.of(text.trim().split("\\s+"));
    }

    // From 4.4 on, a change of MAKEFLAGS is seen at once.
    private void takeFlags(Evaluator evaluator) {
      for (String word : OptionParser.parseFlags(options, evaluator.valueOf("MAKEFLAGS"))) {
        assign(evaluator, word);
      }
      defineFlags(evaluator, true);
    }

    // A makefile may have changed MAKEFLAGS.
    private void rereadFlags(Evaluator evaluator, boolean hadRules, boolean hadVariables) {
      for (String word : OptionParser.parseFlags(options, evaluator.valueOf("MAKEFLAGS"))) {
        assign(evaluator, word);
      }
      if (jobsSaid > 0) {
        options.jobs = jobsSaid;
      }
      options.noBuiltInRules |= options.noBuiltInVariables;
      if (options.noBuiltInRules && hadRules) {
        BuiltIns.removeSuffixes(evaluator);
      }
      if (options.noBuiltInVariables && hadVariables) {
        BuiltIns.removeVariables(evaluator);
      }
    }

    private int build(Evaluator evaluator, Jobs started) {
      String order = options.shuffle != null ? options.shuffle : engine.shuffle();
      Shuffle shuffle = Shuffle.of(evaluator.rules().special().notParallel() ? null : order);
      Remaker making = new Remaker(evaluator, options, messages, started, shuffle);
      remaker = making;
      making.assume(files(options.oldFiles), files(options.newFiles), restarts > 0);
      making.setAlwaysMake(options.alwaysMake && restarts == 0);
      Debugging debugging = evaluator.settings().debugging();
      MakefileUpdate.Result update = new MakefileUpdate(evaluator, making, messages).run();
      if (update == MakefileUpdate.Result.CHANGED) {
        sayRestart(evaluator);
        return AGAIN;
      }
      debugging.say(Topic.BASIC, 0, "Updating goal targets....");
      making.setAlwaysMake(options.alwaysMake);
      making.assume(List.of(), files(options.newFiles), false);
      Outcome outcome = making.goals().update(shuffle.order(goals(evaluator)), false);
      making.ages().warnOfClockSkew();
      return switch (outcome) {
        case FAILED -> 2;
        case QUESTION -> 1;
        case SUCCESS, NONE -> update == MakefileUpdate.Result.FAILED ? 2 : 0;
      };
    }

    private void sayRestart(Evaluator evaluator) {
      evaluator
          .settings()
          .debugging()
          .say(
              Topic.BASIC,
              0,
              "Re-executing[%s]: %s",
              String.valueOf(restarts + 1),
              String.join(" ", invocation.arguments()));
    }

    private List<Goals.Goal> goals(Evaluator evaluator) {
      List<String> names = new ArrayList<>(goals);
      if (names.isEmpty()) {
        String goal = evaluator.valueOf(".DEFAULT_GOAL").trim();
        if (goal.isEmpty()) {
          throw MakeFailure.at(
              null,
              evaluator.isSet("MAKEFILE_LIST")
                  ? "No targets"
                  : "No targets specified and no makefile found");
        }
        if (evaluator.rules().find(goal) == null && words(goal).size() > 1) {
          throw MakeFailure.at(null, ".DEFAULT_GOAL contains more than one target");
        }
        names.add(goal);
      }
      List<Goals.Goal> made = new ArrayList<>();
      for (String goal : names) {
        made.add(new Goals.Goal(evaluator.rules().enter(goal), false, null, null));
      }
      return made;
    }

    private void enter() {
      if (printsDirectory && !entered) {
        // Nobody is told of a directory in which nothing is said.
        Messages voice = messages.on(invocation.out(), invocation.err());
        messages.introduceBy(
            () -> {
              entered = true;
              voice.message("Entering directory '" + directory + "'");
            });
      }
    }

    private void leave() {
      if (entered) {
        messages.message(
            located ? "Leaving directory '" + directory + "'" : "Leaving an unknown directory");
      }
    }
  }
}
