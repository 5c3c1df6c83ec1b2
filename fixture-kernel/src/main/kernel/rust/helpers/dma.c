// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

#include <linux/dma-mapping.h>

__rust_helper int
rust_helper_dma_mapping_error(struct device *dev, dma_addr_t dma_addr)
{
	return dma_mapping_error(dev, dma_addr);
}

__rust_helper int
rust_helper_dma_set_mask_and_coherent(struct device *dev, u64 mask)
{
	return dma_set_mask_and_coherent(dev, mask);
}
