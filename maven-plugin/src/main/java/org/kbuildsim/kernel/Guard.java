package org.kbuildsim.kernel;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.kbuildsim.process.NativeProgram;
import org.kbuildsim.process.Program;
import org.kbuildsim.process.Reach;

/**
 * What keeps the makefiles of somebody else from doing harm.
 *
 * @param door gets what runs programs that are not Java, the caches before it, and returns what is
 *     to be asked instead
 * @param processes starts the processes that are left
 * @param reach the files that may be used
 */
public record Guard(UnaryOperator<Program> door, Program processes, Reach reach) {
  /** For a tree that its user trusts. */
  public static final Guard NONE =
      new Guard(UnaryOperator.identity(), new NativeProgram(), Reach.EVERYWHERE);

  // What changes a build on purpose. Anything else, keys among it, is nobody's business.
  private static final Pattern KNOWN =
      Pattern.compile(
          "PATH|LANG|LANGUAGE|LC_\\w+|TZ|TERM|USER|LOGNAME|SOURCE_DATE_EPOCH|RUSTUP_\\w+|KBUILD_\\w+|KCONFIG_\\w+"
              + "|K(A|C|CPP|RUST)FLAGS|LDFLAGS_\\w+");

  /** Returns whether a variable of the environment is shown to makefiles that are not trusted. */
  public static boolean shows(String name) {
    return KNOWN.matcher(name).matches();
  }

  /** Returns what of {@code environment} makefiles are shown. */
  Map<String, String> visible(Map<String, String> environment) {
    Map<String, String> visible = new TreeMap<>(environment);
    if (reach != Reach.EVERYWHERE) {
      visible.keySet().removeIf(name -> !shows(name));
      visible.put("HOME", "/nonexistent");
      // What rustup installed is found from there.
      visible.putIfAbsent("RUSTUP_HOME", environment.get("HOME") + "/.rustup");
    }
    return visible;
  }
}
