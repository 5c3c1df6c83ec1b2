// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
/* Pages, from a pool that is never given back to */

#include <linux/atomic.h>
#include <linux/export.h>
#include <linux/mm.h>
#include <linux/string.h>

#define POOL_PAGES 64

static char pool[POOL_PAGES * PAGE_SIZE] __aligned(PAGE_SIZE);
static struct page pages[POOL_PAGES];
static atomic_t next_page = ATOMIC_INIT(0);

struct page *alloc_pages_noprof(gfp_t gfp, unsigned int order)
{
	int first = atomic_fetch_add(1 << order, &next_page);
	struct page *page;

	if (first + (1 << order) > POOL_PAGES)
		return NULL;
	page = &pages[first];
	page->virtual = pool + first * PAGE_SIZE;
	if (gfp & __GFP_ZERO)
		memset(page->virtual, 0, PAGE_SIZE << order);
	return page;
}
EXPORT_SYMBOL(alloc_pages_noprof);

void __free_pages(struct page *page, unsigned int order)
{
}
EXPORT_SYMBOL(__free_pages);
