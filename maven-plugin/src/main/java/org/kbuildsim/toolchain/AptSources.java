package org.kbuildsim.toolchain;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The archives this machine takes packages from: {@code sources.list} in both of apt's formats,
 * sources.list(5).
 *
 * <p>Keeps where, which suites, and which key signs. Does not keep {@code Trusted} or {@code
 * Allow-Insecure}: what we fetch is always checked.
 */
record AptSources(List<Entry> entries) {
  private static final Pattern ONE_LINE = Pattern.compile("deb\\s+(?:\\[([^]]*)]\\s+)?(.+)");

  /**
   * One archive.
   *
   * @param signedBy the value of {@code Signed-By}: key files, or a key itself on several lines;
   *     empty for the machine's common keys
   */
  record Entry(List<String> uris, List<String> suites, List<String> components, String signedBy) {

    /** Returns the entry as a deb822 stanza that loads nothing but the package lists. */
    String stanza(String architecture) {
      StringBuilder out = new StringBuilder("Types: deb\n");
      out.append("URIs: ").append(String.join(" ", uris)).append('\n');
      out.append("Suites: ").append(String.join(" ", suites)).append('\n');
      out.append("Components: ").append(String.join(" ", components)).append('\n');
      out.append("Architectures: ").append(architecture).append('\n');
      out.append("Targets: Packages\n");
      if (!signedBy.isEmpty()) {
        out.append("Signed-By: ").append(signedBy).append('\n');
      }
      return out.append('\n').toString();
    }
  }

  /** Reads {@code etc/apt} of the machine. */
  static AptSources read(Machine machine) throws IOException {
    List<Entry> entries = new ArrayList<>();
    Path single = machine.at("etc/apt/sources.list");
    if (Files.isRegularFile(single)) {
      oneLine(Files.readString(single), entries);
    }
    Path parts = machine.at("etc/apt/sources.list.d");
    if (Files.isDirectory(parts)) {
      List<Path> files = new ArrayList<>();
      try (DirectoryStream<Path> found = Files.newDirectoryStream(parts, "*.{list,sources}")) {
        found.forEach(files::add);
      }
      files.sort(null);
      for (Path file : files) {
        if (file.toString().endsWith(".list")) {
          oneLine(Files.readString(file), entries);
        } else {
          deb822(Files.readString(file), entries);
        }
      }
    }
    return new AptSources(List.copyOf(entries));
  }

  /** Returns the suites of one release: as published, updated, and its security fixes. */
  AptSources release(String codename) {
    Set<String> wanted = Set.of(codename, codename + "-updates", codename + "-security");
    List<Entry> found = new ArrayList<>();
    for (Entry entry : entries) {
      List<String> suites = entry.suites().stream().filter(wanted::contains).toList();
      if (!suites.isEmpty() && entry.components().contains("main")) {
        found.add(new Entry(entry.uris(), suites, List.of("main"), entry.signedBy()));
      }
    }
    return new AptSources(found);
  }

  /** Returns where {@code from} itself comes from, turned to other suites of the same archive. */
  AptSources derived(String from, List<String> to) {
    return new AptSources(
        release(from).entries().stream()
            .filter(entry -> entry.suites().contains(from))
            .map(e -> new Entry(e.uris(), to, e.components(), e.signedBy()))
            .toList());
  }

  /** Returns all suites that are named, in order. */
  Set<String> suites() {
    Set<String> suites = new LinkedHashSet<>();
    entries.forEach(entry -> suites.addAll(entry.suites()));
    return suites;
  }

  private static void oneLine(String text, List<Entry> entries) {
    for (String line : text.lines().toList()) {
      String plain = line.replaceFirst("#.*", "").strip();
      Matcher matcher = ONE_LINE.matcher(plain);
      if (!matcher.matches()) {
        continue;
      }
      String signedBy = "";
      for (String option : words(Objects.requireNonNullElse(matcher.group(1), ""))) {
        if (option.startsWith("signed-by=")) {
          signedBy = option.substring("signed-by=".length()).replace(',', ' ');
        }
      }
      List<String> words = words(matcher.group(2));
      if (words.size() > 2) {
        add(
            entries,
            words.subList(0, 1),
            words.subList(1, 2),
            words.subList(2, words.size()),
            signedBy);
      }
    }
  }

  private static void deb822(String text, List<Entry> entries) {
    for (String stanza : text.split("\n[ \t]*\n", -1)) {
      Map<String, String> fields = new LinkedHashMap<>();
      String name = "";
      for (String line : stanza.lines().toList()) {
        if (line.startsWith("#")) {
          continue;
        }
        if (line.startsWith(" ") || line.startsWith("\t")) {
          fields.merge(name, "\n" + line.stripTrailing(), String::concat);
          continue;
        }
        int colon = line.indexOf(':');
        if (colon > 0) {
          name = line.substring(0, colon).toLowerCase(Locale.ROOT);
          fields.put(name, line.substring(colon + 1).strip());
        }
      }
      boolean enabled = !fields.getOrDefault("enabled", "yes").equalsIgnoreCase("no");
      if (enabled && words(fields.getOrDefault("types", "")).contains("deb")) {
        add(
            entries,
            words(fields.getOrDefault("uris", "")),
            words(fields.getOrDefault("suites", "")),
            words(fields.getOrDefault("components", "")),
            fields.getOrDefault("signed-by", ""));
      }
    }
  }

  // A disc in a drive is nothing that a build can wait for.
  private static void add(
      List<Entry> entries,
      List<String> uris,
      List<String> suites,
      List<String> components,
      String signedBy) {
    List<String> reachable = uris.stream().filter(uri -> !uri.startsWith("cdrom:")).toList();
    if (!reachable.isEmpty()) {
      entries.add(new Entry(reachable, suites, components, signedBy));
    }
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }
}
