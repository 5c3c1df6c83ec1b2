package org.kbuildsim.build;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.diagnostic.Location;

/**
 * The store on a server that answers GET and PUT of files: a web server with WebDAV, or any remote
 * cache for Bazel's HTTP protocol.
 *
 * <p>A server that fails, is late or gives other bytes than it got is given up for the rest of the
 * JVM's life, with one warning: builds go on without it. One that refuses to be written (401, 403,
 * 405) is still read.
 */
final class HttpStore implements ActionStore {
  private static final Duration TIME_TO_CONNECT = Duration.ofSeconds(3);

  /** For a whole answer: the client's own limit ends with the headers. */
  private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(10);

  private static final Map<URI, HttpStore> ALL = new ConcurrentHashMap<>();

  private final URI base;
  private final Duration timeToAnswer;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(TIME_TO_CONNECT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private volatile boolean usable = true;
  private volatile boolean writable = true;
  private volatile Consumer<Diagnostic> warned;

  HttpStore(URI base, Duration timeToAnswer, Consumer<Diagnostic> warned) {
    this.base = base;
    this.timeToAnswer = timeToAnswer;
    this.warned = warned;
  }

  /** Returns the one of {@code base}. */
  static HttpStore at(URI base, Consumer<Diagnostic> warned) {
    URI directory = URI.create(base.toString().replaceFirst("/*$", "/"));
    HttpStore store =
        ALL.computeIfAbsent(directory, uri -> new HttpStore(uri, TIME_TO_ANSWER, warned));
    store.warned = warned;
    return store;
  }

  @Override
  public Optional<byte[]> get(Kind kind, String key) throws InterruptedException {
    if (!usable) {
      return Optional.empty();
    }
    try {
      HttpResponse<byte[]> answer = send(request(kind, key).GET().build());
      if (answer.statusCode() == 404) {
        return Optional.empty();
      }
      if (answer.statusCode() != 200) {
        giveUp("answered " + answer.statusCode());
        return Optional.empty();
      }
      Optional<byte[]> bytes = Sealed.checked(kind, key, answer.body());
      if (bytes.isEmpty()) {
        giveUp("gave other content than `" + kind.directory() + "/" + key + "` names");
      }
      return bytes;
    } catch (IOException e) {
      giveUp(reason(e));
      return Optional.empty();
    }
  }

  @Override
  public void put(Kind kind, String key, byte[] bytes) throws InterruptedException {
    if (!usable || !writable) {
      return;
    }
    try {
      byte[] stored = Sealed.stored(kind, bytes);
      int status =
          send(request(kind, key).PUT(HttpRequest.BodyPublishers.ofByteArray(stored)).build())
              .statusCode();
      if (status == 401 || status == 403 || status == 405) {
        writable = false;
      } else if (status >= 300) {
        giveUp("answered " + status + " to a PUT");
      }
    } catch (IOException e) {
      giveUp(reason(e));
    }
  }

  private HttpRequest.Builder request(Kind kind, String key) {
    return HttpRequest.newBuilder(base.resolve(kind.directory() + "/" + key));
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
    Future<HttpResponse<byte[]>> answer = client.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return answer.get(timeToAnswer.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + timeToAnswer.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } finally {
      answer.cancel(true);
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private synchronized void giveUp(String why) {
    if (usable) {
      usable = false;
      warned.accept(
          Diagnostic.warning(
                  Location.file(base.toString()), "remote cache is not used any more: " + why)
              .help(
                  "builds go on without it; look after the server, or leave out kbuild.remoteCache"));
    }
  }
}
