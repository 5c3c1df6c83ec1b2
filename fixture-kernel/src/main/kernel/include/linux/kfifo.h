/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_KFIFO_H
#define _LINUX_KFIFO_H

#include <linux/minmax.h>
#include <linux/string.h>
#include <linux/types.h>

/* A queue of bytes; its size is a power of two. */
struct __kfifo {
	unsigned int in;
	unsigned int out;
	unsigned int mask;
	unsigned char *data;
};

int __kfifo_init(struct __kfifo *fifo, void *buffer, unsigned int size);
unsigned int __kfifo_in(struct __kfifo *fifo, const void *buf, unsigned int len);
unsigned int __kfifo_out(struct __kfifo *fifo, void *buf, unsigned int len);

static inline unsigned int kfifo_len(const struct __kfifo *fifo)
{
	return fifo->in - fifo->out;
}

#endif /* _LINUX_KFIFO_H */
