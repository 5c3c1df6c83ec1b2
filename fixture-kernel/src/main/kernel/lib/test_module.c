// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/init.h>
#include <linux/module.h>
#include <linux/printk.h>

static int __init test_module_init(void)
{
	pr_warn("Hello, world\n");
	return 0;
}
module_init(test_module_init);

static void __exit test_module_exit(void)
{
	pr_warn("Goodbye\n");
}
module_exit(test_module_exit);

MODULE_AUTHOR("Kbuild simulator");
MODULE_DESCRIPTION("A module that says hello");
MODULE_LICENSE("GPL");
