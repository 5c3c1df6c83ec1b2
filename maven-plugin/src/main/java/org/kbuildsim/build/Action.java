package org.kbuildsim.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.tool.Ar;
import org.kbuildsim.tool.Bindgen;
import org.kbuildsim.tool.Clang;
import org.kbuildsim.tool.Lld;
import org.kbuildsim.tool.LlvmLink;
import org.kbuildsim.tool.Objcopy;
import org.kbuildsim.tool.Rustc;
import org.kbuildsim.tool.ThinArchive;
import org.kbuildsim.tool.ToolInvocation;

/**
 * A run of a tool that can be accounted for: all that it reads is known, before it or, by a
 * dependency file, after it; and all that it writes.
 *
 * @param inputs files that are known to be read, as named
 * @param outputs files that are written, without the dependency file
 * @param depfile names the other files that were read; null if there are none
 * @param lookup where those are searched
 * @param programs other programs that it starts, or may start
 * @param links whether it links a program for this machine, with this machine's libraries
 */
record Action(
    ToolInvocation tool,
    List<String> inputs,
    List<String> outputs,
    @Nullable String depfile,
    Lookup lookup,
    List<String> programs,
    boolean links) {
  private static final List<String> NOTHING = List.of();
  private static final Set<String> UNLINKED = Set.of("rlib", "lib", "staticlib");

  /** Returns the action of a run, or null for one that is not understood that well. */
  static @Nullable Action of(Invocation invocation) {
    List<String> all = invocation.arguments();
    ToolInvocation tool = ToolInvocation.parse(all, invocation.directory());
    List<String> words = all.subList(1, all.size());
    Action action = null;
    if (tool instanceof Clang clang) {
      action = ofClang(clang, words, invocation.directory());
    } else if (tool instanceof Rustc rustc) {
      action = ofRustc(rustc, words, invocation.directory());
    } else if (tool instanceof Bindgen bindgen) {
      action = ofBindgen(bindgen, words, invocation.directory());
    } else if (tool instanceof Lld lld) {
      action = ofLld(lld, words, invocation.directory());
    } else if (tool instanceof LlvmLink && BinutilsWords.llvmLink(words)) {
      action = plain(tool, tool.inputs());
    } else if (tool instanceof Objcopy && BinutilsWords.objcopy(words)) {
      action = plain(tool, tool.inputs());
    } else if (tool instanceof Ar ar) {
      action = ofAr(ar, invocation.directory());
    }
    return action != null && action.isOfFiles(invocation.directory()) ? action : null;
  }

  private static Action plain(ToolInvocation tool, List<String> inputs) {
    return new Action(tool, inputs, tool.outputs(), null, Lookup.NONE, NOTHING, false);
  }

  private static @Nullable Action ofClang(Clang clang, List<String> words, Path directory) {
    List<String> directories = ClangWords.includeDirectories(words);
    boolean compiles = clang.mode() != Clang.Mode.LINK && clang.mode() != Clang.Mode.CHECK;
    if (directories == null
        || !compiles
        || clang.question()
        || (clang.depfile() == null && !clang.fromBitcode())) {
      return null;
    }
    return new Action(
        clang,
        clang.inputs(),
        clang.outputs(),
        clang.depfile(),
        lookup(directories, Set.of(), directory),
        NOTHING,
        false);
  }

  private static @Nullable Action ofRustc(Rustc rustc, List<String> words, Path directory) {
    List<String> linkers = RustcWords.linkers(RustcWords.expanded(words, directory));
    if (linkers == null || rustc.question() || rustc.depfile() == null || !rustc.compiles()) {
      return null;
    }
    // `core` is the crate that uses none; for all others the dependency file has to name crates.
    if (!rustc.crateName().equals("core") && words.stream().noneMatch(RustcWords::listsCrates)) {
      return null;
    }
    boolean library = !rustc.crateTypes().isEmpty() && UNLINKED.containsAll(rustc.crateTypes());
    boolean links = !library && (rustc.emit().isEmpty() || rustc.emit().containsKey("link"));
    if (links && linkers.size() != 1) {
      return null;
    }
    List<String> programs = new ArrayList<>();
    if (links) {
      programs.addAll(linkers);
      programs.addAll(List.of("ld", "ld.lld"));
    }
    return new Action(
        rustc,
        rustc.inputs(),
        rustc.outputs(),
        rustc.depfile(),
        lookup(rustc.libraryPaths(), rustc.externs().keySet(), directory),
        programs,
        links);
  }

  private static @Nullable Action ofBindgen(Bindgen bindgen, List<String> words, Path directory) {
    List<String> directories = ClangWords.includeDirectories(bindgen.clang());
    if (directories == null
        || bindgen.depfile() == null
        || !bindgen.compiles()
        || !BinutilsWords.bindgen(words)) {
      return null;
    }
    // It has its output formatted, and asks clang where the system's headers are.
    return new Action(
        bindgen,
        bindgen.inputs(),
        bindgen.outputs(),
        bindgen.depfile(),
        lookup(directories, Set.of(), directory),
        List.of("rustfmt", "clang"),
        false);
  }

  private static @Nullable Action ofLld(Lld lld, List<String> words, Path directory) {
    if (!BinutilsWords.lld(words, directory)) {
      return null;
    }
    List<String> inputs = new ArrayList<>(lld.inputs());
    for (String object : lld.objects()) {
      inputs.addAll(ThinArchive.files(object, directory));
    }
    return plain(lld, inputs);
  }

  private static @Nullable Action ofAr(Ar ar, Path directory) {
    // D: no times and owners; r and q add members.
    if (ar.archive() == null || !ar.operation().matches("[cDPrqsST]*[rq][cDPrqsST]*")) {
      return null;
    }
    if (ar.operation().indexOf('D') < 0) {
      return null;
    }
    List<String> inputs = new ArrayList<>(ar.members());
    for (String member : ar.members()) {
      inputs.addAll(ThinArchive.files(member, directory));
    }
    if (Files.exists(directory.resolve(ar.archive()))) {
      inputs.add(ar.archive());
      inputs.addAll(ThinArchive.files(ar.archive(), directory));
    }
    return plain(ar, inputs);
  }

  private static Lookup lookup(List<String> directories, Set<String> crates, Path base) {
    return new Lookup(directories.stream().map(d -> base.resolve(d).normalize()).toList(), crates);
  }

  // Nothing comes from standard input, or goes to a device.
  private boolean isOfFiles(Path directory) {
    return !outputs.isEmpty()
        && !inputs.contains("-")
        && inputs.stream().noneMatch(input -> input.startsWith("/dev/"))
        && outputs.stream()
            .map(directory::resolve)
            .noneMatch(file -> Files.exists(file) && !Files.isRegularFile(file));
  }
}
