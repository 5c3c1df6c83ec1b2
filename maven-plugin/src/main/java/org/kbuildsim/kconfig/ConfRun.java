package org.kbuildsim.kconfig;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;
import org.kbuildsim.process.Reach;

/** One run of {@link Conf}: read the tree, read what was asked for, fill in the rest, write. */
final class ConfRun {
  private final KconfigVersion version;
  private final Program shell;
  private final ProbeCache probes;
  private final Invocation invocation;
  private final Map<String, String> environment;
  private final Reach reach;
  private final Console console;
  private final Notices notices;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private @Nullable Configuration configuration;

  /** conf says why and exits with 1. */
  private static final class Exit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exit() {
      super(null, null, false, false);
    }
  }

  ConfRun(
      KconfigVersion version,
      Program shell,
      ProbeCache probes,
      Invocation invocation,
      Reach reach) {
    this.reach = reach;
    this.version = version;
    this.shell = shell;
    this.probes = probes;
    this.invocation = invocation;
    this.environment = invocation.environment();
    this.console = new Console(invocation.out(), invocation.err(), diagnostics::add);
    this.notices = new Notices(console);
  }

  @Nullable Configuration configuration() {
    return configuration;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Returns the exit status when the stack was not enough. */
  int tooDeep() {
    console.hear(new Complaint(KconfigTree.TOO_DEEP.message() + "\n", KconfigTree.TOO_DEEP));
    console.flush();
    return 1;
  }

  /** Returns the exit status. */
  int run() throws IOException, InterruptedException {
    try {
      go();
      return 0;
    } catch (Exit | Interview.NoAnswer e) {
      return 1;
    } catch (KconfigException e) {
      console.hear(e.complaint());
      return 1;
    } catch (TreeLoader.ShellFailure e) {
      e.rethrowCause();
      throw e;
    } finally {
      console.flush();
    }
  }

  private void go() throws IOException {
    ConfOptions options = ConfOptions.read(invocation.arguments(), environment, console);
    String program = RawText.of(invocation.program());
    if (options.help()) {
      console.print(ConfOptions.usage(program, version));
      throw new Exit();
    }
    if (options.kconfig() == null) {
      console.printError(program + ": Kconfig file missing\n");
      console.print(ConfOptions.usage(program, version));
      throw new Exit();
    }
    if (options.silent()) {
      notices.silence();
    }
    KconfigTree tree =
        new TreeLoader(version, invocation.directory(), environment, reach, shell, probes, console)
            .load(options.kconfig());
    if (tree == null) {
      throw new Exit();
    }
    Configuration loaded = new Configuration(tree, console);
    configuration = loaded;
    configure(loaded, options);
  }

  private void configure(Configuration loaded, ConfOptions options) throws IOException {
    ConfigReader reader =
        new ConfigReader(
            loaded,
            new SourceFiles(invocation.directory(), environment, reach),
            environment,
            console,
            notices);
    ConfMode mode = options.mode();
    read(reader, options);
    if (reader.warnings() > 0 && environment.containsKey("KCONFIG_WERROR")) {
      throw new Exit();
    }
    boolean sync = mode == ConfMode.SYNCCONFIG;
    boolean keep = sync && !environment.getOrDefault("KCONFIG_NOSILENTUPDATE", "").isEmpty();
    if (keep && loaded.changed()) {
      fail("\n*** The configuration requires explicit update.\n\n");
    }
    fill(loaded, options);
    if (loaded.unmetDependencies() > 0 && environment.containsKey("KCONFIG_WERROR")) {
      throw new Exit();
    }
    write(loaded, reader, options, keep);
  }

  private void read(ConfigReader reader, ConfOptions options) {
    ConfMode mode = options.mode();
    if (mode == ConfMode.DEFCONFIG) {
      if (!reader.read(options.file())) {
        fail(
            "***\n*** Can't find default configuration \"" + options.file() + "\"!\n***\n",
            Diagnostic.error("can't find default configuration `" + options.file() + "`"));
      }
    } else if (mode.isFresh()) {
      readSeed(reader, mode);
    } else {
      reader.read(null);
    }
  }

  private void readSeed(ConfigReader reader, ConfMode mode) {
    String name = environment.get("KCONFIG_ALLCONFIG");
    if (name == null) {
      return;
    }
    if (!name.isEmpty() && !name.equals("1")) {
      if (!reader.readSimple(RawText.of(name))) {
        fail(
            "*** Can't read seed configuration \"" + RawText.of(name) + "\"!\n",
            Diagnostic.error("can't read seed configuration `" + name + "`")
                .note("`KCONFIG_ALLCONFIG` names it"));
      }
    } else if (!reader.readSimple(mode.seed()) && !reader.readSimple("all.config")) {
      fail(
          "*** KCONFIG_ALLCONFIG set, but no \""
              + mode.seed()
              + "\" or \"all.config\" file found\n",
          Diagnostic.error(
              "`KCONFIG_ALLCONFIG` set, but no `" + mode.seed() + "` or `all.config` file found"));
    }
  }

  private void fill(Configuration loaded, ConfOptions options) throws IOException {
    NewValues values = new NewValues(loaded);
    switch (options.mode()) {
      case ALLNOCONFIG -> values.setAll(Tristate.N);
      case ALLYESCONFIG -> values.setAll(Tristate.Y);
      case ALLMODCONFIG -> values.setAll(Tristate.M);
      case ALLDEFCONFIG, DEFCONFIG -> values.setDefaults();
      case RANDCONFIG -> {
        NewValues.Probabilities probabilities = NewValues.Probabilities.of(environment);
        if (probabilities == null) {
          fail(
              "KCONFIG_PROBABILITY: Numerical result out of range\n",
              Diagnostic.error("`KCONFIG_PROBABILITY` is out of range")
                  .help("give one to three numbers from 0 to 100, separated by colons"));
          return;
        }
        values.randomize(new GlibcRandom(options.seed()), probabilities);
      }
      case YES2MODCONFIG -> values.rewrite(Tristate.Y, Tristate.M);
      case MOD2YESCONFIG -> values.rewrite(Tristate.M, Tristate.Y);
      case MOD2NOCONFIG -> values.rewrite(Tristate.M, Tristate.N);
      case OLDASKCONFIG, OLDCONFIG, LISTNEWCONFIG, HELPNEWCONFIG, SYNCCONFIG ->
          new Interview(loaded, options.mode(), invocation.in(), console).run();
      case OLDDEFCONFIG, SAVEDEFCONFIG -> {}
    }
  }

  private void write(Configuration loaded, ConfigReader reader, ConfOptions options, boolean keep) {
    OutputFiles output = new OutputFiles(invocation.directory(), reach);
    ConfMode mode = options.mode();
    if (mode == ConfMode.SAVEDEFCONFIG) {
      String file = String.valueOf(options.file());
      try {
        output.overwrite(file, ConfigWriter.defconfig(loaded));
        ChangedInput.report(loaded, environment, console);
      } catch (IOException e) {
        fail(
            "n*** Error while saving defconfig to: " + file + "\n\n",
            Diagnostic.error("cannot save defconfig to `" + file + "`: " + reason(e)));
      }
      return;
    }
    if (mode == ConfMode.LISTNEWCONFIG || mode == ConfMode.HELPNEWCONFIG) {
      return;
    }
    if (!keep) {
      try {
        writeConfig(loaded, output);
        ChangedInput.report(loaded, environment, console);
      } catch (IOException e) {
        fail(
            "\n*** Error during writing of the configuration.\n\n",
            Diagnostic.error("cannot write the configuration: " + reason(e)));
      }
    }
    boolean sync = mode == ConfMode.SYNCCONFIG;
    try {
      new AutoconfWriter(loaded, reader, output, environment).write(sync);
    } catch (IOException e) {
      if (sync) {
        fail(
            "\n*** Error during sync of the configuration.\n\n",
            Diagnostic.error("cannot write the configuration for the build: " + reason(e)));
      }
    }
  }

  private void writeConfig(Configuration loaded, OutputFiles output) throws IOException {
    String name = RawText.of(environment.getOrDefault("KCONFIG_CONFIG", ".config"));
    if (name.isEmpty()) {
      console.printError("config name is empty\n");
      throw new IOException("`KCONFIG_CONFIG` is empty");
    }
    if (java.nio.file.Files.isDirectory(output.resolve(name))) {
      console.printError(name + ": Is a directory\n");
      throw new IOException("`" + RawText.display(name) + "` is a directory");
    }
    String text = ConfigWriter.dotConfig(loaded);
    if (environment.getOrDefault("KCONFIG_OVERWRITECONFIG", "").isEmpty()) {
      if (!output.replaceIfChanged(name, text)) {
        notices.say("No change to " + name);
        loaded.changed(false);
        return;
      }
    } else {
      output.overwrite(name, text);
    }
    notices.say("configuration written to " + name);
    loaded.changed(false);
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private void fail(String text) {
    fail(text, Diagnostic.error(text.strip().replaceFirst("^\\*+ ", "")));
  }

  private void fail(String text, Diagnostic diagnostic) {
    console.hear(new Complaint(text, diagnostic));
    throw new Exit();
  }
}
