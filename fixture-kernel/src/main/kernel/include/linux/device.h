/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_DEVICE_H
#define _LINUX_DEVICE_H

#include <linux/kref.h>
#include <linux/list.h>
#include <linux/types.h>

struct device {
	struct device *parent;
	const char *init_name;
	struct kref kref;
	void *driver_data;
	u64 *dma_mask;
	u64 coherent_dma_mask;
	void (*release)(struct device *dev);
};

static inline void *dev_get_drvdata(const struct device *dev)
{
	return dev->driver_data;
}

static inline void dev_set_drvdata(struct device *dev, void *data)
{
	dev->driver_data = data;
}

static inline const char *dev_name(const struct device *dev)
{
	return dev->init_name;
}

void device_initialize(struct device *dev);
struct device *get_device(struct device *dev);
void put_device(struct device *dev);
struct device *root_device_register(const char *name);
void root_device_unregister(struct device *dev);

#endif /* _LINUX_DEVICE_H */
