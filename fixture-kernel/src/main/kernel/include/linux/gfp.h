/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_GFP_H
#define _LINUX_GFP_H

#include <linux/types.h>

/* How memory may be got: what the allocator may do to find some */

#define __GFP_IO		((gfp_t)0x40u)
#define __GFP_FS		((gfp_t)0x80u)
#define __GFP_ZERO		((gfp_t)0x100u)
#define __GFP_DIRECT_RECLAIM	((gfp_t)0x400u)
#define __GFP_KSWAPD_RECLAIM	((gfp_t)0x800u)
#define __GFP_HIGH		((gfp_t)0x20u)
#define __GFP_NOWARN		((gfp_t)0x2000u)

#define __GFP_RECLAIM	(__GFP_DIRECT_RECLAIM | __GFP_KSWAPD_RECLAIM)
#define GFP_ATOMIC	(__GFP_HIGH | __GFP_KSWAPD_RECLAIM)
#define GFP_KERNEL	(__GFP_RECLAIM | __GFP_IO | __GFP_FS)
#define GFP_NOWAIT	(__GFP_KSWAPD_RECLAIM | __GFP_NOWARN)

#define NUMA_NO_NODE	(-1)

struct page;

struct page *alloc_pages_noprof(gfp_t gfp, unsigned int order);
void __free_pages(struct page *page, unsigned int order);

/* The kernel counts allocations by their place here. */
#define alloc_hooks(_do_alloc)	_do_alloc

#define alloc_pages(...)	alloc_hooks(alloc_pages_noprof(__VA_ARGS__))

#endif /* _LINUX_GFP_H */
