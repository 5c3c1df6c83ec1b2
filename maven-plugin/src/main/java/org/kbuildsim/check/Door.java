package org.kbuildsim.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kbuildsim.kernel.Guard;
import org.kbuildsim.process.Confinement;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NamedFiles;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;
import org.kbuildsim.process.Reach;
import org.kbuildsim.process.Sandbox;
import org.kbuildsim.toolchain.Toolchain;

/**
 * Decides what a build may do while a stranger's patches are on the tree.
 *
 * <p>All programs run in a {@link Sandbox}, and what runs besides the toolchain, the text tools
 * that every kernel build uses, what the tree without the patches ran, and what the user allows, is
 * told. Where there is no sandbox, such programs are refused, and the others run as the user does.
 */
final class Door {
  // POSIX utilities that kbuild's recipes and probes are written with.
  private static final Set<String> TEXT_TOOLS =
      Set.of(
          "awk",
          "gawk",
          "mawk",
          "basename",
          "cat",
          "cmp",
          "cp",
          "cut",
          "date",
          "diff",
          "dirname",
          "expr",
          "find",
          "grep",
          "head",
          "ln",
          "mkdir",
          "mktemp",
          "mv",
          "nproc",
          "od",
          "printf",
          "pwd",
          "readlink",
          "realpath",
          "rm",
          "sed",
          "sort",
          "tail",
          "test",
          "touch",
          "tr",
          "true",
          "uname",
          "uniq",
          "wc",
          "xargs");

  // What a program needs to start and to find others. The rest of /etc, /var and /run is no
  // build's business, nor is any home.
  private static final List<Path> SYSTEM =
      Stream.of(
              "/usr",
              "/bin",
              "/sbin",
              "/lib",
              "/lib32",
              "/lib64",
              "/libx32",
              "/opt",
              "/nix/store",
              "/gnu/store",
              "/etc/alternatives",
              "/etc/group",
              "/etc/ld.so.cache",
              "/etc/localtime",
              "/etc/nsswitch.conf",
              "/etc/passwd")
          .map(Path::of)
          .toList();

  // Whoever sets these decides what any program does, the compiler that fills a cache among them.
  private static final Pattern LOADER = Pattern.compile("LD_[A-Z_]+");

  private final CheckRequest request;

  /** What may run, of all doors that were made of one. */
  private final Set<String> known;

  private final Set<String> refused = new ConcurrentSkipListSet<>();
  private final Set<String> added = new ConcurrentSkipListSet<>();
  private final Set<String> exceeded = new ConcurrentSkipListSet<>();
  private final Accidents accidents = new Accidents();
  private final Set<Path> tools = new TreeSet<>();
  private final Set<Path> own = new TreeSet<>();
  private final Set<Path> directories = new TreeSet<>();
  private final Set<String> files = new ConcurrentSkipListSet<>();

  Door(CheckRequest request) {
    this(request, new ConcurrentSkipListSet<>());
    known.addAll(TEXT_TOOLS);
    known.addAll(request.programs());
  }

  private Door(CheckRequest request, Set<String> known) {
    this.request = request;
    this.known = known;
    for (Toolchain toolchain : request.toolchains()) {
      tools.addAll(toolchain.llvmTools().values());
      tools.addAll(List.of(toolchain.rustc(), toolchain.bindgen()));
      Path hostCompiler = toolchain.hostCompiler();
      if (hostCompiler != null) {
        tools.add(hostCompiler);
        // A script around the real one, which is next to it in a directory of our own.
        own.add(hostCompiler.resolve("../..").normalize());
      }
      directories.addAll(toolchain.directories());
    }
  }

  /** Returns a door that knows what this one knows; what happens at each is told apart. */
  Door another() {
    return new Door(request, known);
  }

  /**
   * Returns what keeps a build in.
   *
   * @param read what is read: the source tree, and the object tree of modules outside of it
   * @param written the one directory that is written; it exists
   * @param patched whether there are patches on the tree; without, whatever runs may run later
   */
  Guard guard(List<Path> read, Path written, boolean patched) {
    List<Path> readable = readable(read);
    request.programs().stream()
        .filter(program -> program.startsWith("/"))
        .forEach(program -> readable.add(Path.of(program)));
    Reach reach = new Reach(readable, List.of(written), files::add);
    Program processes = processes(reach, exceeded::add);
    boolean free = isShutIn() || !patched;
    return new Guard(
        patched ? this::guarded : this::open,
        free ? NamedFiles.noting(reach, processes) : NamedFiles.within(reach, processes),
        reach);
  }

  /**
   * Returns what keeps tools in that look at what was built, and write nothing. What they are not
   * let do is no incident of a build: they fail, and say so.
   *
   * @param read what is looked at
   */
  Guard reading(List<Path> read) {
    Reach reach = new Reach(readable(read), List.of(), sentence -> {});
    return new Guard(
        this::guarded, NamedFiles.within(reach, processes(reach, sentence -> {})), reach);
  }

  private List<Path> readable(List<Path> more) {
    List<Path> readable = new ArrayList<>(SYSTEM);
    readable.addAll(more);
    readable.addAll(directories);
    return readable;
  }

  private Program processes(Reach reach, Consumer<String> excess) {
    Confinement confinement = request.confinement();
    Path bubblewrap = confinement.bubblewrap();
    return accidents.noting(
        bubblewrap == null
            ? new NativeProgram()
            : new Sandbox(bubblewrap, reach, confinement.limits(), excess));
  }

  private boolean isShutIn() {
    return request.confinement().bubblewrap() != null;
  }

  private Program open(Program programs) {
    return invocation -> {
      known.add(name(invocation.program()));
      return programs.run(invocation);
    };
  }

  private Program guarded(Program programs) {
    return invocation -> {
      if (!isKnown(invocation.program())) {
        if (!isShutIn()) {
          return refuse(invocation);
        }
        added.add(invocation.program());
      }
      return programs.run(withoutLoader(invocation));
    };
  }

  private int refuse(Invocation invocation) throws IOException {
    refused.add(invocation.program());
    String message = invocation.program() + ": refused: no program that this build ran before\n";
    invocation.err().write(message.getBytes(StandardCharsets.UTF_8));
    // As a shell says of a file that it may not execute.
    return 126;
  }

  private Invocation withoutLoader(Invocation invocation) {
    Map<String, String> environment = new TreeMap<>(invocation.environment());
    environment.entrySet().removeIf(this::misleadsTheLoader);
    return environment.size() == invocation.environment().size()
        ? invocation
        : invocation.withEnvironment(environment);
  }

  // The toolchain's own scripts say where its libraries are.
  private boolean misleadsTheLoader(Map.Entry<String, String> variable) {
    boolean misleads =
        LOADER.matcher(variable.getKey()).matches()
            && !Arrays.stream(variable.getValue().split(":"))
                .allMatch(entry -> directories.stream().anyMatch(Path.of(entry)::startsWith));
    if (misleads) {
      files.add("`" + variable.getKey() + "` was not passed on to programs");
    }
    return misleads;
  }

  /** Returns what happened to programs, and is added to by others. */
  Accidents accidents() {
    return accidents;
  }

  /** Notes that a build was ended. */
  void exceeded(String sentence) {
    exceeded.add(sentence);
  }

  /** Takes links out of an object tree that lead where nobody who reads it should go. */
  void dropLinks(Path objects, Reach reach) throws IOException {
    List<Path> links;
    try (Stream<Path> all = Files.walk(objects)) {
      links = all.filter(Files::isSymbolicLink).toList();
    }
    for (Path link : links) {
      if (!reach.covers(link)) {
        String target = Files.readSymbolicLink(link).toString();
        files.add("`" + objects.relativize(link) + "` is a link to `" + target + "`");
        Files.delete(link);
      }
    }
  }

  /** Returns what happened since the last call, but for what happens without patches as well. */
  Incidents take(boolean patched) {
    if (patched) {
      files.removeAll(known);
    } else {
      known.addAll(files);
    }
    Incidents taken =
        new Incidents(
            List.copyOf(refused), List.copyOf(added), List.copyOf(files), List.copyOf(exceeded));
    files.clear();
    refused.clear();
    added.clear();
    exceeded.clear();
    return taken;
  }

  void load(Path file) {
    try {
      if (Files.isRegularFile(file)) {
        known.addAll(Files.readAllLines(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps what may run in later runs, in one go: configurations that were kept rely on it. */
  void save(Path file) throws IOException {
    // Of two who save at once, the one who ends last must not know less.
    synchronized (known) {
      WholeFile.write(file, String.join("\n", known) + "\n");
    }
  }

  private boolean isKnown(String program) {
    Path path = Path.of(program);
    return known.contains(name(program))
        || tools.contains(path)
        || own.stream().anyMatch(path::startsWith)
        || isOfLlvm(path);
  }

  /** Returns whether it is one more of the toolchain's LLVM: a filter of bitcode or objects. */
  private boolean isOfLlvm(Path program) {
    Path directory = program.getParent();
    return directory != null
        && String.valueOf(program.getFileName()).matches("llvm-[a-z-]+(-\\d+)?")
        && tools.stream().anyMatch(tool -> directory.equals(tool.getParent()));
  }

  // A system's program goes by its name wherever it lies; any other is that very file.
  private static String name(String program) {
    Path path = Path.of(program);
    boolean system =
        path.isAbsolute()
            && (path.startsWith("/bin") || path.startsWith("/usr") || path.startsWith("/sbin"));
    return system ? String.valueOf(path.getFileName()) : program;
  }
}
