// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/bug.h>
#include <linux/export.h>
#include <linux/refcount.h>

void refcount_warn_saturate(refcount_t *r, enum refcount_saturation_type t)
{
	refcount_set(r, REFCOUNT_SATURATED);
	WARN_ON(t != REFCOUNT_ADD_NOT_ZERO_OVF);
}
EXPORT_SYMBOL(refcount_warn_saturate);
