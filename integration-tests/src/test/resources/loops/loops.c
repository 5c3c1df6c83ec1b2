// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
/* What loops.rs does, by the same functions, in C. Every loop runs n times, n > 0. */
#include <linux/compiler.h>
#include <linux/err.h>
#include <linux/highmem.h>
#include <linux/refcount.h>
#include <linux/sched/task.h>
#include <linux/spinlock.h>

void loop_refcount_inc(refcount_t *r, unsigned long n);
void loop_spin_lock(spinlock_t *lock, unsigned long n);
long loop_err_ptr(void **place, unsigned long n);
long loop_atomic_read(const atomic_t *v, unsigned long n);
void loop_task(struct task_struct *task, unsigned long n);
unsigned long loop_kmap(struct page *page, unsigned long n);

void loop_refcount_inc(refcount_t *r, unsigned long n)
{
	do {
		refcount_inc(r);
	} while (--n);
}

void loop_spin_lock(spinlock_t *lock, unsigned long n)
{
	do {
		spin_lock(lock);
		spin_unlock(lock);
	} while (--n);
}

long loop_err_ptr(void **place, unsigned long n)
{
	long sum = 0;

	do {
		void *ptr = READ_ONCE(*place);

		if (IS_ERR(ptr))
			sum += PTR_ERR(ptr);
	} while (--n);
	return sum;
}

long loop_atomic_read(const atomic_t *v, unsigned long n)
{
	long sum = 0;

	do {
		sum += atomic_read(v);
	} while (--n);
	return sum;
}

void loop_task(struct task_struct *task, unsigned long n)
{
	do {
		get_task_struct(task);
		put_task_struct(task);
	} while (--n);
}

unsigned long loop_kmap(struct page *page, unsigned long n)
{
	unsigned long sum = 0;

	do {
		void *addr = kmap_local_page(page);

		sum += (unsigned long)addr;
		kunmap_local(addr);
		barrier();
	} while (--n);
	return sum;
}
