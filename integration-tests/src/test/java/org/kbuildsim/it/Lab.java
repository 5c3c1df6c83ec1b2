package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.diagnostic.DiagnosticRenderer;
import org.kbuildsim.kernel.BuildObserver;
import org.kbuildsim.kernel.BuildRequest;
import org.kbuildsim.kernel.BuildResult;
import org.kbuildsim.kernel.CacheRequest;
import org.kbuildsim.kernel.ConfigRequest;
import org.kbuildsim.kernel.KernelBuild;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.process.Confinement;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Limits;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Sandbox;
import org.kbuildsim.toolchain.Toolchain;
import org.kbuildsim.toolchain.ToolchainRequest;
import org.kbuildsim.toolchain.Toolchains;

/** What the integration tests share: the miniature kernel, the tools, and ways to use them. */
final class Lab {
  /** The four configurations of the main job. */
  static final List<String> VARIANTS =
      List.of("x86_64-called", "x86_64-inlined", "arm64-called", "arm64-inlined");

  /** The kernel series whose host programs ours stand in for. */
  static final List<String> SERIES = List.of("6.12", "7.3");

  static final List<String> INLINED = List.of("CONFIG_RUST_INLINE_HELPERS=y");

  private static final Map<String, Toolchain> TOOLCHAINS = new TreeMap<>();

  private Lab() {}

  /** The miniature kernel, in its source directory. */
  static Path tree() {
    return path("kbuild.tree");
  }

  /** The cases of the plugin's own tests: {@code kconfig}, {@code fixdep} … */
  static Path corpus(String area) {
    return path("kbuild.corpus").resolve(area);
  }

  /** Where the main job left the object tree of {@code variant}. */
  static Path mainJob(String variant) {
    return path("kbuild.mainJob").resolve(variant);
  }

  static Path cache() {
    String named = System.getProperty("kbuild.cache", "");
    return named.isBlank() ? Toolchains.defaultCache() : Path.of(named).toAbsolutePath();
  }

  static Toolchains toolchains() {
    return new Toolchains(cache(), false, System.out::println);
  }

  /** The downloaded or found toolchain {@code a} or {@code b}. */
  static synchronized Toolchain toolchain(String pair) {
    return TOOLCHAINS.computeIfAbsent(pair, p -> toolchains().resolve(ToolchainRequest.of(p)));
  }

  /** What programs are shut in by; nothing where the system does not let us. */
  static Confinement confinement(Duration time) {
    Path bubblewrap = toolchains().bubblewrap();
    return new Confinement(
        Sandbox.obstacle(bubblewrap).isEmpty() ? bubblewrap : null, Limits.of(time));
  }

  /** The prebuilt fixdep, conf and modpost of Linux 6.12: a value for KBUILD_HOSTTOOLS. */
  static Path hostTools() {
    return toolchains().hostTools("6.12").directory();
  }

  /** One of the prebuilt programs of a series: {@code basic/fixdep}, {@code kconfig/conf} … */
  static Path hostTool(String series, String name) {
    return toolchains().hostTools(series).directory().resolve("scripts").resolve(name);
  }

  /** A whole Linux tree: that in {@code kbuild.linux.SERIES}, or Debian's, which is downloaded. */
  static Path linux(String series) {
    String named = System.getProperty("kbuild.linux." + series);
    return named == null ? toolchains().kernelSource(series) : Path.of(named).toAbsolutePath();
  }

  static String architecture(String variant) {
    return variant.substring(0, variant.indexOf('-'));
  }

  static List<String> config(String variant) {
    return variant.endsWith("-inlined") ? INLINED : List.of();
  }

  /** What a build printed, and what came of it. */
  record Run(BuildResult result, List<String> lines) {
    String text() {
      return String.join("\n", lines);
    }

    String failures() {
      return result.failures().stream()
          .map(DiagnosticRenderer::render)
          .collect(Collectors.joining("\n"));
    }
  }

  static Run build(Path tree, String architecture, List<String> config, Path out, String... words)
      throws InterruptedException {
    return build(toolchain("a"), tree, architecture, config, out, words);
  }

  static Run build(
      Toolchain tools,
      Path tree,
      String architecture,
      List<String> config,
      Path out,
      String... words)
      throws InterruptedException {
    BuildRequest request =
        new BuildRequest(
            out.getFileName().toString(),
            KernelTree.open(tree),
            architecture,
            out,
            ConfigRequest.parse(config, out.getParent()),
            List.of(words),
            tools,
            ModpostDialect.V6_12,
            CacheRequest.in(cache()),
            2,
            false,
            false);
    List<String> lines = new ArrayList<>();
    BuildResult result =
        KernelBuild.run(
            request,
            new BuildObserver() {
              @Override
              public void line(String line, int done, int total) {
                lines.add(line);
              }

              @Override
              public void warning(Diagnostic diagnostic) {
                DiagnosticRenderer.render(diagnostic).lines().forEach(lines::add);
              }
            });
    return new Run(result, lines);
  }

  /** A build that may end in any way. */
  @FunctionalInterface
  interface Attempt {
    Run run() throws Exception;
  }

  /** Returns the text of the diagnostic that ends {@code attempt}; it has to end by one. */
  static String diagnosticOf(Attempt attempt) {
    try {
      Run run = attempt.run();
      throw new AssertionError("built, with status " + run.result().status() + ":\n" + run.text());
    } catch (DiagnosticException e) {
      return DiagnosticRenderer.render(e.diagnostic());
    } catch (Exception e) {
      throw new AssertionError("ended by another exception", e);
    }
  }

  /** Returns what a user is told by {@code attempt}, which has to fail, in either way. */
  static String failureOf(Attempt attempt) {
    try {
      Run run = attempt.run();
      assertThat(run.result().succeeded()).as(run.text()).isFalse();
      return run.text() + "\n" + run.failures();
    } catch (DiagnosticException e) {
      return DiagnosticRenderer.render(e.diagnostic());
    } catch (Exception e) {
      throw new AssertionError("ended by another exception", e);
    }
  }

  /** What a program printed on both streams, and its exit status. */
  record Output(int status, String text) {
    List<String> lines() {
      return text.lines().toList();
    }
  }

  /** Returns the command line of a real Maven that runs a goal of the installed plugin. */
  static List<String> mvn(String goal, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
    command.addAll(List.of("-B", "-o", "-Dstyle.color=never"));
    command.add("-Dmaven.repo.local=" + System.getProperty("kbuild.repository"));
    command.add("-Dkbuild.cache=" + cache());
    command.addAll(List.of(options));
    command.add(
        "org.kbuildsim:kbuild-maven-plugin:" + System.getProperty("kbuild.version") + ":" + goal);
    return command;
  }

  /** Runs a real program with this JVM's environment. */
  static Output run(Path directory, String... command) throws InterruptedException {
    return run(directory, System.getenv(), command);
  }

  static Output run(Path directory, Map<String, String> environment, String... command)
      throws InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      int status =
          new NativeProgram()
              .run(
                  new Invocation(
                      List.of(command),
                      environment,
                      directory,
                      InputStream.nullInputStream(),
                      out,
                      out));
      // Debian's Maven resets the colours of the terminal, asked to or not.
      String text = out.toString(StandardCharsets.UTF_8).replace("\u001b[0m", "");
      return new Output(status, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a directory with all below it, links as links, times as they are. */
  static Path copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attrs)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(dir)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attrs)
              throws IOException {
            Files.copy(
                file,
                to.resolve(from.relativize(file)),
                java.nio.file.LinkOption.NOFOLLOW_LINKS,
                StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
    return to;
  }

  /** Replaces every {@code from} in a file; fails where there is none. */
  static void edit(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    if (!text.contains(from)) {
      throw new AssertionError(file + " does not contain: " + from);
    }
    Files.writeString(file, text.replace(from, to));
  }

  /** Returns the regular files below {@code root}, relative to it. */
  static List<String> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(f -> Files.isRegularFile(f, java.nio.file.LinkOption.NOFOLLOW_LINKS))
          .map(f -> root.relativize(f).toString())
          .sorted()
          .toList();
    }
  }

  /** Returns a file of the tests' own resources. */
  static Path resource(String name) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(Lab.class.getResource("/" + name), name).toURI());
  }

  private static Path path(String property) {
    return Path.of(Objects.requireNonNull(System.getProperty(property), property))
        .toAbsolutePath()
        .normalize();
  }
}
