// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/dma-mapping.h>
#include <linux/export.h>
#include <linux/slab.h>

/* A device sees memory at the addresses that the processor has for it. */

void *dma_alloc_attrs(struct device *dev, size_t size, dma_addr_t *dma_handle,
		      gfp_t flag, unsigned long attrs)
{
	void *cpu_addr = kmalloc(size, flag);

	*dma_handle = cpu_addr ? (dma_addr_t)cpu_addr : DMA_MAPPING_ERROR;
	return cpu_addr;
}
EXPORT_SYMBOL(dma_alloc_attrs);

void dma_free_attrs(struct device *dev, size_t size, void *cpu_addr,
		    dma_addr_t dma_handle, unsigned long attrs)
{
	kfree(cpu_addr);
}
EXPORT_SYMBOL(dma_free_attrs);

int dma_set_mask(struct device *dev, u64 mask)
{
	dev->dma_mask = &dev->coherent_dma_mask;
	*dev->dma_mask = mask;
	return 0;
}
EXPORT_SYMBOL(dma_set_mask);

int dma_set_coherent_mask(struct device *dev, u64 mask)
{
	dev->coherent_dma_mask = mask;
	return 0;
}
EXPORT_SYMBOL(dma_set_coherent_mask);
