// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/blkdev.h>
#include <linux/err.h>
#include <linux/export.h>
#include <linux/slab.h>

struct gendisk *__blk_alloc_disk(unsigned int logical_block_size)
{
	struct gendisk *disk = kzalloc(sizeof(*disk) + sizeof(*disk->queue), GFP_KERNEL);

	if (!disk)
		return ERR_PTR(-ENOMEM);
	disk->queue = (struct request_queue *)(disk + 1);
	disk->queue->logical_block_size = logical_block_size;
	return disk;
}
EXPORT_SYMBOL(__blk_alloc_disk);

void put_disk(struct gendisk *disk)
{
	kfree(disk);
}
EXPORT_SYMBOL(put_disk);
