/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_KBUILD_H
#define _LINUX_KBUILD_H

/* Constants that leave C by way of the compiler's assembler output */

#define DEFINE(name, value)	asm volatile("\n.ascii \"->" #name " %0\"" : : "i" (value))
#define OFFSET(name, type, field) DEFINE(name, offsetof(struct type, field))
#define COMMENT(text)		asm volatile("\n.ascii \"->/* " text " */\"")
#define BLANK()			asm volatile("\n.ascii \"->\"")

#endif /* _LINUX_KBUILD_H */
