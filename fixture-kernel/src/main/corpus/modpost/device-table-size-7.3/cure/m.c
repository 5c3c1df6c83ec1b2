// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

struct i2c_device_id {
	char name[20];
	unsigned long driver_data;
};

static const struct i2c_device_id ids[] = {
	{ "one", 0 },
	{ }
};
extern typeof(ids) __mod_device_table__kmod_m__i2c__ids
	__attribute__((unused, alias("ids")));

MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("case of the corpus");
