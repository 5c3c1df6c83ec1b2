/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_VERMAGIC_H
#define _LINUX_VERMAGIC_H

/* A module is loaded only by a kernel that has the same text. */

#include <generated/utsrelease.h>

#ifdef CONFIG_SMP
#define MODULE_VERMAGIC_SMP "SMP "
#else
#define MODULE_VERMAGIC_SMP ""
#endif
#ifdef CONFIG_MODULE_UNLOAD
#define MODULE_VERMAGIC_MODULE_UNLOAD "mod_unload "
#else
#define MODULE_VERMAGIC_MODULE_UNLOAD ""
#endif
#ifdef CONFIG_MODVERSIONS
#define MODULE_VERMAGIC_MODVERSIONS "modversions "
#else
#define MODULE_VERMAGIC_MODVERSIONS ""
#endif

#define VERMAGIC_STRING					\
	UTS_RELEASE " "					\
	MODULE_VERMAGIC_SMP				\
	MODULE_VERMAGIC_MODULE_UNLOAD			\
	MODULE_VERMAGIC_MODVERSIONS

#endif /* _LINUX_VERMAGIC_H */
