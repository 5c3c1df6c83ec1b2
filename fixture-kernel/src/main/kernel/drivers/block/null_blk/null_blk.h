/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _DRIVERS_BLOCK_NULL_BLK_NULL_BLK_H
#define _DRIVERS_BLOCK_NULL_BLK_NULL_BLK_H

#include <linux/blk-mq.h>
#include <uapi/linux/null_blk.h>

struct nullb {
	struct gendisk *disk;
	struct null_blk_info info;
	sector_t write_pointer;
};

#ifdef CONFIG_BLK_DEV_NULL_BLK_ZONED
int null_init_zoned_dev(struct nullb *nullb);
#else
static inline int null_init_zoned_dev(struct nullb *nullb)
{
	return 0;
}
#endif

#endif /* _DRIVERS_BLOCK_NULL_BLK_NULL_BLK_H */
