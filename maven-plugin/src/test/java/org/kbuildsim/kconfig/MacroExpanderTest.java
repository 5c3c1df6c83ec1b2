package org.kbuildsim.kconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MacroExpanderTest {
  private final List<String> infos = new ArrayList<>();
  private final MacroExpander macros =
      new MacroExpander(
          Map.of("HOME", "/there", "EMPTY", ""),
          new MacroExpander.Effects() {
            @Override
            public void info(String line) {
              infos.add(line);
            }

            @Override
            public String shell(String command) {
              return "<" + command + ">";
            }

            @Override
            public void complain(Complaint complaint) {
              infos.add(complaint.text());
            }
          });

  MacroExpanderTest() {
    Place place = new Place(new KconfigFile("Kconfig", "", null), 7);
    macros.readingAt(() -> place);
  }

  private String expand(String reference) {
    return macros.expandReference(reference).text();
  }

  @Test
  void aRecursiveVariableIsExpandedWhenUsed() {
    macros.assign("x", MacroExpander.Flavor.RECURSIVE, "$(y)");
    macros.assign("y", MacroExpander.Flavor.RECURSIVE, "later");
    assertThat(expand("(x)")).isEqualTo("later");
  }

  @Test
  void aSimpleVariableIsExpandedWhenSet() {
    macros.assign("x", MacroExpander.Flavor.SIMPLE, "[$(y)]");
    macros.assign("y", MacroExpander.Flavor.RECURSIVE, "later");
    assertThat(expand("(x)")).isEqualTo("[]");
  }

  @Test
  void appendingKeepsTheFlavor() {
    macros.assign("y", MacroExpander.Flavor.RECURSIVE, "1");
    macros.assign("simple", MacroExpander.Flavor.SIMPLE, "a");
    macros.assign("simple", MacroExpander.Flavor.APPEND, "$(y)");
    macros.assign("fresh", MacroExpander.Flavor.APPEND, "$(y)");
    macros.assign("y", MacroExpander.Flavor.RECURSIVE, "2");
    assertThat(expand("(simple)")).isEqualTo("a 1");
    assertThat(expand("(fresh)")).isEqualTo("2");
  }

  @Test
  void argumentsAreSplitAtCommasOutsideParentheses() {
    macros.assign("f", MacroExpander.Flavor.RECURSIVE, "$(2)|$(1)|$(3)");
    assertThat(expand("(f,a,(b,c))")).isEqualTo("(b,c)|a|");
    assertThat(expand("(f, x ,$(f,p,q))")).isEqualTo("q|p|| x |");
  }

  @Test
  void aVariableHidesFunctionAndEnvironment() {
    assertThat(expand("(HOME)")).isEqualTo("/there");
    assertThat(macros.environmentUsed()).containsExactly(Map.entry("HOME", "/there"));
    macros.assign("HOME", MacroExpander.Flavor.RECURSIVE, "own");
    macros.assign("shell", MacroExpander.Flavor.RECURSIVE, "mine $(1)");
    assertThat(expand("(HOME)")).isEqualTo("own");
    assertThat(expand("(shell,ls)")).isEqualTo("mine ls");
  }

  @Test
  void builtInFunctions() {
    assertThat(expand("(shell,echo $(HOME))")).isEqualTo("<echo /there>");
    assertThat(expand("(filename):")).isEqualTo("Kconfig");
    assertThat(expand("(lineno)")).isEqualTo("7");
    assertThat(expand("(info,said)")).isEmpty();
    assertThat(expand("(warning-if,y,look)")).isEmpty();
    assertThat(expand("(warning-if,n,quiet)")).isEmpty();
    assertThat(infos).containsExactly("said", "Kconfig:7: look\n");
  }

  @Test
  void howMuchOfTheTextWasUsedIsTold() {
    assertThat(macros.expandReference("(HOME) rest"))
        .isEqualTo(new MacroExpander.Expansion("/there", 6));
    assertThat(macros.expandReference("x")).isEqualTo(new MacroExpander.Expansion("$", 0));
    assertThat(macros.expandWord("a$(HOME)-b c"))
        .isEqualTo(new MacroExpander.Expansion("a/there-b", 10));
  }

  @Test
  void errorsNameThePlace() {
    macros.assign("x", MacroExpander.Flavor.RECURSIVE, "$(x)");
    assertFails("(x)", "Kconfig:7: Recursive variable 'x' references itself (eventually)\n");
    assertFails("(lineno", "Kconfig:7: unterminated reference to 'lineno': missing ')'\n");
    assertFails("(info)", "Kconfig:7: too few function arguments passed to 'info'\n");
    assertFails("(error-if,y,stop)", "Kconfig:7: stop\n");
  }

  private void assertFails(String reference, String text) {
    assertThatThrownBy(() -> expand(reference))
        .isInstanceOfSatisfying(
            KconfigException.class, e -> assertThat(e.complaint().text()).isEqualTo(text));
  }
}
