package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Linux tree as Debian carries it, to be built by GNU make or by {@code kbuild-make.jar}. */
final class RealKernel {
  /** Small, but with modules, Rust, and modules in Rust. */
  private static final List<String> OPTIONS =
      List.of(
          "64BIT=y",
          "MODULES=y",
          "MODULE_UNLOAD=y",
          "PRINTK=y",
          "BLOCK=y",
          "NET=y",
          "PROC_FS=y",
          "SYSFS=y",
          "TTY=y",
          "PCI=y",
          "RUST=y",
          "SAMPLES=y",
          "SAMPLES_RUST=y",
          "SAMPLE_RUST_MINIMAL=m",
          "SAMPLE_RUST_PRINT=m",
          "CRYPTO=y",
          "CRYPTO_AES=m",
          "CRYPTO_CBC=m",
          "BLK_DEV=y",
          "BLK_DEV_LOOP=m",
          "EXT4_FS=m");

  // What a make around us says to its children is not for these.
  private static final List<String> NOT_INHERITED = List.of("MAKEFLAGS", "MFLAGS", "MAKELEVEL");

  private static final Pattern BY_FIXDEP =
      Pattern.compile("fixdep \\S+ (\\S+) '((?:[^']++|'\\\\'')*+)' > (\\S+\\.cmd)");
  private static final Pattern BY_PRINTF =
      Pattern.compile("printf '%s\\\\n' '(savedcmd_(?:[^']++|'\\\\'')*+)' > (\\S+\\.cmd)");

  private static final String JAVA = System.getProperty("java.home") + "/bin/java";
  private static final String JAR =
      Path.of(Objects.requireNonNull(System.getProperty("kbuild.makeJar"))).normalize().toString();

  /** Which make; both are called {@code make}, as their name stands in what a tree records. */
  enum Make {
    GNU,
    OWN
  }

  private final Path source;
  private final Path output;
  private final String architecture;
  private final boolean inlineHelpers;
  private final List<String> tools;

  RealKernel(String series, String architecture, Path output) {
    this(series, architecture, output, pairA());
  }

  /**
   * Creates the view of an object tree.
   *
   * @param tools assignments that name the tools, for make's command line
   */
  RealKernel(String series, String architecture, Path output, List<String> tools) {
    this.source = Lab.linux(series);
    this.tools = tools;
    this.output = output;
    this.architecture = architecture;
    this.inlineHelpers = !series.equals("6.12");
  }

  private static List<String> pairA() {
    Map<String, String> variables = new TreeMap<>(Lab.toolchain("a").makeVariables());
    // The pair's host compiler sees nothing of the machine but libc, and objtool wants libelf;
    // kbuild's own choice, the clang of LLVM=, does.
    variables.remove("HOSTCC");
    return variables.entrySet().stream().map(v -> v.getKey() + "=" + v.getValue()).toList();
  }

  Path output() {
    return output;
  }

  Path source() {
    return source;
  }

  /** Makes the configuration, by GNU make and the tree's own conf. */
  void configure() throws Exception {
    Files.createDirectories(output);
    succeed(Make.GNU, "allnoconfig");
    List<String> wanted = new ArrayList<>();
    OPTIONS.forEach(option -> wanted.add("CONFIG_" + option));
    if (inlineHelpers) {
      wanted.addAll(List.of("CONFIG_EXPERT=y", "CONFIG_RUST_INLINE_HELPERS=y"));
    }
    Files.write(output.resolve(".config"), wanted, StandardOpenOption.APPEND);
    succeed(Make.GNU, "olddefconfig");
    assertThat(Files.readAllLines(output.resolve(".config")))
        .as("flex, bison, bc, libelf-dev and libssl-dev have to be installed for kbuild's programs")
        .containsAll(wanted);
  }

  Lab.Output run(Make make, String... arguments) throws InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("make", "-C", source.toString(), "O=" + output, "ARCH=" + architecture));
    command.addAll(tools);
    command.addAll(Arrays.asList(arguments));
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.keySet().removeAll(NOT_INHERITED);
    if (make == Make.OWN) {
      environment.merge("PATH", own().getParent().toString(), (path, ours) -> ours + ":" + path);
      command.set(0, own().toString());
    }
    return Lab.run(source, environment, command.toArray(String[]::new));
  }

  Lab.Output succeed(Make make, String... arguments) throws InterruptedException {
    Lab.Output run = run(make, arguments);
    assertThat(run.status()).as(run.text()).isZero();
    return run;
  }

  /** Returns the commands of a build that is not done, sorted; sub-makes under the name of make. */
  List<String> commands(Make make, String... goals) throws InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-n", "-k", "--no-print-directory"));
    arguments.addAll(List.of(goals));
    return run(make, arguments.toArray(String[]::new)).text().lines().sorted().toList();
  }

  /** Returns a program that is ours, of the name that recipes look for along {@code PATH}. */
  private static Path own() {
    String script = "#!/bin/sh\nexec %s -Dkbuild.make.command=make -jar %s \"$@\"\n";
    try {
      Path program = Files.createDirectories(Path.of("target/make").toAbsolutePath());
      program = Files.writeString(program.resolve("make"), script.formatted(JAVA, JAR));
      assertThat(program.toFile().setExecutable(true)).isTrue();
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what the commands would record, by the {@code .cmd} file they would write it to. */
  static Map<String, String> recorded(List<String> commands) {
    Map<String, String> recorded = new TreeMap<>();
    for (String command : commands) {
      Matcher fixdep = BY_FIXDEP.matcher(command);
      while (fixdep.find()) {
        String line = "savedcmd_" + fixdep.group(1) + " := " + unquoted(fixdep.group(2));
        recorded.put(plain(fixdep.group(3)), line);
      }
      Matcher printf = BY_PRINTF.matcher(command);
      while (printf.find()) {
        recorded.put(plain(printf.group(2)), unquoted(printf.group(1)));
      }
    }
    return recorded;
  }

  // At the top of the tree it is `./.vmlinux.cmd`.
  private static String plain(String file) {
    return Path.of(file).normalize().toString();
  }

  private static String unquoted(String text) {
    return text.replace("'\\''", "'");
  }

  /** Returns what the object tree's {@code .cmd} files hold. */
  Map<String, String> recorded() throws IOException {
    Map<String, String> recorded = new TreeMap<>();
    for (String name : Lab.files(output)) {
      if (name.endsWith(".cmd")) {
        String text = Files.readString(output.resolve(name), StandardCharsets.ISO_8859_1);
        String first = text.lines().findFirst().orElse("");
        if (first.startsWith("savedcmd_")) {
          recorded.put(name, first);
        }
      }
    }
    return recorded;
  }

  /** Takes the commands out of {@code .cmd} files: to kbuild, all of them have changed then. */
  void forget(Iterable<String> files) throws IOException {
    for (String name : files) {
      Path file = output.resolve(name);
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      int end = text.indexOf('\n');
      String none = text.substring(0, text.indexOf(":=") + 2);
      Files.writeString(file, none + text.substring(end), StandardCharsets.ISO_8859_1);
    }
  }
}
