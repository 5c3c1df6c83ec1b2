package org.kbuildsim.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AptSourcesTest {
  @TempDir private Path root;

  private AptSources read(String file, String text) throws IOException {
    FakeMachine machine = new FakeMachine(root);
    machine.file("etc/apt/" + file, text);
    return AptSources.read(machine.machine());
  }

  @Test
  void oneLineFormatIsRead() throws IOException {
    AptSources sources =
        read(
            "sources.list",
            """
            # deb http://old.example/debian bookworm main
            deb http://mirror.example/debian bookworm main contrib # a mirror
            deb-src http://mirror.example/debian bookworm main
            deb [arch=amd64 signed-by=/a.gpg,/b.gpg trusted=yes] http://sec.example/ bookworm-security main
            deb cdrom:[Debian_12]/ bookworm main
            deb http://flat.example/ ./
            """);

    assertThat(sources.release("bookworm").entries())
        .containsExactly(
            new AptSources.Entry(
                List.of("http://mirror.example/debian"), List.of("bookworm"), List.of("main"), ""),
            new AptSources.Entry(
                List.of("http://sec.example/"),
                List.of("bookworm-security"),
                List.of("main"),
                "/a.gpg /b.gpg"));
  }

  @Test
  void deb822FormatIsRead() throws IOException {
    AptSources sources =
        read(
            "sources.list.d/debian.sources",
            """
            Types: deb deb-src
            # the mirror next door
            URIs: http://one.example/debian
             http://two.example/debian
            Suites: bookworm bookworm-updates bookworm-backports
            Components: main non-free
            Trusted: yes
            Signed-By:
             -----BEGIN PGP PUBLIC KEY BLOCK-----
             .
             abc

            Types: deb
            Enabled: no
            URIs: http://off.example/debian
            Suites: bookworm
            Components: main
            """);

    AptSources release = sources.release("bookworm");
    assertThat(release.suites()).containsExactly("bookworm", "bookworm-updates");
    assertThat(release.entries()).hasSize(1);
    assertThat(release.entries().get(0).stanza("amd64"))
        .isEqualTo(
            """
            Types: deb
            URIs: http://one.example/debian http://two.example/debian
            Suites: bookworm bookworm-updates
            Components: main
            Architectures: amd64
            Targets: Packages
            Signed-By:\s
             -----BEGIN PGP PUBLIC KEY BLOCK-----
             .
             abc

            """);
  }

  @Test
  void anotherReleaseIsTakenFromTheSamePlaceButNotFromTheSecurityArchive() throws IOException {
    AptSources sources =
        read(
            "sources.list",
            """
            deb [signed-by=/k.gpg] http://mirror.example/debian bookworm main
            deb http://sec.example/ bookworm-security main
            """);

    assertThat(sources.derived("bookworm", List.of("trixie", "trixie-backports")).entries())
        .containsExactly(
            new AptSources.Entry(
                List.of("http://mirror.example/debian"),
                List.of("trixie", "trixie-backports"),
                List.of("main"),
                "/k.gpg"));
  }

  @Test
  void machineWithoutSourcesHasNone() throws IOException {
    assertThat(AptSources.read(new FakeMachine(root).machine()).entries()).isEmpty();
  }
}
