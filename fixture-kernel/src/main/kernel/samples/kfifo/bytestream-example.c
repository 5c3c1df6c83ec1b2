// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
/* A queue of bytes: put some in, take some out */

#include <linux/errno.h>
#include <linux/kfifo.h>
#include <linux/module.h>

#define FIFO_SIZE 32

static unsigned char buffer[FIFO_SIZE];
static struct __kfifo test;

static int __init example_init(void)
{
	char out[6] = "";
	int err = __kfifo_init(&test, buffer, sizeof(buffer));

	if (err)
		return err;
	__kfifo_in(&test, "hello", 5);
	if (__kfifo_out(&test, out, 5) != 5)
		return -EIO;
	pr_info("fifo: took %s, %u left\n", out, kfifo_len(&test));
	return 0;
}
module_init(example_init);

static void __exit example_exit(void)
{
}
module_exit(example_exit);

MODULE_AUTHOR("Kbuild simulator");
MODULE_DESCRIPTION("Example of a queue of bytes");
MODULE_LICENSE("GPL");
