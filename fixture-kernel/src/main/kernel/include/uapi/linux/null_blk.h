/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _UAPI_LINUX_NULL_BLK_H
#define _UAPI_LINUX_NULL_BLK_H

/* What user space is told about a null block device. */

#include <linux/types.h>

#define NULL_BLK_NAME_LEN	32

struct null_blk_info {
	__u64 capacity;
	__u32 block_size;
	__u32 flags;
	__u8 name[NULL_BLK_NAME_LEN];
};

#define NULL_BLK_F_ZONED	(1U << 0)
#define NULL_BLK_F_MEMORY	(1U << 1)

#endif /* _UAPI_LINUX_NULL_BLK_H */
