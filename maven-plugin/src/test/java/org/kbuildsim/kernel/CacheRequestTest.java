package org.kbuildsim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kbuildsim.diagnostic.DiagnosticException;

final class CacheRequestTest {
  private static final Path DIRECTORY = Path.of("/cache");

  @ParameterizedTest
  @CsvSource({"0, 0", "17, 17", "3k, 3072", "500M, 524288000", "2G, 2147483648"})
  void sizeIsANumberWithAUnit(String text, long bytes) {
    assertThat(CacheRequest.parse(DIRECTORY, text, null).size()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2 G", "-1", "G", "2GB", "1.5G", "99999999999999"})
  void otherSizesAreRefused(String text) {
    assertThatThrownBy(() -> CacheRequest.parse(DIRECTORY, text, null))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("is no size of a cache");
  }

  @Test
  void serverIsAnAddress() {
    assertThat(CacheRequest.parse(DIRECTORY, "0", "http://host:8080/kbuild/").remote())
        .isEqualTo(URI.create("http://host:8080/kbuild/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host:8080", "/srv/cache", "ftp://host/", "http:///x", "http://a b/"})
  void otherAddressesAreRefused(String text) {
    assertThatThrownBy(() -> CacheRequest.parse(DIRECTORY, "0", text))
        .isInstanceOf(DiagnosticException.class)
        .hasMessageContaining("is no address of an HTTP server");
  }
}
