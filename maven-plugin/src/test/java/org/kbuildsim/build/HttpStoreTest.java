package org.kbuildsim.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kbuildsim.build.ActionStore.Kind;

/** A server that keeps files, and one that does everything wrong that a server can. */
@Timeout(60) // against a server that is waited for
final class HttpStoreTest {
  private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);
  private static final String NAME = HexFormat.of().formatHex(Digests.sha256().digest(CONTENT));
  private static final String KEY = "ab".repeat(32);

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<String> warnings = new ArrayList<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private Answer get = this::giveFile;
  private Answer put = this::takeFile;

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          (exchange.getRequestMethod().equals("PUT") ? put : get).to(exchange);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void giveFile(HttpExchange exchange) throws IOException {
    byte[] bytes = files.get(exchange.getRequestURI().getPath());
    if (bytes == null) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private void takeFile(HttpExchange exchange) throws IOException {
    files.put(exchange.getRequestURI().getPath(), exchange.getRequestBody().readAllBytes());
    exchange.sendResponseHeaders(201, -1);
  }

  private void hang(HttpExchange exchange) throws IOException {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Answer status(int status) {
    return exchange -> {
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(status, -1);
    };
  }

  private static Answer bytes(byte[] bytes, int announced) {
    return exchange -> {
      exchange.sendResponseHeaders(200, announced);
      exchange.getResponseBody().write(bytes);
      exchange.getResponseBody().flush();
    };
  }

  private HttpStore store() {
    return store(Duration.ofSeconds(30));
  }

  private HttpStore store(Duration timeToAnswer) {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/kbuild/");
    return new HttpStore(base, timeToAnswer, warning -> warnings.add(warning.message()));
  }

  @Test
  void filesLieWhereBazelsProtocolHasThem() throws Exception {
    HttpStore store = store();
    assertThat(store.get(Kind.AC, KEY)).isEmpty();
    store.put(Kind.AC, KEY, CONTENT);
    store.put(Kind.CAS, NAME, CONTENT);

    assertThat(store.get(Kind.AC, KEY)).contains(CONTENT);
    assertThat(store.get(Kind.CAS, NAME)).contains(CONTENT);
    assertThat(files).containsOnlyKeys("/kbuild/ac/" + KEY, "/kbuild/cas/" + NAME);
    assertThat(files.get("/kbuild/cas/" + NAME)).isEqualTo(CONTENT);
    assertThat(warnings).isEmpty();
  }

  private static byte[] torn() {
    byte[] sealed = Sealed.seal(CONTENT);
    return Arrays.copyOf(sealed, sealed.length - 1);
  }

  /** Each fault gives nothing, one warning, and no further request. */
  @Test
  void faultyServerIsGivenUpWithOneWarning() throws Exception {
    byte[] other = "another content".getBytes(StandardCharsets.UTF_8);
    byte[] page = "<html>not found</html>".getBytes(StandardCharsets.UTF_8);
    Map<String, Answer> faults =
        Map.of(
            "fails", status(500),
            "truncates", bytes(new byte[] {1, 2}, 100),
            "truncates and does not say so", bytes(torn(), torn().length),
            "lies", bytes(other, other.length),
            "gives a page", bytes(page, page.length));
    for (Map.Entry<String, Answer> fault : faults.entrySet()) {
      for (Kind kind : Kind.values()) {
        givesUp(fault.getKey() + ", " + kind, fault.getValue(), kind, store());

        assertThat(requests).as(fault.getKey() + ", " + kind).hasValue(1);
        assertThat(warnings).singleElement().asString().doesNotContain("no answer within");
      }
    }
  }

  // Not by requests counted: on a busy machine the client may be gone before its own has left.
  @Test
  void lateServerIsGivenUpWithOneWarning() throws Exception {
    Map<String, Answer> faults =
        Map.of(
            "hangs",
            this::hang,
            "hangs in the midst",
            exchange -> {
              bytes(new byte[] {1}, 100).to(exchange);
              hang(exchange);
            });
    for (Map.Entry<String, Answer> fault : faults.entrySet()) {
      for (Kind kind : Kind.values()) {
        HttpStore impatient = store(Duration.ofMillis(500));

        givesUp(fault.getKey() + ", " + kind, fault.getValue(), kind, impatient);

        assertThat(warnings).singleElement().asString().endsWith("no answer within 500 ms");
      }
    }
  }

  private void givesUp(String fault, Answer answer, Kind kind, HttpStore store) throws Exception {
    get = answer;
    warnings.clear();
    requests.set(0);

    String key = kind == Kind.AC ? KEY : NAME;
    assertThat(store.get(kind, key)).as(fault).isEmpty();
    get = this::giveFile;
    files.put("/kbuild/" + kind.directory() + "/" + key, Sealed.stored(kind, CONTENT));
    assertThat(store.get(kind, key)).as(fault + ", then mended").isEmpty();
    store.put(Kind.CAS, NAME, CONTENT);

    assertThat(warnings)
        .as(fault)
        .singleElement()
        .asString()
        .startsWith("remote cache is not used any more: ");
  }

  @Test
  void serverThatCannotBeReachedIsGivenUp() throws Exception {
    HttpStore store = store();
    server.stop(0);

    assertThat(store.get(Kind.AC, KEY)).isEmpty();
    assertThat(warnings).hasSize(1);
  }

  @Test
  void serverThatTakesNothingIsStillRead() throws Exception {
    files.put("/kbuild/cas/" + NAME, CONTENT);
    put = status(403);
    HttpStore store = store();
    store.put(Kind.AC, KEY, CONTENT);
    store.put(Kind.AC, KEY, CONTENT);

    assertThat(store.get(Kind.CAS, NAME)).contains(CONTENT);
    assertThat(requests).hasValue(2);
    assertThat(warnings).isEmpty();
  }

  @Test
  void serverWithoutRoomIsGivenUp() throws Exception {
    put = status(507);
    HttpStore store = store();
    store.put(Kind.AC, KEY, CONTENT);

    assertThat(warnings).singleElement().asString().contains("answered 507 to a PUT");
  }
}
