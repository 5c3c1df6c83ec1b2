// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

#include <linux/vmalloc.h>

__rust_helper void * __must_check
rust_helper_vrealloc_node_align(const void *p, size_t size, unsigned long align,
				gfp_t flags, int node)
{
	return vrealloc_node_align(p, size, align, flags, node);
}
