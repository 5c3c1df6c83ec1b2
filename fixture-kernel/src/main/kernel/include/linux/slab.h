/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_SLAB_H
#define _LINUX_SLAB_H

#include <linux/gfp.h>
#include <linux/types.h>

/*
 * Memory of any size. The _noprof functions do the work; the names without it are
 * macros, so that an allocation could be charged to the line that makes it.
 */

#define ARCH_KMALLOC_MINALIGN	16

void * __must_check __kmalloc_noprof(size_t size, gfp_t flags) __malloc;
void * __must_check krealloc_node_align_noprof(const void *objp, size_t new_size,
					       unsigned long align, gfp_t flags, int nid);
void * __must_check kvrealloc_node_align_noprof(const void *p, size_t size,
						unsigned long align, gfp_t flags, int nid);
void kfree(const void *objp);
void kvfree(const void *addr);

#define kmalloc(...)			alloc_hooks(__kmalloc_noprof(__VA_ARGS__))
#define kzalloc(size, flags)		kmalloc(size, (flags) | __GFP_ZERO)
#define krealloc_node_align(...)	alloc_hooks(krealloc_node_align_noprof(__VA_ARGS__))
#define kvrealloc_node_align(...)	alloc_hooks(kvrealloc_node_align_noprof(__VA_ARGS__))
#define krealloc(p, size, flags)	krealloc_node_align(p, size, 1, flags, NUMA_NO_NODE)

#endif /* _LINUX_SLAB_H */
