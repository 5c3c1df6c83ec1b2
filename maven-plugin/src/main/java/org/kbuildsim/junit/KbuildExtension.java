package org.kbuildsim.junit;

import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.corpus.CaseResult;
import org.kbuildsim.corpus.Corpus;
import org.kbuildsim.corpus.CorpusRequest;
import org.kbuildsim.corpus.CorpusRun;
import org.kbuildsim.corpus.OtherTools;
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
import org.kbuildsim.process.Confinement;
import org.kbuildsim.toolchain.Toolchain;
import org.kbuildsim.toolchain.ToolchainRequest;
import org.kbuildsim.toolchain.Toolchains;
import org.kbuildsim.tree.PackedTree;

/** Builds the tree, or runs the cases, that a {@link KbuildTest} asks for by its parameter. */
final class KbuildExtension implements ParameterResolver {
  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(KbuildExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == BuiltTree.class || type == CorpusOutcome.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    KbuildTest test = context.getRequiredTestMethod().getAnnotation(KbuildTest.class);
    boolean built = parameter.getParameter().getType() == BuiltTree.class;
    String key = built ? test.tree() + " " + test.value() : test.corpus() + " " + test.cases();
    return context
        .getRoot()
        .getStore(OURS)
        .computeIfAbsent(key, ignored -> built ? build(test) : run(test), Object.class);
  }

  private static BuiltTree build(KbuildTest test) {
    List<String> log = new ArrayList<>();
    try {
      KernelTree tree = tree(test);
      Configuration configuration = Configuration.parse(test.value());
      BuildResult result =
          KernelBuild.run(
              new BuildRequest(
                  configuration.name(),
                  tree,
                  configuration.architecture(),
                  objects(test, configuration),
                  ConfigRequest.parse(configuration.assignments(), tree.root()),
                  List.of(),
                  toolchain(),
                  tree.modpost(null),
                  CacheRequest.in(cache()),
                  Runtime.getRuntime().availableProcessors(),
                  false,
                  false),
              new BuildObserver() {
                @Override
                public synchronized void line(String line, int done, int total) {
                  log.add(line);
                }

                @Override
                public synchronized void warning(Diagnostic diagnostic) {
                  DiagnosticRenderer.render(diagnostic).lines().forEach(log::add);
                }
              });
      return new BuiltTree(result, log);
    } catch (DiagnosticException e) {
      throw told(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static CorpusOutcome run(KbuildTest test) {
    try {
      KernelTree tree = tree(test);
      List<CaseResult> results =
          CorpusRun.run(
              new CorpusRequest(
                  Corpus.read(Path.of(test.corpus()), test.cases()),
                  tree,
                  false,
                  output().resolve("corpus"),
                  toolchain(),
                  OtherTools.of(toolchains(), Set.of()),
                  tree.modpost(null),
                  CacheRequest.in(cache()),
                  Runtime.getRuntime().availableProcessors(),
                  Confinement.none()),
              result -> {});
      return new CorpusOutcome(results);
    } catch (DiagnosticException e) {
      throw told(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static KernelTree tree(KbuildTest test) {
    Path named = Path.of(test.tree());
    if (!test.tree().isEmpty() && !PackedTree.is(named)) {
      return KernelTree.open(named);
    }
    Path jar = test.tree().isEmpty() ? jarOnTheClassPath() : named;
    return KernelTree.open(
        PackedTree.unpack(jar, output().resolve("tree-%08x".formatted(jar.toString().hashCode()))));
  }

  // Two trees in one configuration are two builds.
  private static Path objects(KbuildTest test, Configuration configuration) {
    String which = test.tree().isEmpty() ? "" : "-%08x".formatted(test.tree().hashCode());
    return output().resolve("objects").resolve(configuration.name() + which);
  }

  private static Path jarOnTheClassPath() {
    URL makefile = Thread.currentThread().getContextClassLoader().getResource("kernel/Makefile");
    // jar:file:/…/fixture-kernel.jar!/kernel/Makefile
    String place = makefile == null ? "" : makefile.toString();
    if (!place.startsWith("jar:file:")) {
      throw Diagnostic.error("no kernel tree is on the class path")
          .help("depend on org.kbuildsim:fixture-kernel, or say @KbuildTest(tree = \"DIR\")")
          .asException();
    }
    return Path.of(URI.create(place.substring("jar:".length(), place.indexOf("!/"))));
  }

  private static Toolchain toolchain() {
    return toolchains()
        .resolve(ToolchainRequest.of(System.getProperty("kbuild.toolchain", "auto")));
  }

  private static Toolchains toolchains() {
    return new Toolchains(cache(), Boolean.getBoolean("kbuild.offline"), System.out::println);
  }

  private static Path cache() {
    String named = System.getProperty("kbuild.cache", "");
    return named.isBlank() ? Toolchains.defaultCache() : Path.of(named).toAbsolutePath();
  }

  private static Path output() {
    return Path.of(System.getProperty("kbuild.output", "target/kbuild-test")).toAbsolutePath();
  }

  private static ParameterResolutionException told(DiagnosticException e) {
    return new ParameterResolutionException("\n" + DiagnosticRenderer.render(e.diagnostic()));
  }

  private static ParameterResolutionException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new ParameterResolutionException("interrupted", e);
  }
}
