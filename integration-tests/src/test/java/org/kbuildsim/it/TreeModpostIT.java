package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kbuildsim.it.RealKernel.Make;
import org.kbuildsim.modpost.Modpost;
import org.kbuildsim.modpost.ModpostDialect;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;

/**
 * Our modpost beside the real ones of 6.12 and 7.3 on vmlinux.o and all modules of a tree: of the
 * miniature kernel, and, in profile {@code real-kernel}, of a Linux 7.3 that GNU make built.
 *
 * <p>The latter is made on the first run, in an hour on two cores, and kept in {@code
 * target/real-kernel}; {@code kbuild.objects} names another one.
 */
final class TreeModpostIT {
  private static final Path BUILT = Path.of("target/real-kernel/7.3-x86_64/modpost");

  /** What is said to modpost beside what kbuild says: versions, trimming, absent files … */
  private static final List<List<String>> MORE =
      List.of(
          List.of(),
          List.of("-a"),
          List.of("-m"),
          List.of("-m", "-b", "-a"), // -b and -x are of 7.3
          List.of("-m", "-x"),
          List.of("-m", "-b", "-x", "-W"),
          List.of("-t"),
          List.of("-t", "-u", "kept"),
          List.of("-N", "-d", "modules.nsdeps", "-w"),
          List.of("-n", "no/such.o", "also/none.o"),
          List.of("-e", "-i", "before.symvers"));

  @TempDir Path work;

  /** What a run of modpost did: everything of it that can be seen. */
  private record Outcome(int status, String errors, Map<String, String> written) {}

  @ParameterizedTest
  @ValueSource(strings = {"x86_64-inlined", "arm64-inlined"})
  void sameOnTheMiniatureKernel(String variant) throws Exception {
    compare(Lab.mainJob(variant));
  }

  @Test
  @Tag("real-kernel")
  void sameOnLinux() throws Exception {
    compare(objects());
  }

  private void compare(Path objects) throws Exception {
    List<String> call = call(objects);
    List<String> modules = Files.readAllLines(objects.resolve("modules.order"));
    List<List<String>> calls = new ArrayList<>();
    MORE.forEach(more -> calls.add(Stream.concat(call.stream(), more.stream()).toList()));
    // Without vmlinux.o, whose exports are what most of them need.
    calls.add(call.stream().filter(word -> !word.equals("vmlinux.o")).toList());
    int files = 0;
    int messages = 0;
    for (ModpostDialect dialect : ModpostDialect.values()) {
      String series = dialect == ModpostDialect.V6_12 ? "6.12" : "7.3";
      String real = Lab.hostTool(series, "mod/modpost").toString();
      for (List<String> arguments : calls) {
        Outcome expected = run(new NativeProgram(), real, arguments, objects);
        Outcome actual = run(new Modpost(dialect), "modpost", arguments, objects);
        assertThat(actual).as("modpost of %s %s", series, arguments).isEqualTo(expected);
        files += expected.written.size();
        messages += (int) expected.errors.lines().count();
      }
    }
    System.out.printf(
        "%d modules, %d calls of each modpost: %d files and %d lines of messages, the same%n",
        modules.size(), calls.size(), files, messages);
    assertThat(modules).hasSizeGreaterThan(5);
    assertThat(files).isGreaterThan(2 * modules.size());
  }

  private static Path objects() throws Exception {
    String given = System.getProperty("kbuild.objects", "");
    if (!given.isBlank()) {
      return Path.of(given).toAbsolutePath();
    }
    Path built = BUILT.toAbsolutePath();
    if (!Files.exists(built.resolve(".Module.symvers.cmd"))) {
      RealKernel kernel = new RealKernel("7.3", "x86_64", built);
      kernel.configure();
      kernel.succeed(Make.GNU, "-j2");
    }
    return built;
  }

  /** Returns the arguments of modpost as kbuild recorded them. */
  private static List<String> call(Path objects) throws IOException {
    String record = Files.readString(objects.resolve(".Module.symvers.cmd"));
    String command = record.lines().findFirst().orElseThrow().replaceFirst(".*?:= *", "");
    List<String> words = List.of(command.strip().split("\\s+"));
    assertThat(words.get(0)).endsWith("scripts/mod/modpost");
    assertThat(words).contains("-T", "modules.order", "vmlinux.o");
    return words.subList(1, words.size());
  }

  private Outcome run(Program program, String name, List<String> arguments, Path objects)
      throws Exception {
    Path view = view(objects);
    List<String> words = new ArrayList<>(List.of(name));
    words.addAll(arguments);
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    Map<String, String> environment = Map.of("PATH", System.getenv("PATH"));
    InputStream none = InputStream.nullInputStream();
    int status = program.run(new Invocation(words, environment, view, none, errors, errors));
    Map<String, String> written = new TreeMap<>();
    try (Stream<Path> all = Files.walk(view)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          String text = Files.readString(path, StandardCharsets.ISO_8859_1);
          written.put(view.relativize(path).toString(), text);
        }
        Files.delete(path);
      }
    }
    // getopt names the program by its path.
    String said =
        errors
            .toString(StandardCharsets.ISO_8859_1)
            .replaceAll("(?m)^\\S*modpost\\S*: (invalid|option)", "modpost: $1");
    return new Outcome(status, said, written);
  }

  /** Returns a directory in which modpost finds what it reads, as links, and nothing it writes. */
  private Path view(Path objects) throws IOException {
    Path view = Files.createTempDirectory(work, "view");
    List<String> names = new ArrayList<>(List.of("vmlinux.o", ".vmlinux.objs", "modules.order"));
    for (String object : Files.readAllLines(objects.resolve("modules.order"))) {
      names.add(object);
      names.add(object.replaceFirst("\\.o$", ".mod"));
    }
    for (String file : Lab.files(objects)) {
      if (file.endsWith(".o.cmd")) {
        names.add(file);
      }
    }
    for (String name : names) {
      if (Files.exists(objects.resolve(name))) {
        Path link = view.resolve(name);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, objects.resolve(name));
      }
    }
    // kbuild makes it for versions alone; with it, every export is one that has none.
    if (!Files.exists(view.resolve(".vmlinux.objs"))) {
      Files.writeString(view.resolve(".vmlinux.objs"), "init/main.o\n");
    }
    Files.writeString(view.resolve("kept"), "printk\n_printk\nno_such_symbol\n");
    // An older kernel's, with one export that is still there and one that is not.
    Files.writeString(
        view.resolve("before.symvers"),
        """
        0x00000000\tkfree\tvmlinux\tEXPORT_SYMBOL\t
        0x12345678\tgone_before\tdrivers/gone\tEXPORT_SYMBOL_GPL\tNS
        """);
    return view;
  }
}
