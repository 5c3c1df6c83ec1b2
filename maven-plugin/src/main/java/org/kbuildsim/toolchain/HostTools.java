package org.kbuildsim.toolchain;

import java.nio.file.Path;

/**
 * kbuild's own host programs as a distribution built them.
 *
 * @param directory the value for {@code KBUILD_HOSTTOOLS}: holds {@code scripts/basic/fixdep},
 *     {@code scripts/mod/modpost} and {@code scripts/kconfig/conf}
 * @param version the kernel version they were built from
 */
public record HostTools(Path directory, Version version) {}
