/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_MODULEPARAM_H
#define _LINUX_MODULEPARAM_H

#include <linux/compiler.h>
#include <linux/stringify.h>

/* A line tag=text in the section that modinfo reads */
#ifdef MODULE
#define MODULE_PARAM_PREFIX
#else
#define MODULE_PARAM_PREFIX KBUILD_MODNAME "."
#endif

#define __MODULE_INFO(tag, name, info)					\
	static const char __UNIQUE_ID(name)[]				\
		__used __section(".modinfo") __aligned(1)		\
		= MODULE_PARAM_PREFIX __stringify(tag) "=" info

#endif /* _LINUX_MODULEPARAM_H */
