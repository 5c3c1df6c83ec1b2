/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _UAPI_LINUX_ERRNO_H
#define _UAPI_LINUX_ERRNO_H

#include <asm-generic/errno-base.h>

#define	EOVERFLOW	75	/* Value too large for defined data type */
#define	ETIMEDOUT	110	/* Connection timed out */

#endif /* _UAPI_LINUX_ERRNO_H */
