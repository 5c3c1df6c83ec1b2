package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kbuild-make.jar} as a program: what a suite written for GNU make would do with it. */
final class MakeJarIT {
  private static final String JAR =
      Path.of(System.getProperty("kbuild.makeJar")).toAbsolutePath().normalize().toString();
  private static final String JAVA = System.getProperty("java.home") + "/bin/java";

  @TempDir Path directory;

  @BeforeEach
  void writeMakefile() throws Exception {
    Files.createDirectories(directory.resolve("sub"));
    Files.writeString(
        directory.resolve("sub/Makefile"),
        "all: ; @echo $(MAKELEVEL) in sub, X=$(X) $(MAKEFLAGS)\n");
    Files.writeString(
        directory.resolve("f"),
        """
        all: a ; @echo all $(X)
        a: ; @echo a; exit $(FAIL)
        loop: ; @for x in 1 2; do $(MAKE) -f f a X=$$x || exit; done
        submake: ; @cd sub && $(MAKE) X=5
        direct: ; $(MAKE) -C sub
        read: ; @read line; echo "got $$line"; cat
        shell: ; @echo "$(shell cat)"
        streams: ; @echo out; echo err >&2
        """);
  }

  private Lab.Output own(String... arguments) throws InterruptedException {
    return run(List.of(JAVA, "-XX:TieredStopAtLevel=1", "-jar", JAR), arguments);
  }

  private Lab.Output run(List<String> program, String... arguments) throws InterruptedException {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.keySet().removeAll(List.of("MAKEFLAGS", "MAKELEVEL", "MFLAGS"));
    List<String> command = new ArrayList<>(program);
    command.addAll(Arrays.asList(arguments));
    return Lab.run(directory, environment, command.toArray(String[]::new));
  }

  @Test
  void sameAsGnuMake() throws Exception {
    List<String> commandLines =
        List.of(
            "-sf f",
            "-f f FAIL=3",
            "-kf f X=1 all nosuch",
            "-qf f",
            "-nf f submake",
            "-C nosuch",
            "-f f --no",
            "-C sub -w X=a",
            "-j2 -Otarget -f f loop");
    for (String commandLine : commandLines) {
      String[] arguments = commandLine.split(" ", -1);
      Lab.Output expected = run(List.of("make"), arguments);
      Lab.Output actual = own(arguments);
      assertThat(comparable(actual)).as(commandLine).isEqualTo(comparable(expected));
    }
  }

  // The list of options is our own.
  private String comparable(Lab.Output output) {
    String text = output.text().replace(JAVA + " -jar " + JAR, "make");
    int usage = text.indexOf("Usage: ");
    return (usage < 0 ? text : text.substring(0, usage)) + "status " + output.status();
  }

  @Test
  void runsItselfFromTheMidstOfAShellCommand() throws Exception {
    assertThat(own("-f", "f", "--no-print-directory", "submake").text())
        .isEqualTo("1 in sub, X=5 --no-print-directory -- X=5\n");

    Lab.Output failing = own("-sf", "f", "loop", "FAIL=1");
    assertThat(failing.status()).isEqualTo(2);
    assertThat(failing.lines())
        .contains("a", "make[1]: *** [f:2: a] Error 1", "make: *** [f:3: loop] Error 2");
  }

  @Test
  void scriptAroundItGivesItsName() throws Exception {
    Path script = directory.resolve("my-make");
    Files.writeString(
        script,
        "#!/bin/sh\nexec '%s' -Dkbuild.make.command=\"$0\" -jar '%s' \"$@\"\n"
            .formatted(JAVA, JAR));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(run(List.of(script.toString()), "-f", "f", "nosuch").text())
        .isEqualTo("my-make: *** No rule to make target 'nosuch'.  Stop.\n");
    assertThat(run(List.of(script.toString()), "-sf", "f", "submake", "FAIL=1").text())
        .isEqualTo("1 in sub, X=5 s -- X=5 FAIL=1\n");
    assertThat(run(List.of(script.toString()), "-nf", "f", "direct").lines())
        .contains(script + " -C sub", "my-make[1]: Entering directory '" + real("sub") + "'");
  }

  private Path real(String name) throws Exception {
    return directory.toRealPath().resolve(name);
  }

  @Test
  void recipesHaveItsStandardStreams() throws Exception {
    String command = "printf '1\\n2\\n' | '%s' -jar '%s' -f f %s 2>err";

    assertThat(run(List.of("sh", "-c", command.formatted(JAVA, JAR, "read"))).text())
        .isEqualTo("got 1\n2\n");
    assertThat(run(List.of("sh", "-c", command.formatted(JAVA, JAR, "shell"))).text())
        .isEqualTo("1 2\n");
    assertThat(run(List.of("sh", "-c", command.formatted(JAVA, JAR, "-j2 streams"))).text())
        .isEqualTo("out\n");
    assertThat(directory.resolve("err")).hasContent("err\n");
  }
}
