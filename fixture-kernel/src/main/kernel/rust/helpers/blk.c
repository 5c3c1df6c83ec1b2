// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

#include <linux/blk-mq.h>

__rust_helper void *rust_helper_blk_mq_rq_to_pdu(struct request *rq)
{
	return blk_mq_rq_to_pdu(rq);
}

__rust_helper struct request *rust_helper_blk_mq_rq_from_pdu(void *pdu)
{
	return blk_mq_rq_from_pdu(pdu);
}

__rust_helper void
rust_helper_set_capacity(struct gendisk *disk, sector_t size)
{
	set_capacity(disk, size);
}

__rust_helper sector_t rust_helper_get_capacity(struct gendisk *disk)
{
	return get_capacity(disk);
}
