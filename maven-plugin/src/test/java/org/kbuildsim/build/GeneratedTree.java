package org.kbuildsim.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes a tree of many modules with rules in the manner of kbuild: a sub-make for each directory,
 * forced pattern rules that compare saved commands, and the {@code .cmd} files that a build leaves,
 * each with as many looks at {@code include/config} as a small kernel's have.
 */
final class GeneratedTree {
  private static final int OPTIONS = 400;
  private static final int HEADERS = 60;
  private static final int OPTIONS_OF_ONE = 150;

  private static final String TOP =
      """
      export FLAGS := $(foreach i,1 2 3 4 5 6 7 8 9,-Wflag-$(i) -D__OPTION_$(i)__)
      dirs := $(patsubst %/Kbuild,%,$(sort $(wildcard drivers/*/Kbuild)))
      PHONY := all $(dirs)
      all: $(dirs)
      $(dirs): ; @$(MAKE) -f scripts/build.mk obj=$@
      .PHONY: $(PHONY)
      MAKEFLAGS += -rR --no-print-directory
      """;

  private static final String BUILD =
      """
      PHONY := __build
      __build:
      obj-m :=
      -include include/config/auto.conf
      include scripts/include.mk
      include $(obj)/Kbuild
      obj-m := $(addprefix $(obj)/,$(obj-m))
      modname = $(notdir $(basename $@))
      c_flags = -Wp,-MMD,$(depfile) $(filter-out $(CFLAGS_REMOVE_$(notdir $@)),$(FLAGS) $(ccflags-y)) \\
      	-DKBUILD_MODFILE='"$(obj)/$(modname)"' -DKBUILD_MODNAME='"$(modname)"'
      quiet_cmd_cc = CC [M]  $@
            cmd_cc = cc $(c_flags) -c -o $@ $<
      $(obj)/%.o: $(obj)/%.c FORCE
      	$(call if_changed_dep,cc)
      quiet_cmd_rustc = RUSTC [M] $@
            cmd_rustc = rustc $(FLAGS) --emit=dep-info=$(depfile) --emit=obj=$@ $<
      $(obj)/%.o: $(obj)/%.rs FORCE
      	$(call if_changed_dep,rustc)
      quiet_cmd_order = GEN     $@
            cmd_order = { $(foreach m,$(obj-m),echo $m;) :; } > $@
      $(obj)/modules.order: $(obj-m) FORCE
      	$(call if_changed,order)
      targets := $(obj-m) $(obj)/modules.order
      __build: $(obj)/modules.order
      	@:
      FORCE:
      PHONY += FORCE
      existing-targets := $(wildcard $(sort $(targets)))
      -include $(foreach f,$(existing-targets),$(dir $(f)).$(notdir $(f)).cmd)
      .PHONY: $(PHONY)
      """;

  private static final String INCLUDE =
      """
      comma := ,
      empty :=
      space := $(empty) $(empty)
      squote := '
      dot-target = $(dir $@).$(notdir $@)
      depfile = $(subst $(comma),_,$(dot-target).d)
      escsq = $(subst $(squote),'\\$(squote)',$1)
      make-cmd = $(call escsq,$(subst $$,$$$$,$(cmd_$(1))))
      newer-prereqs = $(filter-out $(PHONY),$?)
      cmd-check = $(filter-out $(subst $(space),_-_,$(strip $(savedcmd_$@))),$(subst $(space),_-_,$(strip $(cmd_$1))))
      if-changed-cond = $(newer-prereqs)$(cmd-check)
      if_changed = $(if $(if-changed-cond),@set -e; echo '  $(quiet_cmd_$1)'; $(cmd_$(1)); printf '%s\\n' 'savedcmd_$@ := $(make-cmd)' > $(dot-target).cmd,@:)
      if_changed_dep = $(if $(if-changed-cond),@set -e; echo '  $(quiet_cmd_$1)'; $(cmd_$(1)); fixdep $(depfile) $@ '$(make-cmd)' > $(dot-target).cmd,@:)
      """;

  private final Path root;

  private GeneratedTree(Path root) {
    this.root = root;
  }

  /**
   * Writes a tree as it is after a build.
   *
   * @param modules how many, ten in a directory
   */
  static void write(Path root, int modules) throws IOException {
    GeneratedTree tree = new GeneratedTree(root);
    tree.common();
    for (int i = 0; i < HEADERS; i++) {
      tree.file("include/linux/header" + i + ".h", "", 0);
    }
    for (int i = 0; i < modules; i += 10) {
      tree.directory(i, Math.min(10, modules - i));
    }
  }

  /**
   * Writes a tree as it is before a build, every fifth module in Rust, for compilers that write a
   * list of what {@code #include} lines name.
   */
  static void writeSources(Path root, int modules) throws IOException {
    GeneratedTree tree = new GeneratedTree(root);
    tree.common();
    StringBuilder includes = new StringBuilder();
    for (int i = 0; i < HEADERS; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < OPTIONS_OF_ONE / HEADERS; j++) {
        text.append("#ifdef CONFIG_OPTION_").append((i * 7 + j * 3) % (2 * OPTIONS));
        text.append("\n#endif\n");
      }
      tree.file("include/linux/header" + i + ".h", text.toString(), 0);
      includes.append("#include \"linux/header").append(i).append(".h\"\n");
    }
    for (int i = 0; i < modules; i += 10) {
      String directory = "drivers/d" + i;
      tree.list(directory, i, Math.min(10, modules - i));
      for (int j = i; j < Math.min(modules, i + 10); j++) {
        String name = directory + "/m" + j + (j % 5 == 0 ? ".rs" : ".c");
        tree.file(name, includes + "int m" + j + ";\n", 0);
      }
    }
  }

  private static java.util.stream.Collector<CharSequence, ?, String> all() {
    return Collectors.joining();
  }

  private void common() throws IOException {
    file("Makefile", TOP, 0);
    file("scripts/build.mk", BUILD, 0);
    file("scripts/include.mk", INCLUDE, 0);
    for (int i = 0; i < OPTIONS; i++) {
      file("include/config/OPTION_" + i, "", 0);
    }
    file(
        "include/config/auto.conf",
        IntStream.range(0, OPTIONS).mapToObj(i -> "CONFIG_OPTION_" + i + "=y\n").collect(all()),
        0);
  }

  private void list(String directory, int first, int count) throws IOException {
    file(
        directory + "/Kbuild",
        IntStream.range(first, first + count)
            .mapToObj(i -> "obj-$(if $(CONFIG_OPTION_" + i % OPTIONS + "),m) += m" + i + ".o\n")
            .collect(all()),
        0);
  }

  private void directory(int first, int count) throws IOException {
    String directory = "drivers/d" + first;
    list(directory, first, count);
    StringBuilder order = new StringBuilder();
    for (int i = first; i < first + count; i++) {
      module(directory, i);
      order.append("echo ").append(directory).append("/m").append(i).append(".o; ");
    }
    String list = directory + "/modules.order";
    file(list, "", 2);
    file(
        directory + "/.modules.order.cmd",
        "savedcmd_" + list + " := { " + order + ":; } > " + list + "\n",
        1);
  }

  private void module(String directory, int number) throws IOException {
    String name = directory + "/m" + number;
    file(name + ".c", "", 0);
    file(name + ".o", "", 1);
    StringBuilder flags = new StringBuilder();
    for (int i = 1; i < 10; i++) {
      flags.append(" -Wflag-").append(i).append(" -D__OPTION_").append(i).append("__");
    }
    StringBuilder record = new StringBuilder();
    record.append("savedcmd_").append(name).append(".o := cc -Wp,-MMD,").append(directory);
    record.append("/.m").append(number).append(".o.d").append(flags);
    record.append(" -DKBUILD_MODFILE='\"").append(name).append("\"' -DKBUILD_MODNAME='\"m");
    record.append(number).append("\"' -c -o ").append(name).append(".o ").append(name);
    record.append(".c\n\nsource_").append(name).append(".o := ").append(name).append(".c\n\n");
    record.append("deps_").append(name).append(".o := \\\n");
    for (int i = 0; i < OPTIONS_OF_ONE; i++) {
      int option = (number * 7 + i * 3) % (2 * OPTIONS);
      record.append("    $(wildcard include/config/OPTION_").append(option).append(") \\\n");
    }
    for (int i = 0; i < HEADERS; i++) {
      record.append("  include/linux/header").append(i).append(".h \\\n");
    }
    record.append("\n").append(name).append(".o: $(deps_").append(name).append(".o)\n\n");
    record.append("$(deps_").append(name).append(".o):\n");
    file(directory + "/.m" + number + ".o.cmd", record.toString(), 1);
  }

  private void file(String name, String text, int age) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Instant time = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(age);
    Files.setLastModifiedTime(file, FileTime.from(time));
  }
}
