// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

#include <linux/io.h>

__rust_helper u8 rust_helper_readb(const void __iomem *addr)
{
	return readb(addr);
}

__rust_helper void rust_helper_writeb(u8 value, void __iomem *addr)
{
	writeb(value, addr);
}

__rust_helper u16 rust_helper_readw(const void __iomem *addr)
{
	return readw(addr);
}

__rust_helper void rust_helper_writew(u16 value, void __iomem *addr)
{
	writew(value, addr);
}

__rust_helper u32 rust_helper_readl(const void __iomem *addr)
{
	return readl(addr);
}

__rust_helper void rust_helper_writel(u32 value, void __iomem *addr)
{
	writel(value, addr);
}

__rust_helper u64 rust_helper_readq(const void __iomem *addr)
{
	return readq(addr);
}

__rust_helper void rust_helper_writeq(u64 value, void __iomem *addr)
{
	writeq(value, addr);
}
