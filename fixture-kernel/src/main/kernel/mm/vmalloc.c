// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
/* Large allocations, in whole pages with a page in front for their size */

#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/string.h>
#include <linux/vmalloc.h>

static unsigned int order_of(size_t size)
{
	unsigned int order = 0;

	while ((PAGE_SIZE << order) < size)
		order++;
	return order;
}

void *__vmalloc_noprof(unsigned long size, gfp_t gfp_mask)
{
	struct page *page = alloc_pages(gfp_mask, order_of(size + PAGE_SIZE));
	unsigned long *head;

	if (!page)
		return NULL;
	head = page_address(page);
	*head = size;
	return (char *)head + PAGE_SIZE;
}
EXPORT_SYMBOL(__vmalloc_noprof);

void vfree(const void *addr)
{
}
EXPORT_SYMBOL(vfree);

bool is_vmalloc_addr(const void *x)
{
	return ((unsigned long)x & (PAGE_SIZE - 1)) == 0;
}
EXPORT_SYMBOL(is_vmalloc_addr);

/**
 * vrealloc_node_align_noprof - an allocation of another size
 * @p: what was allocated before, or NULL
 * @size: how many bytes it shall have
 * @align: a power of two up to the size of a page
 * @flags: how to get memory
 * @nid: where to get it, which is the same everywhere here
 *
 * Return: the allocation with the old contents, NULL if there is no memory.
 */
void *vrealloc_node_align_noprof(const void *p, size_t size, unsigned long align,
				 gfp_t flags, int nid)
{
	unsigned long old_size;
	void *n;

	if (align > PAGE_SIZE)
		return NULL;
	if (!p)
		return __vmalloc_noprof(size, flags);
	old_size = *(const unsigned long *)((const char *)p - PAGE_SIZE);
	if (size <= old_size)
		return (void *)p;
	n = __vmalloc_noprof(size, flags);
	if (n) {
		memcpy(n, p, old_size);
		vfree(p);
	}
	return n;
}
EXPORT_SYMBOL(vrealloc_node_align_noprof);
