// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/string.h>

/* Rust code formats by itself: %pA calls back into it. */
char *rust_fmt_argument(char *buf, char *end, const void *ptr);

#ifndef CONFIG_RUST
char *rust_fmt_argument(char *buf, char *end, const void *ptr)
{
	return buf;
}
#endif

static char *put(char *buf, char *end, char c)
{
	if (buf < end)
		*buf = c;
	return buf + 1;
}

static char *put_string(char *buf, char *end, const char *s)
{
	for (s = s ? s : "(null)"; *s; s++)
		buf = put(buf, end, *s);
	return buf;
}

static char *put_number(char *buf, char *end, unsigned long long num, unsigned int base)
{
	char digits[24];
	int len = 0;

	do {
		digits[len++] = "0123456789abcdef"[num % base];
		num /= base;
	} while (num);
	while (len)
		buf = put(buf, end, digits[--len]);
	return buf;
}

int vsnprintf(char *buf, size_t size, const char *fmt, va_list args)
{
	char *str = buf, *end = buf + size;

	for (; *fmt; fmt++) {
		bool is_long = false;

		if (*fmt != '%') {
			str = put(str, end, *fmt);
			continue;
		}
		while (*++fmt == 'l' || *fmt == 'z' || (*fmt >= '0' && *fmt <= '9'))
			is_long |= *fmt == 'l' || *fmt == 'z';
		switch (*fmt) {
		case 'c':
			str = put(str, end, va_arg(args, int));
			break;
		case 's':
			str = put_string(str, end, va_arg(args, const char *));
			break;
		case 'd':
		case 'i': {
			long num = is_long ? va_arg(args, long) : va_arg(args, int);

			if (num < 0)
				str = put(str, end, '-');
			str = put_number(str, end, num < 0 ? -(unsigned long)num : num, 10);
			break;
		}
		case 'u':
		case 'x':
			str = put_number(str, end, is_long ? va_arg(args, unsigned long)
							   : va_arg(args, unsigned int),
					 *fmt == 'u' ? 10 : 16);
			break;
		case 'p':
			if (fmt[1] == 'A') {
				fmt++;
				str = rust_fmt_argument(str, end, va_arg(args, const void *));
			} else {
				str = put_number(str, end, va_arg(args, unsigned long), 16);
			}
			break;
		case 0:
			fmt--;
			break;
		default:
			str = put(str, end, *fmt);
		}
	}
	if (size)
		*(str < end ? str : end - 1) = 0;
	return str - buf;
}
EXPORT_SYMBOL(vsnprintf);

int snprintf(char *buf, size_t size, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(buf, size, fmt, args);
	va_end(args);
	return len;
}
EXPORT_SYMBOL(snprintf);
