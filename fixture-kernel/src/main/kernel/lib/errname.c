// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/err.h>
#include <linux/export.h>
#include <linux/kernel.h>

#define E(err) [err] = #err
static const char * const names[] = {
	E(EPERM), E(ENOENT), E(EINTR), E(EIO), E(ENXIO), E(EBADF), E(EAGAIN),
	E(ENOMEM), E(EFAULT), E(EBUSY), E(EEXIST), E(ENODEV), E(EINVAL),
	E(ENOSPC), E(ERANGE), E(EOVERFLOW), E(ETIMEDOUT),
};
#undef E

/* The name of an error number, NULL if it has none */
const char *errname(int err)
{
	if (err < 0)
		err = -err;
	return err < (int)ARRAY_SIZE(names) ? names[err] : NULL;
}
EXPORT_SYMBOL(errname);
