package org.kbuildsim.kconfig;

import java.io.IOException;
import org.kbuildsim.process.Invocation;
import org.kbuildsim.process.Program;
import org.kbuildsim.process.Reach;

/**
 * The kernel's {@code scripts/kconfig/conf} in Java: same arguments, environment, files, messages,
 * exit codes.
 *
 * <p>Safe for use by several threads; runs share nothing but the cache of probes.
 */
public final class Conf implements Program {
  private final KconfigVersion version;
  private final Program shell;
  private final ProbeCache probes;
  private final ConfListener listener;
  private final Reach reach;

  /**
   * Creates a {@code conf}.
   *
   * @param version which kernel's conf to be
   * @param shell runs the commands of {@code $(shell,…)}
   * @param probes what such commands gave before; filled by runs
   * @param listener hears of each run's result, on the thread that called {@link #run}
   */
  public Conf(KconfigVersion version, Program shell, ProbeCache probes, ConfListener listener) {
    this(version, shell, probes, listener, Reach.EVERYWHERE);
  }

  /** Creates the same, whose Kconfig files may use the files of {@code reach} and no others. */
  public Conf(
      KconfigVersion version,
      Program shell,
      ProbeCache probes,
      ConfListener listener,
      Reach reach) {
    this.version = version;
    this.shell = shell;
    this.probes = probes;
    this.listener = listener;
    this.reach = reach;
  }

  /** Creates a {@code conf} of 6.12 that nobody listens to. */
  public Conf(Program shell, ProbeCache probes) {
    this(KconfigVersion.V6_12, shell, probes, (configuration, diagnostics) -> {});
  }

  @Override
  public int run(Invocation invocation) throws IOException, InterruptedException {
    ConfRun run = new ConfRun(version, shell, probes, invocation, reach);
    int status = DeepStack.call(run::run, run::tooDeep);
    Configuration configuration = run.configuration();
    if (status == 0 && configuration != null) {
      listener.configured(configuration, run.diagnostics());
    } else if (status != 0) {
      listener.failed(run.diagnostics());
    }
    return status;
  }
}
