// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/export.h>
#include <linux/kernel.h>

#define LOG_BUF_LEN 16384

#ifdef CONFIG_PRINTK

static char log_buf[LOG_BUF_LEN];
static unsigned int log_next;

int _printk(const char *fmt, ...)
{
	char line[256];
	va_list args;
	int len, i;

	va_start(args, fmt);
	len = vsnprintf(line, sizeof(line), fmt, args);
	va_end(args);

	for (i = 0; i < len && i < (int)sizeof(line) - 1; i++)
		log_buf[log_next++ % LOG_BUF_LEN] = line[i];
	return len;
}
EXPORT_SYMBOL(_printk);

#endif
