package org.kbuildsim.build;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kbuildsim.diagnostic.Diagnostic;

/**
 * Keeps bytes by name, in the layout of Bazel's HTTP cache: small records of actions under {@code
 * ac/}, contents under {@code cas/} and their own SHA-256.
 *
 * <p>What comes out is what was put in, or nothing: damage is found here.
 */
public interface ActionStore {
  /** The two halves of a store. */
  enum Kind {
    /** Records, under the key of what they tell of; sealed by a hash at their end. */
    AC,
    /** Contents, under their own hash. */
    CAS;

    String directory() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns what is kept under {@code key}. */
  Optional<byte[]> get(Kind kind, String key) throws InterruptedException;

  /**
   * Keeps {@code bytes}.
   *
   * @throws IOException if nothing can be kept any more
   */
  void put(Kind kind, String key, byte[] bytes) throws IOException, InterruptedException;

  /**
   * Opens a store.
   *
   * @param directory the local half; made when something is kept
   * @param limit how many bytes it may come to
   * @param remote an HTTP server's directory for the other half, or null
   * @param warned hears once that the server is given up
   */
  static ActionStore open(
      Path directory, long limit, @Nullable URI remote, Consumer<Diagnostic> warned) {
    ActionStore local = new LocalStore(directory, limit);
    return remote == null ? local : new LayeredStore(local, HttpStore.at(remote, warned));
  }
}
