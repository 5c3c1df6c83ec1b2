package org.kbuildsim.kernel;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;

/**
 * Where results of tools are kept.
 *
 * @param directory of the action cache, and of answers to probes
 * @param size how many bytes the action cache may come to; 0 for none
 * @param remote a server's directory that is used as well, or null
 */
public record CacheRequest(Path directory, long size, @Nullable URI remote) {
  private static final long SIZE = 2L << 30;
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,12})([kKMGT]?)");

  /** Returns a cache of the usual size in a directory. */
  public static CacheRequest in(Path directory) {
    return new CacheRequest(directory, SIZE, null);
  }

  /**
   * Returns what a user asks for.
   *
   * @param size {@code 0}, {@code 500M}, {@code 2G}
   * @param remote an http or https address, or null
   * @throws org.kbuildsim.diagnostic.DiagnosticException if one of them is none
   */
  public static CacheRequest parse(Path directory, String size, @Nullable String remote) {
    Matcher number = NUMBER.matcher(size);
    if (!number.matches()) {
      throw Diagnostic.error("`" + size + "` is no size of a cache")
          .help("a number of bytes, with K, M, G or T: -Dkbuild.cacheSize=2G; 0 for no cache")
          .asException();
    }
    int unit = "KMGT".indexOf(number.group(2).toUpperCase(Locale.ROOT)) + 1;
    long bytes = Long.parseLong(number.group(1)) << (number.group(2).isEmpty() ? 0 : 10 * unit);
    return new CacheRequest(directory, bytes, remote == null ? null : address(remote));
  }

  private static URI address(String remote) {
    try {
      URI address = new URI(remote);
      if (remote.matches("https?://.+") && address.getHost() != null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw Diagnostic.error("`" + remote + "` is no address of an HTTP server")
        .help("name a directory on it: -Dkbuild.remoteCache=http://host:8080/kbuild/")
        .asException();
  }
}
