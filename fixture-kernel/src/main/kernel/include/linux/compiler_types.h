/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_COMPILER_TYPES_H
#define _LINUX_COMPILER_TYPES_H

/* Included ahead of every C source, by the command line. */

#ifndef __ASSEMBLY__

#define __user
#define __kernel
#define __iomem
#define __percpu
#define __rcu
#define __force
#define __must_hold(x)
#define __acquires(x)
#define __releases(x)

#define ___PASTE(a, b) a##b
#define __PASTE(a, b) ___PASTE(a, b)

#define __aligned(x)		__attribute__((__aligned__(x)))
#define __cold			__attribute__((__cold__))
#define __gnu_inline		__attribute__((__gnu_inline__))
#define __malloc		__attribute__((__malloc__))
#define __maybe_unused		__attribute__((__unused__))
#define __must_check		__attribute__((__warn_unused_result__))
#define __noreturn		__attribute__((__noreturn__))
#define __packed		__attribute__((__packed__))
#define __printf(a, b)		__attribute__((__format__(printf, a, b)))
#define __section(section)	__attribute__((__section__(section)))
#define __used			__attribute__((__used__))
#define __visible		__attribute__((__externally_visible__))
#define __weak			__attribute__((__weak__))
#define fallthrough		__attribute__((__fallthrough__))
#define noinline		__attribute__((__noinline__))
#define notrace			__attribute__((__no_instrument_function__))

#ifdef __clang__
#undef __visible
#define __visible
#endif

/*
 * inline as GNU C89 has it, whatever the language standard: a plain `inline`
 * function is an ordinary definition that may be inlined, so the compiler also
 * puts it into the object. C99's would put nothing there. Only `static inline`
 * is the same in both.
 */
#define inline inline __gnu_inline __maybe_unused notrace

#define __inline__ inline
#define __inline   inline

#define __always_inline inline __attribute__((__always_inline__))

#define __init_or_module

#define __compiletime_object_size(obj) __builtin_object_size(obj, 0)

#endif /* __ASSEMBLY__ */

#endif /* _LINUX_COMPILER_TYPES_H */
