// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
/*
 * Small allocations: each has its size in front of it, and none is reused.
 */

#include <linux/atomic.h>
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/slab.h>
#include <linux/string.h>

#define HEAP_SIZE	(1 << 20)

struct chunk {
	size_t size;
	size_t unused;
	char data[];
};

static char heap[HEAP_SIZE] __aligned(ARCH_KMALLOC_MINALIGN);
static atomic64_t heap_used = ATOMIC64_INIT(0);

void *__kmalloc_noprof(size_t size, gfp_t flags)
{
	size_t needed = ALIGN(sizeof(struct chunk) + size, ARCH_KMALLOC_MINALIGN);
	s64 start = atomic64_fetch_add(needed, &heap_used);
	struct chunk *chunk;

	if (start + needed > HEAP_SIZE)
		return NULL;
	chunk = (struct chunk *)(heap + start);
	chunk->size = size;
	if (flags & __GFP_ZERO)
		memset(chunk->data, 0, size);
	return chunk->data;
}
EXPORT_SYMBOL(__kmalloc_noprof);

void kfree(const void *objp)
{
}
EXPORT_SYMBOL(kfree);

void *krealloc_node_align_noprof(const void *objp, size_t new_size,
				 unsigned long align, gfp_t flags, int nid)
{
	const struct chunk *old;
	void *new;

	if (align > ARCH_KMALLOC_MINALIGN)
		return NULL;
	if (!objp)
		return __kmalloc_noprof(new_size, flags);
	old = container_of(objp, const struct chunk, data);
	if (new_size <= old->size)
		return (void *)objp;
	new = __kmalloc_noprof(new_size, flags);
	if (new) {
		memcpy(new, objp, old->size);
		kfree(objp);
	}
	return new;
}
EXPORT_SYMBOL(krealloc_node_align_noprof);
