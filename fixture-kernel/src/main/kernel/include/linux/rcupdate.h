/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_RCUPDATE_H
#define _LINUX_RCUPDATE_H

#include <linux/compiler.h>
#include <linux/types.h>
#include <asm/barrier.h>

/* Readers that take no lock. Without preemption they have to do nothing. */

static __always_inline void rcu_read_lock(void)
{
	barrier();
}

static __always_inline void rcu_read_unlock(void)
{
	barrier();
}

#define rcu_dereference(p)	READ_ONCE(p)
#define rcu_assign_pointer(p, v) smp_store_release(&(p), (v))

void synchronize_rcu(void);
void call_rcu(struct rcu_head *head, void (*func)(struct rcu_head *head));

#endif /* _LINUX_RCUPDATE_H */
