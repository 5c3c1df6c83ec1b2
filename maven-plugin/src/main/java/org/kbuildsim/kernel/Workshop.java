package org.kbuildsim.kernel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.build.ActionCache;
import org.kbuildsim.build.ActionStore;
import org.kbuildsim.build.MakeEngine;
import org.kbuildsim.build.Places;
import org.kbuildsim.build.ProbeAnswers;
import org.kbuildsim.build.Question;
import org.kbuildsim.build.TextFilters;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Severity;
import org.kbuildsim.kconfig.Conf;
import org.kbuildsim.kconfig.Configuration;
import org.kbuildsim.kconfig.Explainer;
import org.kbuildsim.kconfig.Explanation;
import org.kbuildsim.kconfig.ProbeCache;
import org.kbuildsim.modpost.Modpost;
import org.kbuildsim.modpost.ModpostResult;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NamedFiles;
import org.kbuildsim.process.Program;
import org.kbuildsim.shell.Shell;
import org.kbuildsim.tool.Fixdep;
import org.kbuildsim.toolchain.Toolchain;

/** Puts the parts together: what recipes find when they name a program. */
final class Workshop {
  private final AtomicReference<@Nullable Configuration> configured = new AtomicReference<>(null);
  private final Queue<ModpostAdvice> advice = new ConcurrentLinkedQueue<>();
  private final Modpost modpost;
  private final BinaryTools readers;
  private final Program make;
  private final Consumer<String> modpostLines;
  private @Nullable Path answers;

  /**
   * Puts the parts together.
   *
   * @param modpostLines gets each line that modpost prints
   * @param guard what the makefiles may do
   * @param instrument what looks on
   * @param question what make is only to find out; null to make things
   * @param shuffle another order to make things in, as {@code --shuffle} has it; or null
   * @param stamp is shown what is read and run
   */
  Workshop(
      BuildRequest request,
      Progress progress,
      Accounting accounting,
      Consumer<String> modpostLines,
      Guard guard,
      Instrument instrument,
      @Nullable Question question,
      @Nullable String shuffle,
      ConfigurationStamp stamp) {
    this.modpostLines = modpostLines;
    readers = new BinaryTools(request::toolchain, guard);
    modpost = new Modpost(request.modpost(), guard.reach());
    // Whether a program may run is asked first, so that a result of it is no way in either.
    Program started = accounting.counting(instrument.processes(guard.processes()));
    Program processes =
        instrument.tools(
            guard
                .door()
                .apply(
                    new ProbeAnswers(
                        new TextFilters(cached(started, request, accounting), guard.reach()),
                        request.cache().directory().resolve("probes"))));
    Programs programs = new Programs(processes, guard.reach(), instrument);
    Shell shell =
        new Shell(
            (name, command) -> {
              stamp.saw(command);
              return programs.find(name, command);
            },
            accounting,
            processes,
            guard.reach());
    MakeEngine.Builder engine =
        MakeEngine.builder(shell)
            .listener(progress.and(stamp).and(instrument.make()))
            .reach(guard.reach());
    if (question != null) {
      engine.question(question);
    }
    if (shuffle != null) {
      engine.shuffle(shuffle);
    }
    make = engine.build().asProgram();
    programs.put("make", make);
    Program conf =
        answering(
            new Conf(
                request.tree().kconfigVersion(),
                shell,
                new ProbeCache(),
                (configuration, diagnostics) -> configured.set(configuration),
                guard.reach()));
    Program fixdep = NamedFiles.within(guard.reach(), new Fixdep());
    programs.put("scripts/basic/fixdep", instrument.java("fixdep", fixdep));
    programs.put("scripts/mod/modpost", instrument.java("modpost", this::modpost));
    programs.put("scripts/kconfig/conf", instrument.java("conf", conf));
  }

  private static Program cached(Program started, BuildRequest request, Accounting accounting) {
    CacheRequest cache = request.cache();
    if (cache.size() == 0) {
      return started;
    }
    Toolchain tools = request.toolchain();
    return new ActionCache(
        started,
        ActionStore.open(
            cache.directory().resolve("actions"),
            cache.size(),
            cache.remote(),
            accounting::unusable),
        Places.of(
            request.output(),
            request.tree().root(),
            tools.librarySource(),
            tools.rustc().resolveSibling(".")),
        tools.describe(),
        accounting);
  }

  /** Has conf's questions answered by the lines of a file. */
  void answerFrom(Path file) {
    answers = file;
  }

  // Not make's own standard input: of that, recipes of parallel builds get nothing.
  private Program answering(Program conf) {
    return invocation -> {
      Path file = answers;
      if (file == null) {
        return conf.run(invocation);
      }
      try (InputStream in = Files.newInputStream(file)) {
        return conf.run(
            new Invocation(
                invocation.arguments(),
                invocation.environment(),
                invocation.directory(),
                in,
                invocation.out(),
                invocation.err()));
      }
    };
  }

  /** Returns what the last run of conf came to, or null if none did. */
  @Nullable Configuration configuration() {
    return configured.get();
  }

  Program make() {
    return make;
  }

  private int modpost(Invocation invocation) throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ModpostResult result = modpost.run(invocation.arguments(), invocation.directory(), printed);
    printed.writeTo(invocation.err());
    printed.toString(StandardCharsets.UTF_8).lines().forEach(modpostLines);
    advice.add(new ModpostAdvice(invocation.directory(), result));
    return result.status();
  }

  /** Returns what modpost did not say of what it found, as the object tree is now. */
  List<Diagnostic> modpostAdvice() throws InterruptedException {
    List<Diagnostic> explained = new ArrayList<>();
    for (ModpostAdvice found : advice) {
      explained.addAll(found.explain(readers));
    }
    return explained;
  }

  /** Returns what of {@code asked} the last run of conf did not give, each with its reason. */
  List<Diagnostic> notAsAsked(ConfigRequest asked) {
    Configuration came = configured.get();
    if (came == null || asked.options().isEmpty()) {
      return List.of();
    }
    return new Explainer(came)
        .explain(asked.options()).stream()
            .map(Explanation::diagnostic)
            .map(d -> new Diagnostic(Severity.ERROR, d.message(), d.where(), d.notes(), d.help()))
            .toList();
  }
}
