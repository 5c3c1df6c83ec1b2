// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/export.h>
#include <linux/rcupdate.h>

void synchronize_rcu(void)
{
	barrier();
}
EXPORT_SYMBOL_GPL(synchronize_rcu);

void call_rcu(struct rcu_head *head, void (*func)(struct rcu_head *head))
{
	func(head);
}
EXPORT_SYMBOL_GPL(call_rcu);
