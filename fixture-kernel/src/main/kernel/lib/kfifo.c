// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/errno.h>
#include <linux/export.h>
#include <linux/kfifo.h>

int __kfifo_init(struct __kfifo *fifo, void *buffer, unsigned int size)
{
	if (!size || (size & (size - 1)))
		return -EINVAL;
	fifo->in = fifo->out = 0;
	fifo->mask = size - 1;
	fifo->data = buffer;
	return 0;
}
EXPORT_SYMBOL(__kfifo_init);

unsigned int __kfifo_in(struct __kfifo *fifo, const void *buf, unsigned int len)
{
	const unsigned char *from = buf;
	unsigned int i;

	len = min(len, fifo->mask + 1 - kfifo_len(fifo));
	for (i = 0; i < len; i++)
		fifo->data[fifo->in++ & fifo->mask] = from[i];
	return len;
}
EXPORT_SYMBOL(__kfifo_in);

unsigned int __kfifo_out(struct __kfifo *fifo, void *buf, unsigned int len)
{
	unsigned char *to = buf;
	unsigned int i;

	len = min(len, kfifo_len(fifo));
	for (i = 0; i < len; i++)
		to[i] = fifo->data[fifo->out++ & fifo->mask];
	return len;
}
EXPORT_SYMBOL(__kfifo_out);
