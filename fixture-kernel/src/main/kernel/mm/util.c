// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/export.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/vmalloc.h>

void kvfree(const void *addr)
{
	if (is_vmalloc_addr(addr))
		vfree(addr);
	else
		kfree(addr);
}
EXPORT_SYMBOL(kvfree);

/* From the small allocator as long as it has some, else in pages */
void *kvrealloc_node_align_noprof(const void *p, size_t size, unsigned long align,
				  gfp_t flags, int nid)
{
	void *n;

	if (p && is_vmalloc_addr(p))
		return vrealloc_node_align(p, size, align, flags, nid);
	n = krealloc_node_align(p, size, align, flags, nid);
	if (!n && !p)
		n = vrealloc_node_align(p, size, align, flags, nid);
	return n;
}
EXPORT_SYMBOL(kvrealloc_node_align_noprof);
