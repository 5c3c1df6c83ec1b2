/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_SPINLOCK_H
#define _LINUX_SPINLOCK_H

#include <linux/atomic.h>
#include <linux/lockdep.h>
#include <linux/types.h>

typedef struct raw_spinlock {
	atomic_t val;
} raw_spinlock_t;

typedef struct spinlock {
	raw_spinlock_t rlock;
	const char *name;
} spinlock_t;

#define __SPIN_LOCK_UNLOCKED(_name) { .name = #_name }
#define DEFINE_SPINLOCK(x)	spinlock_t x = __SPIN_LOCK_UNLOCKED(x)

void _raw_spin_lock(raw_spinlock_t *lock) __acquires(lock);
int _raw_spin_trylock(raw_spinlock_t *lock);
void _raw_spin_unlock(raw_spinlock_t *lock) __releases(lock);
unsigned long _raw_spin_lock_irqsave(raw_spinlock_t *lock) __acquires(lock);
void _raw_spin_unlock_irqrestore(raw_spinlock_t *lock, unsigned long flags) __releases(lock);

#define spin_lock_init(lock)	__spin_lock_init(lock, #lock, NULL)

static inline void __spin_lock_init(spinlock_t *lock, const char *name,
				    struct lock_class_key *key)
{
	atomic_set(&lock->rlock.val, 0);
	lock->name = name;
}

static __always_inline void spin_lock(spinlock_t *lock)
{
	_raw_spin_lock(&lock->rlock);
}

static __always_inline int spin_trylock(spinlock_t *lock)
{
	return _raw_spin_trylock(&lock->rlock);
}

static __always_inline void spin_unlock(spinlock_t *lock)
{
	_raw_spin_unlock(&lock->rlock);
}

#define spin_lock_irqsave(lock, flags) \
	do { (flags) = _raw_spin_lock_irqsave(&(lock)->rlock); } while (0)
#define spin_unlock_irqrestore(lock, flags) \
	_raw_spin_unlock_irqrestore(&(lock)->rlock, flags)

#endif /* _LINUX_SPINLOCK_H */
