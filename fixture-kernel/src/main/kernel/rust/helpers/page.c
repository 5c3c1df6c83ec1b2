// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

#include <linux/gfp.h>
#include <linux/highmem.h>

__rust_helper struct page *
rust_helper_alloc_pages(gfp_t gfp_mask, unsigned int order)
{
	return alloc_pages(gfp_mask, order);
}

__rust_helper void *rust_helper_kmap_local_page(struct page *page)
{
	return kmap_local_page(page);
}

__rust_helper void rust_helper_kunmap_local(const void *addr)
{
	kunmap_local(addr);
}

__rust_helper void *rust_helper_page_address(const struct page *page)
{
	return page_address(page);
}
