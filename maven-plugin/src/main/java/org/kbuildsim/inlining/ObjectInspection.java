package org.kbuildsim.inlining;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;
import org.kbuildsim.elf.Elf;
import org.kbuildsim.elf.ElfFile;
import org.kbuildsim.elf.FileBytes;
import org.kbuildsim.elf.Section;
import org.kbuildsim.elf.Symbols;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;

/** Makes one Rust object again, and joins what LLVM says on the way with what is in the object. */
final class ObjectInspection {
  private final Path root;
  private final String object;
  private final String image;
  private final Recipe recipe;
  private final Map<String, HelperSource> sources = new HashMap<>();

  ObjectInspection(
      Path root, String object, String image, Recipe recipe, List<HelperSource> helpers) {
    this.root = root;
    this.object = object;
    this.image = image;
    this.recipe = recipe;
    helpers.forEach(helper -> sources.put(helper.name(), helper));
  }

  ObjectInlining run() throws InterruptedException {
    try {
      Path scratch = Files.createTempDirectory("inline-report");
      try {
        return recipe.linksHelpers() ? linked(scratch) : unlinked(scratch);
      } finally {
        delete(scratch);
      }
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(root.resolve(object).toString()), "cannot be read: " + e)
          .asException();
    }
  }

  private ObjectInlining linked(Path scratch) throws IOException, InterruptedException {
    Path called = scratch.resolve("called.o");
    Path crate = scratch.resolve("crate.bc");
    Path crateText = scratch.resolve("crate.ll");
    Path both = scratch.resolve("linked.bc");
    Path again = scratch.resolve("again.o");
    Path text = scratch.resolve("linked.ll");
    Path record = scratch.resolve("remarks.yaml");
    recipe.rustc(called, crateText, crate);
    recipe.link(crate, both);
    recipe.clang(both, again, record);
    recipe.disassemble(both, text);

    ElfFile there = ElfFile.open(root.resolve(object));
    ElfFile alone = ElfFile.open(called);
    Map<String, Long> copies = helpersDefined(there);
    MachineCalls calls =
        copies.isEmpty() ? MachineCalls.ofUndefined(there) : disassembled(root.resolve(object));
    IrText ir = ir(text);
    List<CallSite> sites =
        placed(new Verdicts(ir, Remark.read(record), calls, sources).sites(), scratch);
    Set<String> lost = functions(alone);
    lost.removeAll(functions(there));
    return new ObjectInlining(
        object,
        image,
        true,
        sameCode(there, again),
        sites,
        copies(copies, sites, ir),
        ObjectSize.of(alone),
        ObjectSize.of(there),
        List.copyOf(lost),
        names(ir(crateText), sites, lost));
  }

  private ObjectInlining unlinked(Path scratch) throws IOException, InterruptedException {
    Path again = scratch.resolve("again.o");
    Path text = scratch.resolve("crate.ll");
    recipe.rustc(again, text, scratch.resolve("crate.bc"));
    ElfFile there = ElfFile.open(root.resolve(object));
    IrText ir = ir(text);
    MachineCalls calls = MachineCalls.ofUndefined(there);
    List<CallSite> sites = placed(new Verdicts(ir, List.of(), calls, sources).sites(), scratch);
    return new ObjectInlining(
        object,
        image,
        false,
        sameCode(there, again),
        sites,
        List.of(),
        ObjectSize.of(there),
        null,
        List.of(),
        names(ir, sites, Set.of()));
  }

  private static IrText ir(Path text) throws IOException {
    return new IrText(Files.readAllLines(text), HelperSource.PREFIX);
  }

  /** Returns the names of those functions that are spoken of. */
  private static Map<String, String> names(IrText crate, List<CallSite> sites, Set<String> lost) {
    Set<String> functions = new TreeSet<>(lost);
    sites.forEach(site -> functions.add(site.caller()));
    Map<String, String> names = new TreeMap<>(crate.names());
    names.keySet().retainAll(functions);
    return names;
  }

  /**
   * Returns {@code sites} with their places, which code without debug information does not have.
   *
   * <p>The n-th call of a helper in a function is that in the crate compiled with lines, if there
   * are as many of them.
   */
  private List<CallSite> placed(List<CallSite> sites, Path scratch)
      throws IOException, InterruptedException {
    if (sites.stream().noneMatch(site -> site.at().isEmpty())) {
      return sites;
    }
    Path text = scratch.resolve("lines.ll");
    recipe.rustcWithLines(text);
    Map<String, List<IrText.Call>> lines = new HashMap<>();
    for (IrText.Call call : ir(text).calls()) {
      lines.computeIfAbsent(call.caller() + " " + call.callee(), k -> new ArrayList<>()).add(call);
    }
    Map<String, List<CallSite>> groups = new LinkedHashMap<>();
    for (CallSite site : sites) {
      groups.computeIfAbsent(site.caller() + " " + site.helper(), k -> new ArrayList<>()).add(site);
    }
    List<CallSite> placed = new ArrayList<>();
    groups.forEach(
        (key, group) -> {
          List<IrText.Call> calls = lines.getOrDefault(key, List.of());
          for (int i = 0; i < group.size(); i++) {
            CallSite site = group.get(i);
            placed.add(calls.size() == group.size() ? site.at(calls.get(i).at()) : site);
          }
        });
    return placed;
  }

  private MachineCalls disassembled(Path file) throws IOException, InterruptedException {
    String objdump = recipe.llvmTool("llvm-objdump");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        new NativeProgram()
            .run(
                new Invocation(
                    List.of(objdump, "-d", "--no-show-raw-insn", file.toString()),
                    System.getenv(),
                    root,
                    InputStream.nullInputStream(),
                    out,
                    err));
    if (status != 0) {
      throw new IOException(objdump + ": " + err.toString(StandardCharsets.UTF_8).strip());
    }
    return MachineCalls.ofDisassembly(out.toString(StandardCharsets.UTF_8).lines().toList());
  }

  private static Map<String, Long> helpersDefined(ElfFile file) {
    Map<String, Long> defined = new LinkedHashMap<>();
    Symbols symbols = file.symbols();
    for (int i = 1; symbols != null && i < symbols.count(); i++) {
      if (symbols.type(i) == Elf.STT_FUNC && symbols.name(i).startsWith(HelperSource.PREFIX)) {
        defined.put(symbols.name(i), symbols.size(i));
      }
    }
    return defined;
  }

  private static Set<String> functions(ElfFile file) {
    Set<String> functions = new TreeSet<>();
    Symbols symbols = file.symbols();
    for (int i = 1; symbols != null && i < symbols.count(); i++) {
      if (symbols.type(i) == Elf.STT_FUNC) {
        functions.add(symbols.name(i));
      }
    }
    return functions;
  }

  private static List<HelperCopy> copies(
      Map<String, Long> defined, List<CallSite> sites, IrText ir) {
    Set<String> called = new HashSet<>();
    sites.stream()
        .filter(site -> site.outcome() == Outcome.CALLED)
        .forEach(site -> called.add(site.helper()));
    List<HelperCopy> copies = new ArrayList<>();
    defined.forEach(
        (helper, size) ->
            copies.add(
                new HelperCopy(
                    helper,
                    size,
                    called.contains(helper)
                        ? "called"
                        : ir.takesAddressOf(helper)
                            ? "its address is taken"
                            : "kept by its own attributes")));
    return copies;
  }

  /** Returns whether two objects hold the same code, whatever they say of it to a debugger. */
  private static boolean sameCode(ElfFile there, Path again) throws IOException {
    ByteBuffer bytes = FileBytes.of(again);
    // Under LTO clang makes bitcode here, and the object is what a linker made of it.
    return !ElfFile.isElf(bytes) || code(there).equals(code(ElfFile.of(again.toString(), bytes)));
  }

  private static Map<String, ByteBuffer> code(ElfFile file) {
    Map<String, ByteBuffer> code = new HashMap<>();
    for (Section section : file.sections()) {
      if (section.has(Elf.SHF_ALLOC | Elf.SHF_EXECINSTR) && section.size() > 0) {
        code.put(section.name(), section.content());
      }
    }
    return code;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
