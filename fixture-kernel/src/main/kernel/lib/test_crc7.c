// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/crc7.h>
#include <linux/kernel.h>
#include <linux/module.h>

/* of the text "123456789" */
#define CRC7_CHECK 0xea

static int __init test_crc7_init(void)
{
	static const u8 text[] __initconst = "123456789";
	u8 crc = crc7_be(0, text, sizeof(text) - 1);

	if (crc != CRC7_CHECK) {
		pr_err("the checksum is %x instead of %x\n", crc, CRC7_CHECK);
		return -EINVAL;
	}
	return 0;
}
module_init(test_crc7_init);

static void __exit test_crc7_exit(void)
{
}
module_exit(test_crc7_exit);

MODULE_DESCRIPTION("A test of the CRC7 functions");
MODULE_LICENSE("GPL");
