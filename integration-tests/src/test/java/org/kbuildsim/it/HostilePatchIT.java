package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kbuildsim.check.Check;
import org.kbuildsim.check.CheckRequest;
import org.kbuildsim.check.CheckResult;
import org.kbuildsim.check.Configuration;
import org.kbuildsim.check.Finding;
import org.kbuildsim.check.SeriesCheck;
import org.kbuildsim.kernel.CacheRequest;
import org.kbuildsim.kernel.KernelTree;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.process.Confinement;
import org.kbuildsim.process.Limits;
import org.kbuildsim.report.FindingText;
import org.kbuildsim.report.HtmlReport;
import org.kbuildsim.tree.SeriesReader;

/**
 * Patches that want more than a build: none has an effect outside of the object tree, each is a
 * finding, and the run ends.
 *
 * <p>One series for all: each of its patches takes the one before back. The tree is no kernel but
 * what the top of one is, so that a state takes no time. What is to be harmed lies beside the
 * tests' other output: a sandbox has a {@code /tmp} of its own, and nobody's real home is at stake.
 */
final class HostilePatchIT {
  private static final String KEY = "PRIVATE-KEY-7f3a9c";
  private static final Set<Check> CHECKS =
      EnumSet.of(
          Check.PROGRAM_REFUSED,
          Check.PROGRAM_ADDED,
          Check.FILE_REFUSED,
          Check.LIMIT_EXCEEDED,
          Check.BUILD_FAILS);

  private static final String MAKEFILE =
      """
      ifneq ($(sub_make_done),1)
      export sub_make_done := 1
      .PHONY: all sub-make $(MAKECMDGOALS)
      all $(filter-out sub-make,$(MAKECMDGOALS)): sub-make ;
      sub-make:
      	@$(MAKE) --no-print-directory -C $(O) -f $(CURDIR)/Makefile srctree=$(CURDIR) $(MAKECMDGOALS)
      else
      export srctree
      CC := $(LLVM)clang
      KCONFIG_CONFIG ?= .config
      export KCONFIG_CONFIG
      .PHONY: all defconfig olddefconfig mrproper hostile tools
      all: hostile tools
      tools:
      	@$(HOSTCC) --version > version
      defconfig:
      	@scripts/kconfig/conf --alldefconfig Kconfig
      olddefconfig:
      	@scripts/kconfig/conf --olddefconfig Kconfig
      mrproper:
      	@:
      # text
      hostile:
      	@:
      endif
      """;

  private static final String KCONFIG =
      """
      config FINE
      	def_bool y
      """;

  private Path directory;
  private Path homes;
  private Path tree;
  private ServerSocket listener;

  /**
   * A patch.
   *
   * @param check what has to be found
   * @param files the files of the tree that it changes or adds
   * @param safe whether it can be tried without a sandbox: what it wants is refused there, too
   */
  private record Attack(String name, Check check, Map<String, String> files, boolean safe) {
    Attack onlyInSandbox() {
      return new Attack(name, check, files, false);
    }
  }

  @BeforeEach
  void layOutWhatIsToBeHarmed() throws IOException {
    Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
    directory = Files.createTempDirectory(target, "hostile");
    homes = Files.createDirectories(directory.resolve("homes"));
    tree = directory.resolve("tree");
    for (String path : List.of("scripts", "arch/x86", ".git/hooks")) {
      Files.createDirectories(tree.resolve(path));
    }
    Files.writeString(tree.resolve("Makefile"), MAKEFILE);
    Files.writeString(tree.resolve("Kconfig"), KCONFIG);
    Files.writeString(tree.resolve("main.c"), "int main(void) { return 0; }\n");
    Files.writeString(tree.resolve("scripts/Makefile.build"), "");
    Files.writeString(tree.resolve("arch/x86/Makefile"), "");
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void remove() throws Exception {
    listener.close();
    Lab.run(directory, "/bin/rm", "-rf", directory.toString());
  }

  @Test
  void noneHasAnEffectOutsideAndEachIsAFinding() throws Exception {
    Confinement confinement = Lab.confinement(Duration.ofSeconds(15));
    // Asked of another program, so that a sandbox that does not work is not taken for a machine
    // that has none.
    assumeTrue(
        Lab.run(directory, "unshare", "--user", "true").status() == 0,
        "no user namespaces on this machine: programs cannot be shut in");
    assertThat(confinement.bubblewrap()).isNotNull();
    List<Attack> attacks = attacks();
    assertThat(attacks).hasSizeGreaterThan(25);
    List<Attack> failing = failing();
    String before = listing();

    CheckResult result = check(attacks, confinement.bubblewrap(), Duration.ofSeconds(15));

    expect(attacks, result);
    assertUnharmed(before, result);
    // That a build fails is one finding, however often it does.
    for (Attack attack : failing) {
      CheckResult failed = check(List.of(attack), confinement.bubblewrap(), Duration.ofSeconds(15));
      expect(List.of(attack), failed);
      assertUnharmed(before, failed);
    }
  }

  @Test
  void withoutASandboxWhatCannotBeShutInIsRefused() throws Exception {
    List<Attack> attacks =
        attacks().stream()
            .filter(Attack::safe)
            .map(
                attack ->
                    attack.check() == Check.PROGRAM_ADDED
                        ? new Attack(attack.name(), Check.PROGRAM_REFUSED, attack.files(), true)
                        : attack)
            .toList();
    assertThat(attacks).hasSizeGreaterThan(20);
    String before = listing();

    CheckResult result = check(attacks, null, Duration.ofSeconds(15));

    expect(attacks, result);
    assertUnharmed(before, result);
  }

  @Test
  void whatDoesNotEndIsEnded() throws Exception {
    Confinement confinement = Lab.confinement(Duration.ofSeconds(1));
    List<Attack> attacks =
        List.of(
            text("loop in this process", Check.LIMIT_EXCEEDED, "X := $(shell while :; do :; done)"),
            recipe("loop of programs", Check.LIMIT_EXCEEDED, "while :; do sleep 0.1; done"),
            recipe("loop that prints", Check.LIMIT_EXCEEDED, "while :; do echo x; done"));

    for (Attack attack : attacks) {
      expect(
          List.of(attack), check(List.of(attack), confinement.bubblewrap(), Duration.ofSeconds(1)));
    }
  }

  private List<Attack> attacks() {
    List<Attack> all = new ArrayList<>();
    all.addAll(ofMake());
    all.addAll(ofShell());
    all.addAll(ofKconfig());
    all.addAll(ofPrograms());
    all.addAll(ofCompilers());
    return all;
  }

  private List<Attack> ofMake() {
    return List.of(
        text("$(file >)", Check.FILE_REFUSED, "$(file >HOME/made,x)"),
        text("$(file >>)", Check.FILE_REFUSED, "$(file >>HOME/.bashrc,x)"),
        text("$(file <)", Check.FILE_REFUSED, "$(warning $(file <HOME/.ssh/id_rsa))"),
        text("device that has no end", Check.FILE_REFUSED, "X := $(file </dev/zero)"),
        text(
            "environment of the JVM", Check.FILE_REFUSED, "$(warning $(file </proc/self/environ))"),
        text("include", Check.FILE_REFUSED, "-include HOME/evil.mk"),
        text("include of a key", Check.FILE_REFUSED, "include HOME/.ssh/id_rsa"),
        text("wildcard", Check.FILE_REFUSED, "$(warning $(wildcard HOME/.ssh/*))"),
        recipe("make -f", Check.FILE_REFUSED, "$(MAKE) -f HOME/evil.mk"),
        recipe("make -C", Check.FILE_REFUSED, "$(MAKE) -C HOME -f evil.mk"),
        recipe("make --eval", Check.FILE_REFUSED, "$(MAKE) --eval='$$(file >HOME/made,x)'"),
        recipe("make -t", Check.FILE_REFUSED, "$(MAKE) -t --eval='HOME/made:;@:' HOME/made"),
        text("source tree", Check.FILE_REFUSED, "$(file >>$(srctree)/main.c,x)"),
        text("hook of git", Check.FILE_REFUSED, "$(file >$(srctree)/.git/hooks/pre-commit,x)"),
        text(
            "library of the toolchain",
            Check.FILE_REFUSED,
            "$(file >>$(RUST_LIB_SRC)/core/src/lib.rs,x)"),
        text("another shell", Check.PROGRAM_ADDED, "SHELL := /bin/bash"),
        text("shell of its own", Check.PROGRAM_ADDED, "SHELL := HOME/shell"));
  }

  private List<Attack> ofShell() {
    return List.of(
        text("$(shell)", Check.FILE_REFUSED, "X := $(shell echo x > HOME/made)"),
        text("!=", Check.FILE_REFUSED, "X != echo x >> HOME/.bashrc"),
        recipe("redirection", Check.FILE_REFUSED, "-echo x > HOME/made"),
        recipe("cp", Check.FILE_REFUSED, "-cp $(srctree)/main.c HOME/made 2>/dev/null"),
        recipe("mv", Check.FILE_REFUSED, "-mv HOME/.bashrc gone 2>/dev/null"),
        recipe("rm", Check.FILE_REFUSED, "-rm -rf HOME/.ssh 2>/dev/null"),
        recipe("mkdir", Check.FILE_REFUSED, "-mkdir -p HOME/made 2>/dev/null"),
        recipe("touch", Check.FILE_REFUSED, "-touch HOME/made 2>/dev/null"),
        recipe("cat", Check.FILE_REFUSED, "-cat HOME/.ssh/id_rsa"),
        recipe("read", Check.FILE_REFUSED, "-read key < HOME/.ssh/id_rsa; echo $$key"),
        recipe("script", Check.FILE_REFUSED, "-. HOME/.bashrc"),
        recipe("names", Check.FILE_REFUSED, "echo HOME/.ssh/*"),
        recipe("link", Check.FILE_REFUSED, "ln -sfn HOME link; echo x > link/made"),
        recipe("link that hangs", Check.FILE_REFUSED, "ln -sfn HOME/made link; echo x > link"),
        recipe("link that is left", Check.FILE_REFUSED, "ln -sfn HOME/.ssh/id_rsa .x.o.cmd"),
        recipe("link for our own files", Check.FILE_REFUSED, "ln -sfn HOME/made modpost.patch"),
        recipe("hard link", Check.FILE_REFUSED, "-ln -f HOME/.bashrc link && echo x > link"),
        recipe("way out by ..", Check.FILE_REFUSED, "-echo x > $(CURDIR)/../../../homes/made"));
  }

  private List<Attack> ofKconfig() {
    return List.of(
        kconfig("macro", Check.FILE_REFUSED, "X := $(shell,echo x > HOME/made)\n"),
        kconfig("source", Check.FILE_REFUSED, "source \"HOME/Kconfig\"\n"),
        text("KCONFIG_CONFIG", Check.FILE_REFUSED, "override KCONFIG_CONFIG := HOME/made"));
  }

  private List<Attack> ofPrograms() {
    String port = Integer.toString(listener.getLocalPort());
    return List.of(
        recipe("sed -i", Check.FILE_REFUSED, "-sed -i s/mine/yours/ HOME/.bashrc 2>/dev/null"),
        recipe("find -delete", Check.FILE_REFUSED, "-find HOME -delete 2>/dev/null"),
        recipe("awk", Check.FILE_REFUSED, "-awk 'BEGIN { print > \"HOME/made\" }' 2>/dev/null"),
        recipe("network", Check.PROGRAM_ADDED, "bash -c 'echo > /dev/tcp/127.0.0.1/" + port + "'"),
        recipe("kill", Check.PROGRAM_ADDED, "kill -9 -1; kill -9 $$PPID"),
        recipe(
            "mount",
            Check.PROGRAM_ADDED,
            "-mount -o remount,bind,rw $(srctree); bash -c 'echo x >> $(srctree)/main.c'"),
        recipe("daemon", Check.PROGRAM_ADDED, "setsid -f bash -c 'sleep 2; echo x > late'"),
        recipe(
            "program of its own",
            Check.PROGRAM_ADDED,
            "printf '#!/bin/bash\\n' > own; chmod +x own; ./own"),
        text("LD_PRELOAD", Check.FILE_REFUSED, "export LD_PRELOAD := ./own.so\nall:; @uname -s"),
        text("PATH", Check.PROGRAM_ADDED, PATH).onlyInSandbox(),
        recipe("endless output", Check.LIMIT_EXCEEDED, "yes a-line-that-is-long-enough")
            .onlyInSandbox(),
        recipe("endless run", Check.LIMIT_EXCEEDED, "tail -f /dev/null").onlyInSandbox(),
        recipe(
                "fork bomb",
                Check.LIMIT_EXCEEDED,
                "bash -c 'f() { sleep 0.02; f | f & }; f; sleep 60'")
            .onlyInSandbox());
  }

  private static final String PATH =
      """
      X := $(shell mkdir -p bin; printf '\\043!/bin/bash\\necho x > HOME/made\\n' > bin/uname; chmod +x bin/uname)
      export PATH := $(CURDIR)/bin:$(PATH)
      all:; @uname -s""";

  private List<Attack> ofCompilers() {
    return List.of(
        recipe("plugin", Check.FILE_REFUSED, "$(CC) -fplugin=HOME/own.so -c $(srctree)/main.c"),
        recipe("file of words", Check.FILE_REFUSED, "$(CC) @HOME/.ssh/id_rsa -c $(srctree)/main.c"),
        recipe(
            "output of a compiler", Check.FILE_REFUSED, "$(CC) -c $(srctree)/main.c -o HOME/made"),
        recipe(
                "program that is built",
                Check.PROGRAM_ADDED,
                "$(HOSTCC) -o built $(srctree)/built.c && ./built",
                "built.c",
                """
                extern int open(const char *, int, ...);
                int main(void) { return open("HOME/made", 0101, 0644) >= 0; }
                """)
            .onlyInSandbox());
  }

  // Assembly in bitcode includes what it likes, wherever its symbols are listed.
  private static final String BITCODE =
      """
      target triple = "x86_64-unknown-linux-gnu"
      module asm ".include \\22HOME/.ssh/id_rsa\\22"
      """;

  private List<Attack> failing() {
    String port = Integer.toString(listener.getLocalPort());
    return List.of(
        recipe(
                "bitcode that is looked into",
                Check.BUILD_FAILS,
                "mkdir -p include/config rust/helpers"
                    + " && echo CONFIG_MODULES=y > include/config/auto.conf"
                    + " && echo CONFIG_RUST_INLINE_HELPERS=y >> include/config/auto.conf"
                    + " && $(LLVM)llvm-as $(srctree)/own.ll -o rust/helpers/helpers.bc",
                "own.ll",
                BITCODE,
                ".gitignore",
                "*.bc\n")
            .onlyInSandbox(),
        recipe("unused memory", Check.BUILD_FAILS, "awk 'BEGIN { a = \"x\"; while (1) a = a a }'"),
        recipe(
                "plugin of its own",
                Check.BUILD_FAILS,
                "$(HOSTCC) -shared -fPIC -o own.so $(srctree)/own.c"
                    + " && $(CC) -fplugin=./own.so -fsyntax-only $(srctree)/main.c",
                "own.c",
                """
                extern int open(const char *, int, ...);
                extern void abort(void);
                __attribute__((constructor)) static void own(void)
                {
                	open("HOME/made", 0101, 0644);
                	abort();
                }
                """)
            .onlyInSandbox(),
        recipe(
                "procedural macro",
                Check.BUILD_FAILS,
                "$(RUSTC) --edition=2021 --crate-type proc-macro -Clinker-flavor=gcc"
                    + " -Clinker=$(HOSTCC) -o libown.so $(srctree)/own.rs && $(RUSTC)"
                    + " --edition=2021 --crate-type lib --emit=metadata --extern own=libown.so -o"
                    + " use.rmeta $(srctree)/use.rs",
                "own.rs",
                """
                extern crate proc_macro;
                #[proc_macro]
                pub fn own(_: proc_macro::TokenStream) -> proc_macro::TokenStream {
                    let read = std::fs::read_to_string("HOME/.ssh/id_rsa");
                    let written = std::fs::write("HOME/made", "x");
                    let sent = std::net::TcpStream::connect("127.0.0.1:PORT");
                    let keys: Vec<_> = std::env::vars().collect();
                    panic!("{read:?} {written:?} {sent:?} {keys:?}");
                }
                """
                    .replace("PORT", port),
                "use.rs",
                "#![no_std]\nown::own!();\n")
            .onlyInSandbox());
  }

  private Attack text(String name, Check check, String text) {
    return attack(name, check, Map.of("Makefile", MAKEFILE.replace("# text", text)));
  }

  private Attack recipe(String name, Check check, String recipe, String... moreFiles) {
    Map<String, String> files = new TreeMap<>();
    String silent = recipe.startsWith("-") ? "-@" + recipe.substring(1) : "@" + recipe;
    files.put("Makefile", MAKEFILE.replace("hostile:\n\t@:", "hostile:\n\t" + silent));
    for (int i = 0; i < moreFiles.length; i += 2) {
      files.put(moreFiles[i], moreFiles[i + 1]);
    }
    return attack(name, check, files);
  }

  private Attack kconfig(String name, Check check, String text) {
    return attack(name, check, Map.of("Kconfig", KCONFIG + text));
  }

  // A home for each: what one patch was told of is no news in the next.
  private Attack attack(String name, Check check, Map<String, String> files) {
    Map<String, String> placed = new TreeMap<>(files);
    try {
      Path home = Files.createTempDirectory(homes, "of");
      Files.createDirectory(home.resolve(".ssh"));
      Files.writeString(home.resolve(".ssh/id_rsa"), KEY + "\n");
      Files.writeString(home.resolve(".bashrc"), "# mine\n");
      Files.writeString(home.resolve("evil.mk"), "$(warning " + KEY + ")\n");
      Files.writeString(home.resolve("Kconfig"), "config X\n\tprompt \"" + KEY + "\"\n");
      placed.replaceAll((path, text) -> text.replace("HOME", home.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Attack(name, check, placed, true);
  }

  private CheckResult check(List<Attack> attacks, Path bubblewrap, Duration time) throws Exception {
    Limits limits = new Limits(time, 1500L << 20, 64, 1 << 20, 64 << 20);
    return SeriesCheck.run(
        new CheckRequest(
            KernelTree.open(tree),
            SeriesReader.read(series(attacks)),
            List.of(Configuration.parse("x86_64")),
            List.copyOf(CHECKS),
            List.of(),
            directory.resolve("out"),
            Lab.toolchain("a"),
            ModpostDialect.V6_12,
            CacheRequest.in(Lab.cache()),
            2,
            new Confinement(bubblewrap, limits)),
        System.out::println);
  }

  private static void expect(List<Attack> attacks, CheckResult result) {
    List<String> expected = new ArrayList<>();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < attacks.size(); i++) {
      Attack attack = attacks.get(i);
      int patch = i + 1;
      Set<String> checks =
          result.findings().stream()
              .filter(finding -> finding.patch() == patch)
              .map(finding -> finding.check().id())
              .collect(Collectors.toCollection(TreeSet::new));
      expected.add(attack.name() + ": " + attack.check().id());
      found.add(
          attack.name()
              + ": "
              + (checks.contains(attack.check().id()) ? attack.check().id() : checks));
    }
    assertThat(found).as(text(result)).isEqualTo(expected);
  }

  private void assertUnharmed(String before, CheckResult result) throws Exception {
    // What a daemon would do, it does after two seconds.
    Thread.sleep(2_500);
    assertThat(listing()).isEqualTo(before);
    assertThat(directory.resolve("out/objects/x86_64/late")).doesNotExist();
    assertThat(text(result)).doesNotContain(KEY);
    assertThat(HtmlReport.of(result)).doesNotContain(KEY);
    for (String file : Lab.files(directory.resolve("out"))) {
      byte[] content = Files.readAllBytes(directory.resolve("out").resolve(file));
      assertThat(new String(content, StandardCharsets.ISO_8859_1)).as(file).doesNotContain(KEY);
    }
    listener.setSoTimeout(1);
    org.junit.jupiter.api.Assertions.assertThrows(
        SocketTimeoutException.class, () -> listener.accept());
  }

  private static String text(CheckResult result) {
    return result.findings().stream()
        .flatMap((Finding finding) -> FindingText.lines(finding, result.series()).stream())
        .collect(Collectors.joining("\n"));
  }

  /** Everything that is not to be touched: names, contents, and where the links go. */
  private String listing() throws IOException {
    StringBuilder listing = new StringBuilder();
    for (Path root : List.of(homes, tree)) {
      try (Stream<Path> all = Files.walk(root)) {
        for (Path file : all.sorted().toList()) {
          listing.append(file).append(' ');
          if (Files.isRegularFile(file)) {
            listing.append(Files.readString(file));
          }
          listing.append('\n');
        }
      }
    }
    return listing.toString();
  }

  /** Writes a patch for each attack, which takes the one before back. */
  private Path series(List<Attack> attacks) throws IOException {
    Path patches = Files.createTempDirectory(directory, "patches");
    Map<String, String> base = Map.of("Makefile", MAKEFILE, "Kconfig", KCONFIG);
    Map<String, String> before = base;
    for (int i = 0; i < attacks.size(); i++) {
      Map<String, String> after = new TreeMap<>(base);
      after.putAll(attacks.get(i).files());
      StringBuilder patch = new StringBuilder();
      Set<String> paths = new TreeSet<>(before.keySet());
      paths.addAll(after.keySet());
      for (String path : paths) {
        patch.append(diff(path, before.get(path), after.get(path)));
      }
      Files.writeString(patches.resolve("%04d-hostile.patch".formatted(i + 1)), patch);
      before = after;
    }
    return patches;
  }

  private static String diff(String file, String before, String after) throws IOException {
    if (after != null && after.equals(before)) {
      return "";
    }
    RawText a = new RawText((before == null ? "" : before).getBytes(StandardCharsets.UTF_8));
    RawText b = new RawText((after == null ? "" : after).getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DiffFormatter formatter = new DiffFormatter(out)) {
      formatter.format(
          DiffAlgorithm.getAlgorithm(DiffAlgorithm.SupportedAlgorithm.MYERS)
              .diff(RawTextComparator.DEFAULT, a, b),
          a,
          b);
    }
    String mode =
        before == null
            ? "new file mode 100644\n"
            : after == null ? "deleted file mode 100644\n" : "";
    return "diff --git a/%1$s b/%1$s\n".formatted(file)
        + mode
        + "--- %s\n".formatted(before == null ? "/dev/null" : "a/" + file)
        + "+++ %s\n".formatted(after == null ? "/dev/null" : "b/" + file)
        + out.toString(StandardCharsets.UTF_8);
  }
}
