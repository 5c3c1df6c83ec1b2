/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_STATIC_CALL_TYPES_H
#define _LINUX_STATIC_CALL_TYPES_H

#include <linux/compiler.h>
#include <linux/types.h>

/*
 * A call that is as cheap as a direct one, and whose target can be replaced: the
 * call goes to a trampoline, __SCT__name, and __SCK__name is the key that knows
 * where all the calls are.
 */
#define STATIC_CALL_KEY(name)	__PASTE(__SCK__, name)
#define STATIC_CALL_TRAMP(name)	__PASTE(__SCT__, name)

struct static_call_key {
	void *func;
	void *sites;
};

#define DECLARE_STATIC_CALL(name, func)				\
	extern struct static_call_key STATIC_CALL_KEY(name);	\
	extern typeof(func) STATIC_CALL_TRAMP(name)

#ifdef CONFIG_HAVE_STATIC_CALL_INLINE
/* The place of the call is noted together with its key, so the key has to be there. */
#define __STATIC_CALL_ADDRESSABLE(name) __ADDRESSABLE(STATIC_CALL_KEY(name))
#else
#define __STATIC_CALL_ADDRESSABLE(name)
#endif

#define static_call(name)			\
({						\
	__STATIC_CALL_ADDRESSABLE(name)	\
	&STATIC_CALL_TRAMP(name);		\
})

/*
 * Keys are not exported, so that no module can redirect a call. A module has the
 * trampoline only; the key is looked up when the module is loaded.
 */
#ifdef MODULE
#define static_call_mod(name)	(&STATIC_CALL_TRAMP(name))
#else
#define static_call_mod(name)	static_call(name)
#endif

#endif /* _LINUX_STATIC_CALL_TYPES_H */
