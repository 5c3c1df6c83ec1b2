// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/export.h>
#include <linux/processor.h>
#include <linux/spinlock.h>

void _raw_spin_lock(raw_spinlock_t *lock)
{
	while (atomic_xchg_acquire(&lock->val, 1))
		cpu_relax();
}
EXPORT_SYMBOL(_raw_spin_lock);

int _raw_spin_trylock(raw_spinlock_t *lock)
{
	return atomic_xchg_acquire(&lock->val, 1) == 0;
}
EXPORT_SYMBOL(_raw_spin_trylock);

void _raw_spin_unlock(raw_spinlock_t *lock)
{
	atomic_set_release(&lock->val, 0);
}
EXPORT_SYMBOL(_raw_spin_unlock);

unsigned long _raw_spin_lock_irqsave(raw_spinlock_t *lock)
{
	_raw_spin_lock(lock);
	return 0;
}
EXPORT_SYMBOL(_raw_spin_lock_irqsave);

void _raw_spin_unlock_irqrestore(raw_spinlock_t *lock, unsigned long flags)
{
	_raw_spin_unlock(lock);
}
EXPORT_SYMBOL(_raw_spin_unlock_irqrestore);
