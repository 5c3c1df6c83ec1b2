package org.kbuildsim.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.tool.Rustc;

/** One run of an action that is watched, so that its result can be kept. */
final class ActionRun {
  /**
   * What sources say to have something read, or asked for, that no dependency file names: the
   * assembler's includes, questions whether a header is there, headers that hide what they include,
   * the time.
   */
  private static final Pattern HIDES =
      Pattern.compile(
          "\\.inc(bin|lude)\\b|\\b__has_(include|embed)|#\\s*embed\\b"
              + "|\\bpragma\\s+(GCC|clang)\\s+system_header|\\b__(DATE|TIME|TIMESTAMP)__");

  private static final Map<String, Boolean> HIDING = new ConcurrentHashMap<>();
  private static final String REMAP = "--remap-path-prefix=";

  private final Action action;
  private final Invocation invocation;
  private final ActionKey key;
  private final Places places;
  private final long start = System.currentTimeMillis();
  private final Map<Path, String> before = new HashMap<>();

  /** Takes down how things are before the run. */
  ActionRun(Action action, Invocation invocation, ActionKey key, Places places) throws IOException {
    this.action = action;
    this.invocation = invocation;
    this.key = key;
    this.places = places;
    for (String input : action.inputs()) {
      Path file = key.resolve(input);
      before.put(file, FileStates.shared().digest(file));
    }
    for (Path crate : action.lookup().crateFiles()) {
      before.put(crate, FileStates.shared().digest(crate));
    }
  }

  /** What there is to keep. */
  record Kept(ReadSet read, String key, ActionResult result, Map<String, byte[]> contents) {}

  /**
   * Returns what is to be kept of the run, now that it has ended well; null if something that it
   * read may have changed meanwhile, or cannot be told.
   */
  @Nullable Kept end(String out, String err) {
    try {
      ReadSet read = read();
      if (read == null || !inputsAreUnchanged()) {
        return null;
      }
      Set<String> named = new HashSet<>(remapsPlaces() ? List.of() : places.roots());
      named.addAll(places.namedIn(out));
      named.addAll(places.namedIn(err));
      List<ActionResult.Output> outputs = new ArrayList<>();
      Map<String, byte[]> contents = new HashMap<>();
      for (String name : action.outputs()) {
        if (!Files.isRegularFile(key.resolve(name))) {
          return null;
        }
        byte[] content = Files.readAllBytes(key.resolve(name));
        named.addAll(places.namedIn(ProbeAnswer.content(content)));
        outputs.add(output(name, content, false, contents));
      }
      if (action.depfile() != null) {
        String text = FileStates.text(key.resolve(action.depfile()));
        byte[] content = ProbeAnswer.raw(places.generalize(text));
        outputs.add(output(action.depfile(), content, true, contents));
      }
      String result = key.second(read, places.bound(named));
      return new Kept(read, result, new ActionResult(result, outputs, out, err), contents);
    } catch (IOException e) {
      return null;
    }
  }

  private ActionResult.Output output(
      String name, byte[] content, boolean marked, Map<String, byte[]> contents)
      throws IOException {
    String digest = HexFormat.of().formatHex(Digests.sha256().digest(content));
    contents.put(digest, content);
    return new ActionResult.Output(name, Files.isExecutable(key.resolve(name)), digest, marked);
  }

  /** Returns what was read, if all of it is now as it was then. */
  private @Nullable ReadSet read() throws IOException {
    if (action.depfile() == null) {
      return ReadSet.NOTHING;
    }
    Path depfile = key.resolve(action.depfile());
    String text = new String(ProbeAnswer.raw(FileStates.text(depfile)), StandardCharsets.UTF_8);
    // One that an earlier run left says nothing of this one.
    if (Places.isMarked(text) || FileStates.isUnchangedSince(depfile, start)) {
      return null;
    }
    DependencyInfo info = DependencyInfo.parse(text);
    List<String> names = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (String name : info.files()) {
      Path file = key.resolve(name);
      if (!isAsBefore(file) || hides(file)) {
        return null;
      }
      files.add(file);
      names.add(places.generalize(name));
    }
    Set<Path> seen = new HashSet<>(files);
    for (Path met : key.met(files)) {
      // What appeared during the run may have come too late to be found.
      if (!seen.contains(met) && !isAsBefore(met)) {
        return null;
      }
    }
    return new ReadSet(names, info.environment().keySet().stream().sorted().toList());
  }

  private boolean isAsBefore(Path file) throws IOException {
    String digest = before.get(file);
    return digest != null
        ? digest.equals(FileStates.shared().digest(file))
        : FileStates.isUnchangedSince(file, start);
  }

  private boolean inputsAreUnchanged() throws IOException {
    Set<Path> made = new HashSet<>();
    for (String output : action.outputs()) {
      made.add(key.resolve(output));
    }
    for (String input : action.inputs()) {
      Path file = key.resolve(input);
      if (!made.contains(file) && !isAsBefore(file)) {
        return false;
      }
    }
    return true;
  }

  private static boolean hides(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (Lookup.isCrate(name)) {
      return false;
    }
    String digest = FileStates.shared().digest(file);
    Boolean known = HIDING.get(digest);
    if (known == null) {
      known = HIDES.matcher(FileStates.text(file)).find();
      HIDING.put(digest, known);
    }
    return known;
  }

  /**
   * Returns whether names of places stay out of what rustc makes: it compresses part of that, so
   * that looking is not enough.
   */
  private boolean remapsPlaces() throws IOException {
    if (!(action.tool() instanceof Rustc)) {
      return true;
    }
    Set<String> remapped = new HashSet<>();
    for (String word : invocation.arguments()) {
      if (word.startsWith(REMAP)) {
        try {
          String from =
              word.substring(REMAP.length(), Math.max(REMAP.length(), word.lastIndexOf('=')));
          remapped.add(Path.of(from).normalize().toString());
        } catch (InvalidPathException e) {
          return false;
        }
      }
    }
    return remapped.containsAll(places.ofBuild());
  }
}
