// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/string.h>

void *memcpy(void *dest, const void *src, size_t count)
{
	char *d = dest;
	const char *s = src;

	while (count--)
		*d++ = *s++;
	return dest;
}
EXPORT_SYMBOL(memcpy);

void *memmove(void *dest, const void *src, size_t count)
{
	char *d = dest;
	const char *s = src;

	if (d <= s)
		return memcpy(dest, src, count);
	while (count--)
		d[count] = s[count];
	return dest;
}
EXPORT_SYMBOL(memmove);

void *memset(void *s, int c, size_t count)
{
	char *p = s;

	while (count--)
		*p++ = c;
	return s;
}
EXPORT_SYMBOL(memset);

int memcmp(const void *a, const void *b, size_t count)
{
	const unsigned char *x = a, *y = b;

	for (; count; count--, x++, y++)
		if (*x != *y)
			return *x - *y;
	return 0;
}
EXPORT_SYMBOL(memcmp);

int bcmp(const void *a, const void *b, size_t count)
{
	return memcmp(a, b, count);
}
EXPORT_SYMBOL(bcmp);

size_t strlen(const char *s)
{
	const char *p = s;

	while (*p)
		p++;
	return p - s;
}
EXPORT_SYMBOL(strlen);

int strcmp(const char *a, const char *b)
{
	while (*a && *a == *b)
		a++, b++;
	return (unsigned char)*a - (unsigned char)*b;
}
EXPORT_SYMBOL(strcmp);

ssize_t strscpy(char *dest, const char *src, size_t count)
{
	size_t len = 0;

	if (!count)
		return -ENOSPC;
	for (; len < count; len++) {
		dest[len] = src[len];
		if (!src[len])
			return len;
	}
	dest[count - 1] = 0;
	return -ENOSPC;
}
EXPORT_SYMBOL(strscpy);
