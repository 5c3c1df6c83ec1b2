package org.kbuildsim.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kbuildsim.build.ActionCache;
import org.kbuildsim.build.ActionCacheListener;
import org.kbuildsim.diagnostic.Diagnostic;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;
import org.kbuildsim.tool.ToolInvocation;

/** What is taken from the cache is what the real rustc would have made in that place. */
final class ActionCacheIT {
  @TempDir Path directory;
  private final List<String> events = new ArrayList<>();

  @Test
  void compilerWouldHaveMadeTheSame() throws Exception {
    Path library = Files.createDirectories(directory.toRealPath().resolve("core/src"));
    write(
        library.resolve("lib.rs"),
        """
        #![no_std]
        #![no_core]
        #![feature(no_core, lang_items)]
        #![allow(internal_features)]
        #[lang = "sized"] pub trait Sized {}
        #[lang = "copy"] pub trait Copy {}
        mod m;
        """);
    write(library.resolve("m.rs"), "#[no_mangle] pub fn kept() {}\n");
    Program rustc = new NativeProgram();
    Program cache =
        new ActionCache(
            rustc,
            directory.resolve("cache"),
            "rustc of toolchain a",
            ActionCache.cratesBelow(library),
            listener());

    Map<String, String> first = compile(cache, library, "first");
    Map<String, String> second = compile(cache, library, "a/longer/second");
    Map<String, String> alone = compile(rustc, library, "alone");

    assertThat(events).containsExactly("miss", "stored", "hit");
    assertThat(first)
        .containsOnlyKeys("rust/.core.o.d", "rust/core.o", "rust/libcore.rmeta")
        .isEqualTo(alone);
    assertThat(second).isEqualTo(alone);
  }

  // Long ago, as a toolchain's sources are.
  private static void write(Path file, String text) throws Exception {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
  }

  /** Compiles as rust/Makefile does; returns all files of the object tree {@code name}. */
  private Map<String, String> compile(Program program, Path library, String name) throws Exception {
    Path here = directory.toRealPath().resolve(name);
    Files.createDirectories(here.resolve("rust"));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int status =
        program.run(
            new Invocation(
                List.of(
                    Lab.toolchain("a").rustc().toString(),
                    "--target=aarch64-unknown-none",
                    "--crate-name",
                    "core",
                    "--remap-path-prefix=" + here + "/=",
                    "--emit=dep-info=rust/.core.o.d,obj=rust/core.o",
                    "--emit=metadata=rust/libcore.rmeta",
                    "--edition=2021",
                    "--crate-type=rlib",
                    "-Cpanic=abort",
                    "-g",
                    "--sysroot=/dev/null",
                    "--out-dir",
                    "rust",
                    "-L",
                    "rust",
                    library.resolve("lib.rs").toString()),
                Map.of("PATH", "/usr/bin:/bin", "RUSTC_BOOTSTRAP", "1"),
                here,
                InputStream.nullInputStream(),
                said,
                said));
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(status).isZero();
    Map<String, String> files = new TreeMap<>();
    for (String file : Lab.files(here)) {
      files.put(file, Files.readString(here.resolve(file), StandardCharsets.ISO_8859_1));
    }
    return files;
  }

  private ActionCacheListener listener() {
    return new ActionCacheListener() {
      @Override
      public void hit(ToolInvocation action) {
        events.add("hit");
      }

      @Override
      public void miss(ToolInvocation action) {
        events.add("miss");
      }

      @Override
      public void stored(ToolInvocation action) {
        events.add("stored");
      }

      @Override
      public void unusable(Diagnostic why) {
        events.add(why.message());
      }
    };
  }
}
