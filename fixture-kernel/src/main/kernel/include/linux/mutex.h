/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_MUTEX_H
#define _LINUX_MUTEX_H

#include <linux/atomic.h>
#include <linux/list.h>
#include <linux/lockdep.h>
#include <linux/spinlock.h>

struct mutex {
	atomic64_t owner;
	raw_spinlock_t wait_lock;
	struct list_head wait_list;
};

void __mutex_init(struct mutex *lock, const char *name, struct lock_class_key *key);
void mutex_lock_nested(struct mutex *lock, unsigned int subclass);
int mutex_trylock(struct mutex *lock);
void mutex_unlock(struct mutex *lock);

#define mutex_init(lock)	__mutex_init(lock, #lock, NULL)
#define mutex_lock(lock)	mutex_lock_nested(lock, 0)

static inline bool mutex_is_locked(struct mutex *lock)
{
	return atomic64_read(&lock->owner) != 0;
}

#endif /* _LINUX_MUTEX_H */
