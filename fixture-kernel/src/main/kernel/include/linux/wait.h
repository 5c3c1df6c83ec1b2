/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_WAIT_H
#define _LINUX_WAIT_H

#include <linux/list.h>
#include <linux/spinlock.h>

struct wait_queue_entry {
	unsigned int flags;
	void *private;
	struct list_head entry;
};

struct wait_queue_head {
	spinlock_t lock;
	struct list_head head;
};
typedef struct wait_queue_head wait_queue_head_t;

void __init_waitqueue_head(struct wait_queue_head *wq_head, const char *name,
			   struct lock_class_key *key);
void prepare_to_wait_exclusive(struct wait_queue_head *wq_head,
			       struct wait_queue_entry *wq_entry, int state);
void finish_wait(struct wait_queue_head *wq_head, struct wait_queue_entry *wq_entry);
void __wake_up(struct wait_queue_head *wq_head, unsigned int mode, int nr);

#define wake_up_all(x)	__wake_up(x, 0, 0)

#define init_wait(wait)					\
	do {						\
		(wait)->flags = 0;			\
		(wait)->private = NULL;			\
		INIT_LIST_HEAD(&(wait)->entry);		\
	} while (0)

#endif /* _LINUX_WAIT_H */
