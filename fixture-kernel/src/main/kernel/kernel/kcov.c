// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/export.h>

void notrace __sanitizer_cov_trace_pc(void);

/* Called by every basic block of instrumented code */
void notrace __sanitizer_cov_trace_pc(void)
{
}
EXPORT_SYMBOL(__sanitizer_cov_trace_pc);
