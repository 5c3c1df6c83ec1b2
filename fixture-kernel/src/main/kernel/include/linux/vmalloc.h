/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_VMALLOC_H
#define _LINUX_VMALLOC_H

#include <linux/gfp.h>
#include <linux/types.h>

/* Memory in whole pages, one after the other in the kernel's address space only */

void *__vmalloc_noprof(unsigned long size, gfp_t gfp_mask) __malloc;
void * __must_check vrealloc_node_align_noprof(const void *p, size_t size,
					       unsigned long align, gfp_t flags, int nid);
void vfree(const void *addr);
bool is_vmalloc_addr(const void *x);

#define __vmalloc(...)			alloc_hooks(__vmalloc_noprof(__VA_ARGS__))
#define vrealloc_node_align(...)	alloc_hooks(vrealloc_node_align_noprof(__VA_ARGS__))

#endif /* _LINUX_VMALLOC_H */
