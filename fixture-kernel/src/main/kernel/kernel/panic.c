// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/bug.h>
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/processor.h>

void panic(const char *fmt, ...)
{
	char buf[256];
	va_list args;

	va_start(args, fmt);
	vsnprintf(buf, sizeof(buf), fmt, args);
	va_end(args);

	pr_emerg("Kernel panic - not syncing: %s\n", buf);
	for (;;)
		cpu_relax();
}
EXPORT_SYMBOL(panic);

void __warn(const char *file, int line)
{
	pr_warn("WARNING: at %s:%d\n", file, line);
}
EXPORT_SYMBOL(__warn);
