package org.kbuildsim.kernel;

/**
 * What a tool said that was asked about a file.
 *
 * @param errors what it wrote to standard error, or why it could not be run
 */
record ToolOutput(int status, String text, String errors) {}
