// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

#include <linux/spinlock.h>

__rust_helper void
rust_helper___spin_lock_init(spinlock_t *lock, const char *name,
			     struct lock_class_key *key)
{
	__spin_lock_init(lock, name, key);
}

__rust_helper void rust_helper_spin_lock(spinlock_t *lock)
{
	spin_lock(lock);
}

__rust_helper void rust_helper_spin_unlock(spinlock_t *lock)
{
	spin_unlock(lock);
}

__rust_helper int rust_helper_spin_trylock(spinlock_t *lock)
{
	return spin_trylock(lock);
}
