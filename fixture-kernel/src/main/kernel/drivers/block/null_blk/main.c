// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
/* A disk that takes everything and gives nothing back */

#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/err.h>
#include <linux/module.h>
#include <linux/string.h>
#include "null_blk.h"

static struct nullb nullb;

static int __init null_init(void)
{
	int err;

	nullb.disk = __blk_alloc_disk(SECTOR_SIZE);
	if (IS_ERR(nullb.disk))
		return PTR_ERR(nullb.disk);

	set_capacity(nullb.disk, 1 << 11);
	strscpy(nullb.disk->disk_name, "nullb0", sizeof(nullb.disk->disk_name));
	nullb.info.capacity = get_capacity(nullb.disk);
	nullb.info.block_size = SECTOR_SIZE;

	err = null_init_zoned_dev(&nullb);
	if (err) {
		put_disk(nullb.disk);
		return err;
	}
	pr_info("module loaded\n");
	return 0;
}
module_init(null_init);

static void __exit null_exit(void)
{
	put_disk(nullb.disk);
}
module_exit(null_exit);

MODULE_AUTHOR("Kbuild simulator");
MODULE_DESCRIPTION("Null test block driver");
MODULE_LICENSE("GPL");
