// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/device.h>
#include <linux/err.h>
#include <linux/export.h>
#include <linux/slab.h>

static void device_release(struct kref *kref)
{
	struct device *dev = container_of(kref, struct device, kref);

	if (dev->release)
		dev->release(dev);
}

void device_initialize(struct device *dev)
{
	kref_init(&dev->kref);
}
EXPORT_SYMBOL_GPL(device_initialize);

struct device *get_device(struct device *dev)
{
	if (dev)
		kref_get(&dev->kref);
	return dev;
}
EXPORT_SYMBOL_GPL(get_device);

void put_device(struct device *dev)
{
	if (dev)
		kref_put(&dev->kref, device_release);
}
EXPORT_SYMBOL_GPL(put_device);

static void root_device_release(struct device *dev)
{
	kfree(dev);
}

/* A device that has no hardware and no parent */
struct device *root_device_register(const char *name)
{
	struct device *dev = kzalloc(sizeof(*dev), GFP_KERNEL);

	if (!dev)
		return ERR_PTR(-ENOMEM);
	device_initialize(dev);
	dev->init_name = name;
	dev->release = root_device_release;
	return dev;
}
EXPORT_SYMBOL_GPL(root_device_register);

void root_device_unregister(struct device *dev)
{
	put_device(dev);
}
EXPORT_SYMBOL_GPL(root_device_unregister);
