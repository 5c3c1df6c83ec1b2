/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_COMPLETION_H
#define _LINUX_COMPLETION_H

#include <linux/wait.h>

/* Something that happens once, and that others wait for */
struct completion {
	unsigned int done;
	struct wait_queue_head wait;
};

static inline void init_completion(struct completion *x)
{
	x->done = 0;
	__init_waitqueue_head(&x->wait, "&x->wait", NULL);
}

static inline void reinit_completion(struct completion *x)
{
	x->done = 0;
}

void complete_all(struct completion *x);
void wait_for_completion(struct completion *x);

#endif /* _LINUX_COMPLETION_H */
