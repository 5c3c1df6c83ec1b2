package org.kbuildsim.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Debian's nginx with its WebDAV module, on a port of this machine, keeping files in a directory.
 */
final class Nginx implements AutoCloseable {
  private final Process process;
  private final Path root;
  private final int port;

  private Nginx(Process process, Path root, int port) {
    this.process = process;
    this.root = root;
    this.port = port;
  }

  static Nginx start(Path directory) throws IOException, InterruptedException {
    Path packages =
        Lab.toolchains()
            .unpacked("nginx", List.of("nginx", "libpcre2-8-0", "libssl3", "libcrypt1", "zlib1g"))
            .resolve("root");
    Path root = Files.createDirectories(directory.resolve("files"));
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path configuration =
        Files.writeString(
            directory.resolve("nginx.conf"),
            """
            daemon off;
            master_process off;
            pid %1$s/pid;
            error_log %1$s/error.log;
            events {}
            http {
              access_log off;
              client_body_temp_path %1$s/body;
              proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi;
              uwsgi_temp_path %1$s/uwsgi;
              scgi_temp_path %1$s/scgi;
              server {
                listen 127.0.0.1:%2$d;
                root %3$s;
                client_max_body_size 1g;
                location / {
                  dav_methods PUT;
                  create_full_put_path on;
                }
              }
            }
            """
                .formatted(directory, port, root));
    ProcessBuilder builder =
        new ProcessBuilder(
                packages.resolve("usr/sbin/nginx").toString(),
                "-p",
                directory + "/",
                "-e",
                directory.resolve("error.log").toString(),
                "-c",
                configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("out.log").toFile());
    String libraries = "usr/lib/x86_64-linux-gnu";
    builder
        .environment()
        .put(
            "LD_LIBRARY_PATH",
            packages.resolve(libraries) + ":" + packages.resolve("lib/x86_64-linux-gnu"));
    Nginx nginx = new Nginx(builder.start(), root, port);
    nginx.await(directory);
    return nginx;
  }

  private void await(Path directory) throws IOException, InterruptedException {
    while (process.isAlive()) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException notYet) {
        Thread.sleep(20);
      }
    }
    throw new AssertionError("nginx: " + Files.readString(directory.resolve("out.log")));
  }

  URI directory(String name) {
    return URI.create("http://127.0.0.1:" + port + "/" + name + "/");
  }

  /** Returns how many files lie in a directory. */
  long files(String name) throws IOException {
    try (Stream<Path> all = Files.walk(root.resolve(name))) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
