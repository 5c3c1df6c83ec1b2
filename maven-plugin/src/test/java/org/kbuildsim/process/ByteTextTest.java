package org.kbuildsim.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ByteTextTest {
  @Test
  void utf8IsReadAsSuch() {
    String text = "a é \uD83D\uDC27 z";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(ByteText.of(bytes)).isEqualTo(text);
    assertThat(ByteText.bytes(text)).isEqualTo(bytes);
    assertThat(ByteText.hasStrayBytes(text)).isFalse();
  }

  @Test
  void otherBytesStandForThemselves() {
    byte[] bytes = {'a', (byte) 0xE9, 'b', (byte) 0xC3};

    String text = ByteText.of(bytes);

    assertThat(text).isEqualTo("a\uDCE9b\uDCC3");
    assertThat(ByteText.hasStrayBytes(text)).isTrue();
    assertThat(ByteText.bytes(text)).isEqualTo(bytes);
  }

  @Test
  void anyBytesComeBack() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(12)];
      random.nextBytes(bytes);

      assertThat(ByteText.bytes(ByteText.of(bytes))).isEqualTo(bytes);
    }
  }
}
