// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/export.h>
#include <linux/sched.h>
#include <linux/wait.h>

void __init_waitqueue_head(struct wait_queue_head *wq_head, const char *name,
			   struct lock_class_key *key)
{
	__spin_lock_init(&wq_head->lock, name, key);
	INIT_LIST_HEAD(&wq_head->head);
}
EXPORT_SYMBOL(__init_waitqueue_head);

void prepare_to_wait_exclusive(struct wait_queue_head *wq_head,
			       struct wait_queue_entry *wq_entry, int state)
{
	spin_lock(&wq_head->lock);
	if (list_empty(&wq_entry->entry))
		list_add_tail(&wq_entry->entry, &wq_head->head);
	WRITE_ONCE(current->__state, state);
	spin_unlock(&wq_head->lock);
}
EXPORT_SYMBOL(prepare_to_wait_exclusive);

void finish_wait(struct wait_queue_head *wq_head, struct wait_queue_entry *wq_entry)
{
	WRITE_ONCE(current->__state, TASK_RUNNING);
	spin_lock(&wq_head->lock);
	if (!list_empty(&wq_entry->entry))
		list_del_init(&wq_entry->entry);
	spin_unlock(&wq_head->lock);
}
EXPORT_SYMBOL(finish_wait);

void __wake_up(struct wait_queue_head *wq_head, unsigned int mode, int nr)
{
	struct list_head *pos;

	spin_lock(&wq_head->lock);
	list_for_each(pos, &wq_head->head) {
		struct wait_queue_entry *entry = container_of(pos, struct wait_queue_entry, entry);

		if (entry->private)
			wake_up_process(entry->private);
	}
	spin_unlock(&wq_head->lock);
}
EXPORT_SYMBOL(__wake_up);
