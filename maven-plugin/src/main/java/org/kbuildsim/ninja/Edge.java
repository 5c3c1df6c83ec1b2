package org.kbuildsim.ninja;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ninja runs to make files.
 *
 * @param outputs what it makes
 * @param inputs what makes it run again
 * @param before what has to be made before, and does not make it run again
 * @param command for the shell, in one line
 * @param depfile the list of further inputs that the command leaves; null if it leaves none
 * @param description what is shown of it
 */
record Edge(
    List<String> outputs,
    List<String> inputs,
    List<String> before,
    String command,
    @Nullable String depfile,
    String description) {}
