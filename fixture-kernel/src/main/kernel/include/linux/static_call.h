/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_STATIC_CALL_H
#define _LINUX_STATIC_CALL_H

#include <linux/export.h>
#include <linux/static_call_types.h>
#include <asm/static_call.h>

#define DEFINE_STATIC_CALL(name, _func)				\
	DECLARE_STATIC_CALL(name, _func);			\
	struct static_call_key STATIC_CALL_KEY(name) = {	\
		.func = _func,					\
	};							\
	ARCH_DEFINE_STATIC_CALL_TRAMP(name, _func)

#define EXPORT_STATIC_CALL(name)			\
	EXPORT_SYMBOL(STATIC_CALL_KEY(name));		\
	EXPORT_SYMBOL(STATIC_CALL_TRAMP(name))

/* For modules that may call, and may not redirect */
#define EXPORT_STATIC_CALL_TRAMP(name)	EXPORT_SYMBOL(STATIC_CALL_TRAMP(name))

#endif /* _LINUX_STATIC_CALL_H */
