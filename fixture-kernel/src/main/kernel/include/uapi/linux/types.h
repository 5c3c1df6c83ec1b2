/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _UAPI_LINUX_TYPES_H
#define _UAPI_LINUX_TYPES_H

#include <asm/types.h>

#ifndef __ASSEMBLY__
typedef __u16 __le16;
typedef __u32 __le32;
typedef __u64 __le64;
typedef unsigned int __poll_t;
#endif

#endif /* _UAPI_LINUX_TYPES_H */
