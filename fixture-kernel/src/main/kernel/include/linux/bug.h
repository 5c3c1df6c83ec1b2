/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_BUG_H
#define _LINUX_BUG_H

#include <linux/compiler.h>
#include <linux/types.h>

/* Break the build if the condition is true. */
#define BUILD_BUG_ON(condition)	_Static_assert(!(condition), "BUILD_BUG_ON failed: " #condition)
#define static_assert(expr)	_Static_assert(expr, #expr)

#ifdef CONFIG_BUG
#include <asm/bug.h>
#else
#define BUG()		do { } while (1)
#define __WARN()	do { } while (0)
#endif

#define BUG_ON(condition) do { if (unlikely(condition)) BUG(); } while (0)

#define WARN_ON(condition)			\
({						\
	int __ret_warn_on = !!(condition);	\
	if (unlikely(__ret_warn_on))		\
		__WARN();			\
	unlikely(__ret_warn_on);		\
})

#define WARN_ONCE_FLAG	__section(".data.once")

#define WARN_ON_ONCE(condition)				\
({							\
	static bool WARN_ONCE_FLAG __already_done;	\
	int __ret_do_once = !!(condition);		\
	if (unlikely(__ret_do_once && !__already_done)) { \
		__already_done = true;			\
		__WARN();				\
	}						\
	unlikely(__ret_do_once);			\
})

__cold void __warn(const char *file, int line);

#endif /* _LINUX_BUG_H */
