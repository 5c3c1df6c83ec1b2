package org.kbuildsim.toolchain;

import java.io.IOException;

/**
 * Gives a {@link FakeMachine} an apt whose archive is made of directories: unpacking a package
 * copies one.
 *
 * <p>Files steer it: {@code no-web} (there is no rustc-web), {@code old-bindgen}, {@code
 * fail-update}, {@code fail-download}, {@code fail-unpack}, {@code slow}.
 */
final class FakeArchive {
  private FakeArchive() {}

  static void on(FakeMachine machine, String codename) throws IOException {
    machine.file("etc/os-release", "ID=debian\nVERSION_CODENAME=" + codename + "\n");
    machine.file(
        "etc/apt/sources.list", "deb http://mirror.example/debian " + codename + " main\n");
    machine.script("usr/bin/dpkg", "echo amd64\n");
    machine.script("usr/bin/apt-cache", APT_CACHE);
    machine.script("usr/bin/apt-get", APT_GET.replace("ROOT", machine.at("").toString()));
    machine.script("usr/bin/dpkg-deb", DPKG_DEB.replace("ROOT", machine.at("").toString()));
    tools(machine);
  }

  // What is known depends on the suites, and each set of suites has a directory of its own.
  private static final String APT_CACHE =
      """
      case "$*" in
      *apt/trixie-backports/*) echo linux-kbuild-7.3.4+x; echo linux-kbuild-7.30.1+x ;;
      *) echo linux-kbuild-6.12.9+x; echo linux-kbuild-6.12.10+x ;;
      esac
      """;

  private static final String APT_GET =
      """
      PATH=/usr/bin:/bin
      cd_archives() { for w in "$@"; do case $w in Dir::Cache::archives=*) cd "${w#*=}";; esac; done; }
      case " $* " in
      *" update "*)
        [ -e ROOT/slow ] && sleep 1
        echo "update" >> ROOT/started
        if [ -e ROOT/fail-update ]; then
          echo 'W: Failed to fetch http://mirror.example/debian' >&2
          echo 'E: Some index files failed to download' >&2
          exit 100
        fi ;;
      *" --print-uris install bindgen ")
        if [ -e ROOT/old-bindgen ]; then v=0.60.1-2; else v=0.71.1-6; fi
        echo "'http://mirror.example/b.deb' bindgen_${v}_amd64.deb 10 SHA256:0" ;;
      *" --print-uris "*)
        case " $* " in *" rustc-web="*)
          if [ -e ROOT/no-web ]; then
            echo "E: Version '1.85.*' for 'rustc-web' was not found" >&2
            exit 100
          fi ;;
        esac
        echo "'http://mirror.example/t.deb' tools_1%3a1.0_amd64.deb 3000000 SHA256:0"
        echo "'http://mirror.example/l.deb' libc6_2.36_amd64.deb 2000000 SHA256:0"
        case " $* " in *" bindgen "*) echo "'http://x/b.deb' bindgen_0.71.1-6_amd64.deb 10 SHA256:0";; esac ;;
      *" --download-only "*)
        cd_archives "$@"
        head -c 3000000 /dev/zero > tools_1%3a1.0_amd64.deb
        if [ -e ROOT/fail-download ]; then
          echo 'E: Failed to fetch http://mirror.example/l.deb  Connection failed' >&2
          exit 100
        fi
        : > libc6_2.36_amd64.deb
        case " $* " in *" bindgen "*) : > bindgen_0.71.1-6_amd64.deb;; esac ;;
      *" download linux-kbuild-6.12.10+x "*) : > kbuild_6.12.10_amd64.deb ;;
      *" download linux-kbuild-7.3.4+x "*)
        : > kbuild_7.3.4_amd64.deb
        case "$*" in *" libc6") : > libc6_2.41_amd64.deb;; esac
        if [ -e ROOT/fail-download ]; then
          echo 'E: Failed to fetch http://mirror.example/k.deb  Connection failed' >&2
          exit 100
        fi ;;
      *" download "*) : > bindgen_0.71.1-6_amd64.deb; : > libc6_2.41_amd64.deb ;;
      *) echo "E: not understood: $*" >&2; exit 100 ;;
      esac
      """;

  private static final String DPKG_DEB =
      """
      PATH=/usr/bin:/bin
      if [ -e ROOT/fail-unpack ]; then
        echo 'dpkg-deb: error: failed to write: No space left on device' >&2
        exit 2
      fi
      name=${2##*/}
      cp -a "ROOT/payload/${name%%_*}/." "$3"
      """;

  private static void tools(FakeMachine machine) throws IOException {
    machine.rustc("payload/tools/usr/bin/rustc", "1.85.0", "19.1.7");
    machine.llvm("payload/tools/usr/lib/llvm-19/bin", "", "19.1.7");
    machine.file("payload/tools/usr/src/rustc-1.85.0/library/core/src/lib.rs", "");
    machine.file("payload/tools/usr/src/rustc-1.85.0/compiler/big.rs", "");
    machine.file("payload/tools/usr/lib/x86_64-linux-gnu/libz.so.1", "");
    machine.file("payload/tools/usr/lib/x86_64-linux-gnu/libc.so.6", "");
    machine.file("payload/libc6/usr/lib/x86_64-linux-gnu/libc.so.6", "");
    // Stands for the dynamic loader: `ld-linux --library-path DIRS PROGRAM ARGUMENTS`.
    machine.script("payload/libc6/usr/lib64/ld-linux-x86-64.so.2", "shift 2; exec \"$@\"\n");
    machine.bindgen("payload/bindgen/usr/bin/bindgen", "0.71.1", "19.1.7");
    for (String version : new String[] {"6.12.10+x", "7.3.4+x"}) {
      String scripts = "payload/kbuild/usr/lib/linux-kbuild-" + version + "/scripts/";
      for (String tool : new String[] {"basic/fixdep", "kconfig/conf", "mod/modpost.real-lsb-64"}) {
        machine.script(scripts + tool, "exit 0\n");
      }
    }
  }
}
