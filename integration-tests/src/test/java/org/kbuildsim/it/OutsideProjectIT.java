package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A project of somebody else: it depends on the plugin and on the miniature kernel's jar.
 *
 * <p>Its local repository is empty: what it needs comes from where ours were installed, or else,
 * like every other artifact, from a repository that knows nothing of us.
 */
final class OutsideProjectIT {
  private static final String PLUGINS = "org.apache.maven.plugins:";

  @TempDir private Path directory;

  @Test
  void caseAndTestOfAnotherProjectRun() throws Exception {
    write(
        "pom.xml",
        POM.replace("VERSION", System.getProperty("kbuild.version"))
            .replace("JUNIT", property("junit.version")));
    write("src/test/java/mine/MineTest.java", TEST);
    write("src/test/corpus/mine/undefined/case.yaml", CASE);
    write("src/test/corpus/mine/undefined/module/m.c", source("nowhere_fn();"));
    write("src/test/corpus/mine/undefined/cure/m.c", source(""));
    write(
        "src/test/corpus/mine/undefined/modpost.stderr",
        "ERROR: modpost: \"nowhere_fn\" [m.ko] undefined!\n");

    Lab.Output tests = mvn("maven-compiler-plugin:testCompile", "maven-surefire-plugin:test");
    Lab.Output cases =
        mvn(
            "org.kbuildsim:kbuild-maven-plugin:" + System.getProperty("kbuild.version") + ":corpus",
            "-Dkbuild.corpus=src/test/corpus",
            "-Dkbuild.tree=" + fixtureJar());

    assertThat(tests.status()).as(tests.text()).isNotZero();
    assertThat(tests.text())
        .contains("Tests run: 3, Failures: 1, Errors: 0")
        .contains("lib/test_module.ko contains [init_module]");
    assertThat(cases.status()).as(cases.text()).isZero();
    assertThat(cases.text()).contains("ok     mine/undefined", "1 cases, 0 failed");
  }

  private Lab.Output mvn(String... words) throws Exception {
    // What the build around us resolved before stands for Maven Central.
    write(
        "settings.xml",
        SETTINGS
            .replace("CENTRAL", uri("kbuild.outerRepository"))
            .replace("OURS", uri("kbuild.repository")));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-s", "settings.xml", "-Dstyle.color=never"));
    command.add("-Dmaven.repo.local=" + directory.resolve("repository"));
    command.add("-Dkbuild.cache=" + Lab.cache());
    command.add("-Dkbuild.toolchain=a");
    for (String word : words) {
      command.add(word.startsWith("maven-") ? pinned(word) : word);
    }
    TreeMap<String, String> environment = new TreeMap<>(System.getenv());
    environment.remove("MAVEN_OPTS");
    return Lab.run(directory, environment, command.toArray(String[]::new));
  }

  /** Returns a goal of a plugin in the version that our own build has. */
  private static String pinned(String goal) throws IOException {
    String plugin = goal.substring(0, goal.indexOf(':'));
    Matcher version =
        Pattern.compile("<artifactId>" + plugin + "</artifactId>\\s*<version>([^<]+)</version>")
            .matcher(Files.readString(Path.of("../pom.xml")));
    assertThat(version.find()).as(plugin).isTrue();
    String number = version.group(1);
    return PLUGINS
        + plugin
        + ":"
        + (number.startsWith("$") ? property(number.replaceAll("[${}]", "")) : number)
        + goal.substring(goal.indexOf(':'));
  }

  /** Returns what our own pom says of a version. */
  private static String property(String name) throws IOException {
    String pom = Files.readString(Path.of("../pom.xml"));
    return pom.replaceFirst("(?s).*<" + name + ">", "").replaceFirst("(?s)<.*", "");
  }

  private static String uri(String property) {
    return Path.of(System.getProperty(property)).toUri().toString();
  }

  /** Where the tests, which depend on it, had it downloaded to. */
  private Path fixtureJar() {
    String version = System.getProperty("kbuild.version");
    return directory
        .resolve("repository/org/kbuildsim/fixture-kernel")
        .resolve(version)
        .resolve("fixture-kernel-" + version + ".jar");
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String source(String call) {
    return """
    #include <linux/module.h>

    void nowhere_fn(void);

    int init_module(void)
    {
    	%s
    	return 0;
    }

    MODULE_LICENSE("GPL");
    """
        .formatted(call);
  }

  private static final String SETTINGS =
      """
      <settings>
        <mirrors>
          <mirror>
            <id>central-here</id>
            <mirrorOf>*,!ours</mirrorOf>
            <url>CENTRAL</url>
          </mirror>
        </mirrors>
        <profiles>
          <profile>
            <id>ours</id>
            <repositories>
              <repository>
                <id>ours</id>
                <url>OURS</url>
              </repository>
            </repositories>
            <pluginRepositories>
              <pluginRepository>
                <id>ours</id>
                <url>OURS</url>
              </pluginRepository>
            </pluginRepositories>
          </profile>
        </profiles>
        <activeProfiles>
          <activeProfile>ours</activeProfile>
        </activeProfiles>
      </settings>
      """;

  private static final String CASE =
      """
      title: A module calls what nothing exports
      reference: made up
      build: x86_64+RUST=n
      fails: true
      """;

  private static final String TEST =
      """
      package mine;

      import static org.kbuildsim.junit.KbuildAssertions.assertThat;

      import org.kbuildsim.junit.BuiltTree;
      import org.kbuildsim.junit.CorpusOutcome;
      import org.kbuildsim.junit.KbuildTest;

      class MineTest {
        @KbuildTest("x86_64+RUST=n")
        void modulesAreWhole(BuiltTree build) {
          assertThat(build)
              .succeeded()
              .exports("kfree")
              .module("test_module")
              .hasNoUndefined()
              .containsSymbol("cleanup_module")
              .doesNotContainSymbol("rust_helper_*");
        }

        @KbuildTest("x86_64+RUST=n")
        void assertionsCanFail(BuiltTree build) {
          assertThat(build).module("test_module").doesNotContainSymbol("init_mod*");
        }

        @KbuildTest(cases = "mine/**")
        void casesPass(CorpusOutcome cases) {
          assertThat(cases).contains("mine/undefined").passed();
        }
      }
      """;

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>mine</groupId>
        <artifactId>mine</artifactId>
        <version>1</version>
        <properties>
          <maven.compiler.release>17</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        <dependencies>
          <dependency>
            <groupId>org.kbuildsim</groupId>
            <artifactId>kbuild-maven-plugin</artifactId>
            <version>VERSION</version>
            <scope>test</scope>
          </dependency>
          <dependency>
            <groupId>org.kbuildsim</groupId>
            <artifactId>fixture-kernel</artifactId>
            <version>VERSION</version>
            <scope>test</scope>
          </dependency>
          <dependency>
            <groupId>org.junit.jupiter</groupId>
            <artifactId>junit-jupiter</artifactId>
            <version>JUNIT</version>
            <scope>test</scope>
          </dependency>
        </dependencies>
        <build>
          <plugins>
            <plugin>
              <artifactId>maven-surefire-plugin</artifactId>
              <configuration>
                <systemPropertyVariables>
                  <kbuild.cache>${kbuild.cache}</kbuild.cache>
                  <kbuild.toolchain>${kbuild.toolchain}</kbuild.toolchain>
                  <kbuild.offline>true</kbuild.offline>
                </systemPropertyVariables>
              </configuration>
            </plugin>
          </plugins>
        </build>
      </project>
      """;
}
