// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/export.h>
#include <linux/mutex.h>
#include <linux/sched.h>

void __mutex_init(struct mutex *lock, const char *name, struct lock_class_key *key)
{
	atomic64_set(&lock->owner, 0);
	atomic_set(&lock->wait_lock.val, 0);
	INIT_LIST_HEAD(&lock->wait_list);
}
EXPORT_SYMBOL(__mutex_init);

int mutex_trylock(struct mutex *lock)
{
	s64 none = 0;

	return atomic64_try_cmpxchg(&lock->owner, &none, (s64)current);
}
EXPORT_SYMBOL(mutex_trylock);

void mutex_lock_nested(struct mutex *lock, unsigned int subclass)
{
	while (!mutex_trylock(lock))
		schedule();
}
EXPORT_SYMBOL_GPL(mutex_lock_nested);

void mutex_unlock(struct mutex *lock)
{
	atomic64_set_release(&lock->owner, 0);
}
EXPORT_SYMBOL(mutex_unlock);
