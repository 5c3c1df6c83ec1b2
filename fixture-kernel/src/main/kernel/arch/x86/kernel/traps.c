// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
/* Where warnings arrive */

#include <linux/bug.h>
#include <linux/static_call.h>

void __WARN_trap(const char *file, int line)
{
	__warn(file, line);
}

DEFINE_STATIC_CALL(WARN_trap, __WARN_trap);
EXPORT_STATIC_CALL_TRAMP(WARN_trap);
