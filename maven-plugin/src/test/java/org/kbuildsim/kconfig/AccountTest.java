package org.kbuildsim.kconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.diagnostic.DiagnosticException;
import org.kbuildsim.process.NativeProgram;

/** Why an option is what it is, and what would make it y. */
final class AccountTest {
  @TempDir private Path directory;

  private Configuration configure(String kconfig, Map<String, String> asked)
      throws IOException, InterruptedException {
    Files.writeString(directory.resolve("Kconfig"), kconfig);
    KconfigSource source =
        new KconfigSource(
            KconfigVersion.V6_12,
            directory,
            "Kconfig",
            Map.of("PATH", System.getenv("PATH"), "TOOL", "7"));
    return KconfigTree.load(source, new NativeProgram(), new ProbeCache(), d -> {})
        .configure(asked, d -> {});
  }

  private Account account(String kconfig, Map<String, String> asked, String name)
      throws IOException, InterruptedException {
    return new Explainer(configure(kconfig, asked)).account(name, Map.of("ASKED", "Mary"));
  }

  /** The tree as one text, a line a cause. */
  private static String text(Cause cause) {
    StringBuilder text = new StringBuilder();
    text(cause, "", text);
    return text.toString();
  }

  private static void text(Cause cause, String indent, StringBuilder text) {
    text.append(indent).append(cause.what()).append(" = ").append(cause.value());
    text.append(cause.how().isEmpty() ? "" : ": " + cause.how());
    text.append(cause.place() == null ? "" : " @" + cause.place().line()).append('\n');
    cause.causes().forEach(below -> text(below, indent + "  ", text));
  }

  private static List<String> remedies(Account account) {
    return account.remedies().stream().map(Remedy::toString).toList();
  }

  @Test
  void eachKindOfValueHasItsReason() throws IOException, InterruptedException {
    String kconfig =
        """
        config ASKED
        	bool "asked"
        config BY_DEFAULT
        	bool "by default"
        	default y
        config SELECTED
        	bool
        config SELECTING
        	def_bool y
        	select SELECTED
        config COMPUTED
        	def_bool ASKED && BY_DEFAULT
        config ALL
        	bool "all"
        	depends on ASKED && BY_DEFAULT && SELECTED && COMPUTED
        	depends on NOWHERE && TOOL > 8
        config TOOL
        	int
        	default "$(TOOL)"
        """;
    Account account = account(kconfig, Map.of("ASKED", "y"), "CONFIG_ALL");
    assertThat(text(account.cause()))
        .isEqualTo(
            """
            ALL = n: its dependencies are not met @13
              ASKED = y: asked for by Mary @1
              BY_DEFAULT = y: by default, Kconfig:5 @3
              SELECTED = y: selected by `SELECTING` @6
              COMPUTED = y: by `default ASKED && BY_DEFAULT`, Kconfig:12 @11
              NOWHERE = n: defined by no Kconfig file read
              TOOL>8 = n @14
                TOOL = 7: by `default 7`, Kconfig:19 @17
                  TOOL = 7: from the environment @19
            """);
    assertThat(remedies(account)).containsExactly("NOWHERE = y, TOOL = 9, CONFIG_ALL=y");
    assertThat(account.remedies().get(0).sentence())
        .isEqualTo(
            "it takes `NOWHERE = y`, which nothing in the Kconfig files of this architecture sets;"
                + " it takes `TOOL = 9`, which the tools decide (TOOL); set `CONFIG_ALL=y`");
  }

  @Test
  void aCommandsInputsAreFollowedThroughVariables() throws IOException, InterruptedException {
    String kconfig =
        """
        info := $(shell,echo Clang 190107)
        version := $(shell,set -- $(info) && echo $2)
        config VERSION
        	int
        	default $(version)
        config NEW
        	bool "new"
        	depends on VERSION >= $(shell,expr $(TOOL) '*' 100000)
        """;
    assertThat(text(account(kconfig, Map.of(), "NEW").cause()))
        .isEqualTo(
            """
            NEW = n: its dependencies are not met @6
              VERSION>=700000 = n @7
                VERSION = 190107: by `default 190107`, Kconfig:5 @3
                  set -- Clang 190107 && echo $2 = 190107: what the command gave @2
                    echo Clang 190107 = Clang 190107: what the command gave @1
                expr 7 '*' 100000 = 700000: what the command gave @8
            """);
  }

  @Test
  void theSmallestChangesAreThoseThatAreNeeded() throws IOException, InterruptedException {
    String kconfig =
        """
        config A
        	bool "a"
        config B
        	bool "b"
        	depends on A
        config C
        	bool "c"
        	depends on (B || !D) && E != "off"
        config D
        	bool "d"
        	default y
        config E
        	string "e"
        	default "on"
        """;
    assertThat(remedies(account(kconfig, Map.of(), "C")))
        .containsExactly("CONFIG_D=n, CONFIG_C=y", "CONFIG_A=y, CONFIG_B=y, CONFIG_C=y");
    assertThat(remedies(account(kconfig, Map.of("C", "y", "D", "n"), "C"))).isEmpty();
  }

  @Test
  void whatAChangeHidesIsMadeUpFor() throws IOException, InterruptedException {
    // EXPERT shows the question for FEATURE, which is n unless somebody says y.
    String kconfig =
        """
        config EXPERT
        	bool "expert"
        config FEATURE
        	bool "feature" if EXPERT
        	default !EXPERT
        config WANTED
        	bool "wanted"
        	depends on EXPERT && FEATURE
        """;
    assertThat(remedies(account(kconfig, Map.of(), "WANTED")))
        .containsExactly("CONFIG_EXPERT=y, CONFIG_FEATURE=y, CONFIG_WANTED=y");
  }

  @Test
  void aDefaultThatComesFirstHasToGo() throws IOException, InterruptedException {
    String kconfig =
        """
        config OLD
        	bool "old"
        	default y
        config NEW
        	bool "new"
        config COMPUTED
        	bool
        	default n if OLD
        	default NEW
        """;
    assertThat(remedies(account(kconfig, Map.of(), "COMPUTED")))
        .containsExactly("CONFIG_OLD=n, CONFIG_NEW=y");
  }

  @Test
  void anAlternativeIsHadByChoosingIt() throws IOException, InterruptedException {
    String kconfig =
        """
        choice
        	prompt "one"
        config X
        	bool "x"
        config Y
        	bool "y"
        endchoice
        config NEEDS_NOT_X
        	bool "needs"
        	depends on !X
        """;
    Account account = account(kconfig, Map.of("X", "y"), "Y");
    assertThat(account.cause().how()).isEqualTo("`X` is chosen in the choice `one`");
    assertThat(remedies(account)).containsExactly("CONFIG_Y=y");
    assertThat(remedies(account(kconfig, Map.of("X", "y"), "NEEDS_NOT_X")))
        .containsExactly("CONFIG_Y=y, CONFIG_NEEDS_NOT_X=y");
  }

  @Test
  void whatIsSelectedIsHadThroughItsSelector() throws IOException, InterruptedException {
    String kconfig =
        """
        config LIBRARY
        	bool
        config USER
        	bool "user"
        	select LIBRARY if MORE
        config MORE
        	bool "more"
        config WITHOUT
        	bool "without"
        	depends on !LIBRARY
        """;
    assertThat(remedies(account(kconfig, Map.of(), "LIBRARY")))
        .containsExactly("CONFIG_USER=y, CONFIG_MORE=y");
    assertThat(remedies(account(kconfig, Map.of("USER", "y", "MORE", "y"), "WITHOUT")))
        .containsExactlyInAnyOrder(
            "CONFIG_USER=n, CONFIG_WITHOUT=y", "CONFIG_MORE=n, CONFIG_WITHOUT=y");
  }

  @Test
  void thereIsNoAccountOfWhatIsNotThere() {
    assertThatThrownBy(() -> account("config OPTION\n\tbool \"o\"\n", Map.of(), "CONFIG_OPTIN"))
        .isInstanceOfSatisfying(
            DiagnosticException.class,
            e ->
                assertThat(e.diagnostic())
                    .satisfies(
                        d -> assertThat(d.message()).contains("defines `OPTIN`"),
                        d -> assertThat(d.help()).containsExactly("did you mean `OPTION`?")));
  }

  @Test
  void ofTwoConfigurationsThatDifferEachDifferenceHasItsCause()
      throws IOException, InterruptedException {
    String kconfig =
        """
        config VERSIONS
        	bool "versions"
        config RUST
        	bool "rust"
        	depends on !VERSIONS
        	default y
        config INLINE
        	def_bool RUST
        config OTHER
        	bool "other"
        """;
    ConfigDifference difference =
        ConfigDifference.of(
            configure(kconfig, Map.of("VERSIONS", "n", "OTHER", "y")),
            configure(kconfig, Map.of("VERSIONS", "y", "OTHER", "y")));
    assertThat(difference.entries())
        .containsExactly(
            new ConfigDifference.Entry("VERSIONS", "n", "y", true, List.of()),
            new ConfigDifference.Entry("RUST", "y", "n", false, List.of("VERSIONS")),
            new ConfigDifference.Entry("INLINE", "y", "n", false, List.of("RUST")));
  }
}
