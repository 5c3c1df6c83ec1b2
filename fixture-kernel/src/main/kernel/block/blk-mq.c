// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/blk-mq.h>
#include <linux/export.h>

void blk_mq_start_request(struct request *rq)
{
	atomic_set(&rq->ref, 1);
}
EXPORT_SYMBOL(blk_mq_start_request);

void blk_mq_end_request(struct request *rq, blk_status_t error)
{
	atomic_set(&rq->ref, 0);
}
EXPORT_SYMBOL(blk_mq_end_request);
