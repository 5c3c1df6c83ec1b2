// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

#include <linux/kref.h>

__rust_helper void rust_helper_kref_init(struct kref *kref)
{
	kref_init(kref);
}

__rust_helper void rust_helper_kref_get(struct kref *kref)
{
	kref_get(kref);
}
