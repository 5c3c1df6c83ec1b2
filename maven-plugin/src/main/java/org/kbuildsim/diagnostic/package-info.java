/** Source text, spans, diagnostics as values, and the one renderer that turns them into lines. */
@NullMarked
package org.kbuildsim.diagnostic;

import org.jspecify.annotations.NullMarked;
