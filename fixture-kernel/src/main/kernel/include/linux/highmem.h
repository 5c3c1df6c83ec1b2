/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_HIGHMEM_H
#define _LINUX_HIGHMEM_H

#include <linux/mm.h>

/* All of memory is mapped on 64 bits: a mapping is the address. */

static inline void *kmap_local_page(const struct page *page)
{
	return page_address(page);
}

static inline void kunmap_local(const void *addr)
{
}

#endif /* _LINUX_HIGHMEM_H */
