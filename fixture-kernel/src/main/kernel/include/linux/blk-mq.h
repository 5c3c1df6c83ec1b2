/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_BLK_MQ_H
#define _LINUX_BLK_MQ_H

#include <linux/atomic.h>
#include <linux/blkdev.h>

typedef u8 blk_status_t;
#define BLK_STS_OK	((blk_status_t)0)
#define BLK_STS_IOERR	((blk_status_t)10)

struct request {
	struct request_queue *q;
	unsigned int cmd_flags;
	unsigned int tag;
	sector_t __sector;
	unsigned int __data_len;
	atomic_t ref;
};

/* A driver's own data lies behind the request. */
static inline void *blk_mq_rq_to_pdu(struct request *rq)
{
	return rq + 1;
}

static inline struct request *blk_mq_rq_from_pdu(void *pdu)
{
	return (struct request *)pdu - 1;
}

void blk_mq_start_request(struct request *rq);
void blk_mq_end_request(struct request *rq, blk_status_t error);

#endif /* _LINUX_BLK_MQ_H */
