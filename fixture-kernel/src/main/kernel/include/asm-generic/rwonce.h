/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _ASM_GENERIC_RWONCE_H
#define _ASM_GENERIC_RWONCE_H

/*
 * Accesses that the compiler neither splits, merges nor repeats.
 */

#define __READ_ONCE(x)	(*(const volatile typeof(x) *)&(x))

#define READ_ONCE(x)	__READ_ONCE(x)

#define WRITE_ONCE(x, val)				\
do {							\
	*(volatile typeof(x) *)&(x) = (val);		\
} while (0)

#endif /* _ASM_GENERIC_RWONCE_H */
