package org.kbuildsim.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.kconfig.Assignment;
import org.kbuildsim.kconfig.Configuration;
import org.kbuildsim.kconfig.Explainer;
import org.kbuildsim.kconfig.Explanation;
import org.kbuildsim.process.Reach;

/**
 * Works out a configuration by asking the tree's own Makefile: first for what it is based on, then,
 * with what was asked for on top, for the rest. That is {@code make defconfig a.config}.
 *
 * <p>Targets that set everything, as {@code allnoconfig} does, get what was asked for beforehand,
 * or there would be nothing left to be decided by it: so does merge_config.sh.
 *
 * <p>It is done beside the {@code .config} that is there, since kbuild builds again what depends on
 * a {@code .config} that is newer.
 */
final class Configurator {
  private static final String NAME = ".config.asked";

  // The targets of kbuild that begin with the answers in the file KCONFIG_ALLCONFIG.
  private static final Set<String> PRESET_TARGETS =
      Set.of("alldefconfig", "allnoconfig", "allyesconfig", "allmodconfig", "randconfig");

  /** Runs make with some words. */
  interface Make {
    int run(List<String> words) throws InterruptedException;
  }

  private final BuildRequest request;
  private final Workshop workshop;
  private final BuildObserver observer;
  private final Make make;
  private final Reach reach;
  private final Path config;
  private final Path asked;
  private final Path presets;
  private boolean warned;

  Configurator(
      BuildRequest request, Workshop workshop, BuildObserver observer, Make make, Reach reach) {
    this.reach = reach;
    this.request = request;
    this.workshop = workshop;
    this.observer = observer;
    this.make = make;
    this.config = request.output().resolve(".config");
    this.asked = request.output().resolve(NAME);
    this.presets = request.output().resolve(NAME + ".preset");
  }

  /**
   * Returns the configuration, or null if make failed.
   *
   * @param words targets and assignments that make what it is based on: {@code defconfig}
   * @param base a {@code .config} to begin with, or null
   */
  @Nullable Configured workOut(List<String> words, @Nullable Path base)
      throws InterruptedException {
    try {
      Files.deleteIfExists(asked);
      if (base != null) {
        Files.copy(base, asked);
      }
      boolean preset = isPreset(words);
      if (!isMade(preset ? presetting(words) : words)) {
        return null;
      }
      Map<String, String> origins = new HashMap<>();
      Configuration based = workshop.configuration();
      if (based != null) {
        note(based, base, origins);
      }
      request.config().redefinitions().forEach(this::warn);
      origins.putAll(request.config().origins());
      if (!preset && !request.config().options().isEmpty()) {
        String text = Files.exists(asked) ? Files.readString(reach.read(asked)) : "";
        write(asked, request.config().over(text));
        if (!isMade(List.of("olddefconfig"))) {
          return null;
        }
      }
      Configuration configuration = workshop.configuration();
      if (configuration == null) {
        throw Diagnostic.error("`" + String.join(" ", words) + "` makes no configuration")
            .help("name a target like defconfig, olddefconfig or allnoconfig")
            .asException();
      }
      return new Configured(
          configuration, origins, Files.exists(asked) ? Files.readString(reach.read(asked)) : "");
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(config.toString()), "cannot be written: " + e)
          .asException();
    } finally {
      deleteQuietly(asked);
      deleteQuietly(asked.resolveSibling(NAME + ".old"));
      deleteQuietly(presets);
    }
  }

  /** Makes {@code configured} the object tree's, unless it is. */
  void put(Configured configured) {
    try {
      if (configured.text().isEmpty()
          || (Files.exists(config)
              && Files.readString(reach.read(config)).equals(configured.text()))) {
        return;
      }
      write(asked, configured.text());
      Files.move(asked, config, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(config.toString()), "cannot be written: " + e)
          .asException();
    }
  }

  private boolean isPreset(List<String> words) {
    return !request.config().options().isEmpty()
        && words.stream().anyMatch(PRESET_TARGETS::contains)
        // Somebody has a file of his own; what is asked for goes on top then.
        && words.stream().noneMatch(word -> word.startsWith("KCONFIG_ALLCONFIG="));
  }

  private List<String> presetting(List<String> words) throws IOException {
    write(presets, request.config().over(""));
    List<String> all = new ArrayList<>(words);
    all.add("KCONFIG_ALLCONFIG=" + presets);
    return all;
  }

  // Never through a link that a makefile has left there.
  private static void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private boolean isMade(List<String> words) throws InterruptedException {
    List<String> all = new ArrayList<>();
    all.add("KCONFIG_CONFIG=" + NAME);
    all.addAll(words);
    return make.run(all) == 0;
  }

  /** Notes who asked for what, and warns of what did not come out so. */
  private void note(Configuration based, @Nullable Path base, Map<String, String> origins) {
    for (Assignment assignment : based.assignments()) {
      String file = assignment.file();
      if (file != null) {
        String name = file.equals(NAME) && base != null ? base.toString() : file;
        origins.put(assignment.name(), name + ":" + assignment.line());
      }
    }
    new Explainer(based)
        .explainAll().stream()
            .filter(explanation -> !isAskedAgain(explanation))
            .map(Explanation::diagnostic)
            .forEach(this::warn);
  }

  private void warn(Diagnostic warning) {
    warned = true;
    observer.warning(warning);
  }

  /** Returns whether there was something to warn of. */
  boolean hasWarned() {
    return warned;
  }

  private boolean isAskedAgain(Explanation explanation) {
    return request.config().options().containsKey(explanation.asked().name());
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      // A file that is in nobody's way; the next run replaces it.
    }
  }
}
