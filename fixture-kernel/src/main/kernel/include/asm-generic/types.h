/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _ASM_GENERIC_TYPES_H
#define _ASM_GENERIC_TYPES_H

#include <uapi/asm-generic/types.h>

#endif /* _ASM_GENERIC_TYPES_H */
