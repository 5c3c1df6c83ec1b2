package org.kbuildsim.build;

import org.kbuildsim.make.MakeVersion;

/** What {@code --version} and {@code --help} say. */
final class Usage {
  private Usage() {}

  /** Begins as GNU make's does: scripts look at it to learn whether they have one. */
  static String version(MakeVersion version) {
    return """
        GNU Make %1$s
        Built for java (kbuild simulator: evaluates the language of GNU make %1$s, is not GNU make)
        """
        .formatted(version.number());
  }

  static String text(String program) {
    return "Usage: "
        + program
        + " [options] [target] ...\n"
        + """
        Options:
          -b, -m                      Ignored for compatibility.
          -B, --always-make           Unconditionally make all targets.
          -C DIR, --directory=DIR     Change to DIR before doing anything.
          -e, --environment-overrides Environment variables override makefiles.
          --eval=TEXT                 Evaluate TEXT before any makefile.
          -f FILE, --file=FILE        Read FILE as a makefile.
          -h, --help                  Print this and exit.
          -i, --ignore-errors         Ignore errors from recipes.
          -I DIR, --include-dir=DIR   Search DIR for included makefiles.
          -j [N], --jobs[=N]          Allow N jobs at once; without N, any number.
          -k, --keep-going            Keep going when some targets cannot be made.
          -n, --dry-run               Print recipes, do not run them.
          -o FILE, --old-file=FILE    Consider FILE very old, do not remake it.
          -p, --print-data-base       Print variables and rules.
          -q, --question              Run nothing; the status says if up to date.
          -r, --no-builtin-rules      Have no rules built in.
          -R, --no-builtin-variables  Have no variables built in.
          -s, --silent                Do not show recipes.
          -S, --no-keep-going         Turn off -k.
          -t, --touch                 Touch targets in place of remaking them.
          --trace                     Say why each recipe is run.
          -v, --version               Print the version and exit.
          -w, --print-directory       Say which directory is entered and left.
          --no-print-directory        Turn off -w.
          -W FILE, --new-file=FILE    Consider FILE very new.
          --warn-undefined-variables  Warn of references to undefined variables.
        """;
  }
}
