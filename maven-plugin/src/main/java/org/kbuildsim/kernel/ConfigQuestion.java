package org.kbuildsim.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.kconfig.Account;
import org.kbuildsim.kconfig.ConfigDifference;
import org.kbuildsim.kconfig.Explainer;
import org.kbuildsim.kconfig.Explanation;
import org.kbuildsim.kconfig.Remedy;

/** Makes configurations of a kernel tree, and answers questions about them. */
public final class ConfigQuestion {
  private static final List<String> DEFAULT = List.of("defconfig");

  private ConfigQuestion() {}

  /**
   * Makes the object tree's {@code .config}.
   *
   * <p>The request's targets and assignments make it ({@code randconfig}, {@code KCONFIG_SEED=7});
   * without any, it is the architecture's default. They begin with the {@code .config} that is
   * there. What is asked for comes on top; the observer is warned of what does not come out so.
   *
   * @param answers a file whose lines answer what {@code oldconfig} asks, or null
   */
  public static void make(BuildRequest request, @Nullable Path answers, BuildObserver observer)
      throws InterruptedException {
    if (answers != null && !Files.isReadable(answers)) {
      throw Diagnostic.error(Location.file(answers.toString()), "answers cannot be read")
          .help("name a file with one answer a line: -Dkbuild.answers=FILE")
          .asException();
    }
    Path there = request.output().resolve(".config");
    Configured configured =
        KernelBuild.configured(
            request,
            words(request),
            !request.targets().isEmpty() && Files.exists(there) ? there : null,
            answers,
            true,
            observer);
    new Explainer(configured.configuration())
        .explain(request.config().options()).stream()
            .map(Explanation::diagnostic)
            .forEach(observer::warning);
  }

  /**
   * What there is to say of an option.
   *
   * @param elsewhere for an option that nothing on this architecture makes y: what makes it y on
   *     others, by architecture; it was tried
   */
  public record Answer(Account account, Map<String, List<Remedy>> elsewhere) {
    /** Creates an answer; the map is copied, its order kept. */
    public Answer {
      elsewhere = Collections.unmodifiableMap(new TreeMap<>(elsewhere));
    }
  }

  /**
   * Returns why an option has the value it has, and what would make it y. The {@code .config} that
   * is there stays as it is.
   *
   * @param option with or without {@code CONFIG_}
   */
  public static Answer explain(BuildRequest request, String option, BuildObserver observer)
      throws InterruptedException {
    Configured configured = evaluate(request, observer);
    Account account =
        new Explainer(configured.configuration()).account(option, configured.origins());
    Map<String, List<Remedy>> elsewhere = new TreeMap<>();
    for (String architecture : candidates(request, account)) {
      account(request.on(architecture), account.name())
          .ifPresent(other -> elsewhere.put(architecture, other.remedies()));
    }
    return new Answer(account, elsewhere);
  }

  /**
   * Returns how two configurations of the tree differ.
   *
   * @param left a {@code .config}, a defconfig or a fragment; what it does not say is at its
   *     default
   * @param right the other
   */
  public static ConfigDifference compare(
      BuildRequest request, Path left, Path right, BuildObserver observer)
      throws InterruptedException {
    return ConfigDifference.of(
        based(request, left, observer).configuration(),
        based(request, right, observer).configuration());
  }

  private static Configured evaluate(BuildRequest request, BuildObserver observer)
      throws InterruptedException {
    return KernelBuild.configured(request, words(request), null, null, false, observer);
  }

  private static Configured based(BuildRequest request, Path base, BuildObserver observer)
      throws InterruptedException {
    Path file = Files.isDirectory(base) ? base.resolve(".config") : base;
    if (!Files.isReadable(file)) {
      throw Diagnostic.error(Location.file(file.toString()), "configuration cannot be read")
          .help("name two files, or object trees with a .config: -Dkbuild.diff=A,B")
          .asException();
    }
    return KernelBuild.configured(request, List.of("olddefconfig"), file, null, false, observer);
  }

  private static List<String> words(BuildRequest request) {
    return request.targets().isEmpty() ? DEFAULT : request.targets();
  }

  private static Optional<Account> account(BuildRequest request, String option)
      throws InterruptedException {
    try {
      Configured configured = evaluate(request, BuildObserver.NONE);
      Account account =
          new Explainer(configured.configuration()).account(option, configured.origins());
      boolean good =
          account.value().equals("y") || account.remedies().stream().anyMatch(Remedy::isSettable);
      return good ? Optional.of(account) : Optional.empty();
    } catch (DiagnosticException e) {
      // It does not even configure there, or has no such option.
      return Optional.empty();
    } finally {
      delete(request.output());
    }
  }

  /** Returns the architectures that name a symbol which nothing here sets. */
  private static List<String> candidates(BuildRequest request, Account account) {
    if (account.remedies().isEmpty() || account.remedies().stream().anyMatch(Remedy::isSettable)) {
      return List.of();
    }
    List<String> missing =
        account.remedies().stream()
            .flatMap(remedy -> remedy.changes().stream())
            .filter(change -> change.by() == Remedy.By.NOTHING)
            .map(Remedy.Change::name)
            .distinct()
            .toList();
    if (missing.isEmpty()) {
      return List.of();
    }
    Pattern sets =
        Pattern.compile("(?m)^\\s*(select|config)\\s+(" + String.join("|", missing) + ")\\b");
    return request.tree().otherArchitectures(request.architecture()).stream()
        .filter(architecture -> mentions(request.tree().kconfigOf(architecture), sets))
        .toList();
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException stays) {
      // Below the object tree, in nobody's way.
    }
  }

  private static boolean mentions(Path directory, Pattern pattern) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().startsWith("Kconfig")).toList()) {
        if (pattern.matcher(Files.readString(file)).find()) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
