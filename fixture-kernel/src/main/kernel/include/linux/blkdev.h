/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_BLKDEV_H
#define _LINUX_BLKDEV_H

#include <linux/types.h>

#define SECTOR_SHIFT	9
#define SECTOR_SIZE	(1 << SECTOR_SHIFT)

struct request_queue {
	void *queuedata;
	unsigned int logical_block_size;
};

struct gendisk {
	int major;
	char disk_name[32];
	struct request_queue *queue;
	sector_t capacity;
	void *private_data;
};

struct gendisk *__blk_alloc_disk(unsigned int logical_block_size);
void put_disk(struct gendisk *disk);

static inline void set_capacity(struct gendisk *disk, sector_t size)
{
	disk->capacity = size;
}

static inline sector_t get_capacity(struct gendisk *disk)
{
	return disk->capacity;
}

#endif /* _LINUX_BLKDEV_H */
