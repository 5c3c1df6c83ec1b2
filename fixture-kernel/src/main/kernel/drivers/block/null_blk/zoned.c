// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
/* The zones of a null block device */

#include <linux/errno.h>
#include "null_blk.h"

#define ZONE_SECTORS (1 << 8)

int null_init_zoned_dev(struct nullb *nullb)
{
	if (get_capacity(nullb->disk) % ZONE_SECTORS)
		return -EINVAL;
	nullb->write_pointer = 0;
	nullb->info.flags |= NULL_BLK_F_ZONED;
	return 0;
}
