/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_ERRNO_H
#define _LINUX_ERRNO_H

#include <uapi/linux/errno.h>

#define ERESTARTSYS	512	/* restart the system call after a signal */
#define EPROBE_DEFER	517	/* the driver asks to be tried again later */

#endif /* _LINUX_ERRNO_H */
