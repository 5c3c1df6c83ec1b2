package org.kbuildsim.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a result is bound to. */
final class PlacesTest {
  @Test
  void resultThatNamesNoPlaceIsForAll() {
    Places places = Places.of(Path.of("/o"), Path.of("/s"), Path.of("/t"));

    assertThat(places.bound(Set.of())).isEmpty();
    assertThat(places.bound(Set.of("/s"))).containsExactly("/s");
    assertThat(places.bound(Set.of("/o"))).containsExactly("/o", "/s", "/t");
  }

  @Test
  void nameThatCompilersSplitBindsAll() {
    Places places = Places.of(Path.of("/o"), Path.of("/RUST=n/s"), Path.of("/t"));

    assertThat(places.bound(Set.of())).containsExactly("/o", "/RUST=n/s", "/t");
    assertThat(places.bounds()).hasSize(1);
  }
}
