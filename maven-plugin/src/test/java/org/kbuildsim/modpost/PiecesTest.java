package org.kbuildsim.modpost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The small parts of modpost, each against what C or its own format says. */
final class PiecesTest {

  @Test
  void numbersAsStrtoulReadsThem() {
    assertThat(CNumber.parse("0x1fg", 0, 0)).isEqualTo(new CNumber(0x1f, 4));
    assertThat(CNumber.parse("  +12,", 0, 10)).isEqualTo(new CNumber(12, 5));
    assertThat(CNumber.parse("077", 0, 0)).isEqualTo(new CNumber(63, 3));
    assertThat(CNumber.parse("0x", 0, 16)).isEqualTo(new CNumber(0, 1));
    assertThat(CNumber.parse("zz", 0, 16)).isEqualTo(new CNumber(0, 0));
    assertThat(CNumber.parse("a-1", 1, 16)).isEqualTo(new CNumber(-1, 3));
    assertThat(CNumber.parse("0x1234567890abcdef12", 0, 16)).isEqualTo(new CNumber(-1, 20));
  }

  @Test
  void globs() {
    assertThat(Glob.matches(".init.*", ".init.text")).isTrue();
    assertThat(Glob.matches(".init.*", ".init.")).isTrue();
    assertThat(Glob.matches(".init.*", ".initcall")).isFalse();
    assertThat(Glob.matches("*.constprop.*", "f.constprop.0.x")).isTrue();
    assertThat(Glob.matches("*_ops", "my_ops_ops")).isTrue();
    assertThat(Glob.matches("*_ops", "my_ops2")).isFalse();
    assertThat(Glob.matches("", "")).isTrue();
  }

  @Test
  void moduleNamespaces() {
    assertThat(Namespaces.isFor("module:kvm,kvm-*", "kvm-amd")).isTrue();
    assertThat(Namespaces.isFor("module:kvm,kvm-*", "kvm")).isTrue();
    assertThat(Namespaces.isFor("module:kvm", "kvm-amd")).isFalse();
    assertThat(Namespaces.isFor("module:", "kvm")).isFalse();
    assertThat(Namespaces.isFor("kvm", "kvm")).isFalse();
  }

  @Test
  void structuresAreLaidOutAsInC() {
    Layout layout = Layout.of("u8 a; u16 b; char[3] c; u32 d; long e; bits[64] f; u8 g", 8);
    assertThat(layout.field("b")).isEqualTo(new Layout.Field(2, 2));
    assertThat(layout.field("d")).isEqualTo(new Layout.Field(8, 4));
    assertThat(layout.field("f")).isEqualTo(new Layout.Field(24, 8));
    assertThat(layout.field("g")).isEqualTo(new Layout.Field(40, 1));
    assertThat(layout.size()).isEqualTo(48);
    assertThat(Layout.of("char[20] name; long data", 4).size()).isEqualTo(24);
  }

  @Test
  void optionsMayFollowOperands() {
    CommandLine line =
        CommandLine.parse(
            List.of("modpost", "a.o", "-Mi", "one", "-itwo", "b.o", "--", "-x"),
            ModpostDialect.V6_12);
    assertThat(line.has(CommandLine.Flag.MODULES)).isTrue();
    assertThat(line.dumps()).containsExactly("one", "two");
    assertThat(line.objects()).containsExactly("a.o", "b.o", "-x");
  }

  @Test
  void entriesOfModinfo() {
    ModuleInfo info = ModuleInfo.parse("\0\0license=GPL\0\0license=X=Y\0licensed=Z\0alias=last");
    assertThat(info.values("license")).containsExactly("GPL", "X=Y");
    assertThat(info.values("alias")).containsExactly("last");
    assertThat(info.has("version")).isFalse();
  }
}
