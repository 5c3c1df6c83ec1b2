/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_MM_H
#define _LINUX_MM_H

#include <linux/gfp.h>
#include <linux/kernel.h>
#include <asm/page.h>

struct page {
	unsigned long flags;
	void *virtual;
};

static inline void *page_address(const struct page *page)
{
	return page->virtual;
}

#endif /* _LINUX_MM_H */
