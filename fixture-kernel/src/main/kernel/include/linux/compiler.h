/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_COMPILER_H
#define _LINUX_COMPILER_H

#include <linux/compiler_types.h>

#ifndef __ASSEMBLY__

#define likely(x)	__builtin_expect(!!(x), 1)
#define unlikely(x)	__builtin_expect(!!(x), 0)

#define barrier()	__asm__ __volatile__("" : : : "memory")
#define barrier_data(ptr) __asm__ __volatile__("" : : "r" (ptr) : "memory")

#define unreachable()	__builtin_unreachable()

#define __UNIQUE_ID(prefix) __PASTE(__PASTE(__UNIQUE_ID_, prefix), __COUNTER__)

#define OPTIMIZER_HIDE_VAR(var) __asm__ ("" : "=r" (var) : "0" (var))

#define __must_be_array(a) \
	(sizeof(char[1 - 2 * !!__builtin_types_compatible_p(typeof(a), typeof(&(a)[0]))]) - 1)

/*
 * Keep a symbol that only the linker or modpost will look for. The section is
 * thrown away when everything is linked. The reference has a name that does not
 * get into the object: inside a function it would be named after that.
 */
#define __ADDRESSABLE(sym)		___ADDRESSABLE(sym, __COUNTER__)
#define ___ADDRESSABLE(sym, n)		____ADDRESSABLE(sym, n)
#define ____ADDRESSABLE(sym, n)						\
	static void * __used __section(".discard.addressable")		\
	__addressable_##n asm(".L__addressable_" #n) =			\
		(void *)(unsigned long)&sym;

#include <asm/rwonce.h>

#endif /* __ASSEMBLY__ */

#endif /* _LINUX_COMPILER_H */
