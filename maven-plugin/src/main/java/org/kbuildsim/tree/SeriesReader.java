package org.kbuildsim.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.james.mime4j.mboxiterator.CharBufferWrapper;
import org.apache.james.mime4j.mboxiterator.MboxIterator;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;

/**
 * Reads a series from where people keep one: a directory of {@code git format-patch}, a mailbox as
 * {@code b4 am} writes it, one mail, one diff.
 */
public final class SeriesReader {
  private static final int LARGEST_MAIL = 64 << 20;

  // git and b4 write a name for the sender that no mailer would, hence not the iterator's pattern.
  private static final String FROM_LINE = "^From \\S+ +\\S.*\\d{4}$";
  private static final Pattern STARTS_AS_MBOX = Pattern.compile("\\AFrom \\S+ +\\S.*\\d{4}\\r?\\n");
  private static final Pattern STARTS_AS_MAIL = Pattern.compile("\\A[A-Za-z][-A-Za-z0-9]*:[ \\t]");

  private SeriesReader() {}

  /** A mail with the file it was found in. */
  private record Found(MailReader mail, String origin) {}

  /**
   * Reads the series at {@code place}.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException if there is none, a part of it is missing,
   *     or it holds what a patch may not hold
   */
  public static PatchSeries read(Path place) {
    List<Found> mails = new ArrayList<>();
    try {
      if (Files.isDirectory(place)) {
        for (Path file : patchFiles(place)) {
          mails.addAll(mails(file, place.relativize(file).toString()));
        }
      } else {
        mails.addAll(mails(place, place.toString()));
      }
    } catch (IOException e) {
      throw Diagnostic.error(Location.file(place.toString()), "series cannot be read: " + e)
          .help("name a directory of patches, a mailbox or a diff: -Dkbuild.series=…")
          .asException();
    }
    return series(place.toString(), mails);
  }

  /**
   * Reads the mail of one patch.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException as {@link #read}
   */
  public static Patch one(InputStream in) {
    String origin = "standard input";
    try {
      String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      // What git format-patch begins with is no header of a mail.
      String mail = STARTS_AS_MBOX.matcher(text).replaceFirst("");
      MailReader read = MailReader.read(mail.getBytes(StandardCharsets.ISO_8859_1));
      return series(origin, List.of(new Found(read, origin))).patches().get(0);
    } catch (IOException e) {
      throw Diagnostic.error(origin + " cannot be read: " + e).asException();
    }
  }

  /**
   * Reads the mail of one patch in a file.
   *
   * @throws org.kbuildsim.diagnostic.DiagnosticException as {@link #read}
   */
  public static Patch one(Path file) {
    return read(file).patches().get(0);
  }

  private static List<Path> patchFiles(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(file -> file.toString().matches(".*\\.(patch|diff|mbx|mbox|eml)"))
          .sorted(Comparator.comparing(file -> file.getFileName().toString()))
          .toList();
    }
  }

  private static List<Found> mails(Path file, String origin) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<Found> mails = new ArrayList<>();
    if (STARTS_AS_MBOX.matcher(text).find()) {
      try (MboxIterator box =
          MboxIterator.fromFile(file)
              .fromLine(FROM_LINE)
              .maxMessageSize(LARGEST_MAIL)
              .charset(StandardCharsets.ISO_8859_1)
              .build()) {
        for (CharBufferWrapper mail : box) {
          byte[] one = mail.toString().getBytes(StandardCharsets.ISO_8859_1);
          mails.add(new Found(MailReader.read(one), origin));
        }
      }
    } else if (STARTS_AS_MAIL.matcher(text).find()) {
      mails.add(new Found(MailReader.read(bytes), origin));
    } else {
      String diff = diffHasCarriageReturns(text) ? MailReader.unixLines(text) : text;
      String name = String.valueOf(file.getFileName());
      mails.add(new Found(new MailReader(name, "", 1, -1, -1, diff), origin));
    }
    return mails;
  }

  // A diff of a file with such line ends has them in its contents, but not in its own lines.
  private static boolean diffHasCarriageReturns(String text) {
    return text.lines().findFirst().isPresent() && text.contains("\r\n@@ ");
  }

  private static PatchSeries series(String name, List<Found> mails) {
    String cover = "";
    List<Found> patches = new ArrayList<>();
    for (Found found : mails) {
      if (found.mail().hasDiff()) {
        patches.add(found);
      } else if (found.mail().number() == 0) {
        cover = found.mail().subject();
      }
    }
    if (patches.isEmpty()) {
      throw Diagnostic.error(Location.file(name), "no patch in it")
          .note(mails.size() + (mails.size() == 1 ? " mail or file was read" : " mails were read"))
          .help("name a directory of patches, a mailbox or a diff: -Dkbuild.series=…")
          .asException();
    }
    requireOneVersion(name, patches);
    // One mail by itself is meant by itself, whatever it was a part of.
    if (mails.size() > 1 && patches.stream().allMatch(found -> found.mail().number() > 0)) {
      patches.sort(Comparator.comparingInt(found -> found.mail().number()));
      requireAll(name, patches);
    }
    List<Patch> numbered = new ArrayList<>();
    for (Found found : patches) {
      String diff = found.mail().text();
      numbered.add(
          new Patch(
              numbered.size() + 1,
              found.mail().subject(),
              found.mail().author(),
              found.origin(),
              DiffReader.read(diff.getBytes(StandardCharsets.ISO_8859_1), found.origin()),
              diff));
    }
    return new PatchSeries(name, cover, numbered);
  }

  private static void requireOneVersion(String name, List<Found> patches) {
    Set<Integer> versions = new TreeSet<>();
    patches.forEach(found -> versions.add(found.mail().version()));
    if (versions.size() > 1) {
      throw Diagnostic.error(Location.file(name), "several versions of a series: " + versions)
          .help("have b4 am write one of them")
          .asException();
    }
  }

  private static void requireAll(String name, List<Found> patches) {
    int total = patches.get(0).mail().total();
    Set<Integer> missing = new TreeSet<>();
    for (int i = 1; i <= total; i++) {
      missing.add(i);
    }
    for (Found found : patches) {
      if (!missing.remove(found.mail().number())) {
        throw Diagnostic.error(
                Location.file(name), "two patches are " + found.mail().number() + "/" + total)
            .help("keep one series in the mailbox: b4 am writes it so")
            .asException();
      }
    }
    if (!missing.isEmpty()) {
      throw Diagnostic.error(
              Location.file(name), "series is incomplete: of " + total + " missing " + missing)
          .help("have b4 am fetch the whole thread, or name the patches in a directory")
          .asException();
    }
  }
}
