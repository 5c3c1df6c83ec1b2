/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_LINKAGE_H
#define _LINUX_LINKAGE_H

#ifdef __ASSEMBLY__

#define SYM_FUNC_START(name)		\
	.globl name;			\
	.balign 16;			\
	name:

#define SYM_CODE_START(name)	SYM_FUNC_START(name)

#define SYM_FUNC_END(name)		\
	.type name, %function;		\
	.size name, . - name

#define SYM_CODE_END(name)	SYM_FUNC_END(name)

#else

#define asmlinkage

#endif

#endif /* _LINUX_LINKAGE_H */
