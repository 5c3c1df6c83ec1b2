/** What people and their tools read: tables and lines for a console. */
@NullMarked
package org.kbuildsim.report;

import org.jspecify.annotations.NullMarked;
