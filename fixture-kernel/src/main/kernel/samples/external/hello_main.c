// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>
#include "hello.h"

static int __init hello_init(void)
{
	pr_info("%s\n", hello_text());
	return 0;
}
module_init(hello_init);

static void __exit hello_exit(void)
{
}
module_exit(hello_exit);

MODULE_DESCRIPTION("A module of its own, in C");
MODULE_LICENSE("GPL");
