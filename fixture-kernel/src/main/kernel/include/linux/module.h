/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_MODULE_H
#define _LINUX_MODULE_H

#include <linux/export.h>
#include <linux/init.h>
#include <linux/moduleparam.h>
#include <linux/printk.h>
#include <linux/stringify.h>

#define MODULE_NAME_LEN (64 - sizeof(unsigned long))

#define MODULE_INFO(tag, info)		__MODULE_INFO(tag, tag, info)

#ifdef MODULE
#define MODULE_FILE
#else
#define MODULE_FILE			MODULE_INFO(file, KBUILD_MODFILE);
#endif

#define MODULE_LICENSE(_license)	MODULE_FILE MODULE_INFO(license, _license)
#define MODULE_AUTHOR(_author)		MODULE_INFO(author, _author)
#define MODULE_DESCRIPTION(_text)	MODULE_INFO(description, _text)
#define MODULE_ALIAS(_alias)		MODULE_INFO(alias, _alias)
#define MODULE_VERSION(_version)	MODULE_INFO(version, _version)
#define MODULE_IMPORT_NS(ns)		MODULE_INFO(import_ns, ns)

enum module_state {
	MODULE_STATE_LIVE,
	MODULE_STATE_COMING,
	MODULE_STATE_GOING,
	MODULE_STATE_UNFORMED,
};

struct mod_arch_specific {
	unsigned int unused;
};

struct module {
	enum module_state state;
	struct module *next;
	char name[MODULE_NAME_LEN];
	int (*init)(void);
	void (*exit)(void);
	struct mod_arch_specific arch;
} __aligned(64);

#define MODULE_ARCH_INIT { 0 }

/* What modpost writes into a module about each symbol that it uses */
struct modversion_info {
	unsigned long crc;
	char name[MODULE_NAME_LEN];
};

extern struct module __this_module;

#ifdef MODULE
#define THIS_MODULE (&__this_module)
#else
#define THIS_MODULE ((struct module *)0)
#endif

bool try_module_get(struct module *module);
void module_put(struct module *module);

/* These are the module's own, whatever its functions are called. */
extern int init_module(void);
extern void cleanup_module(void);

#ifdef MODULE

/* modpost looks for these two names. */
#define module_init(initfn)					\
	static inline initcall_t __maybe_unused __inittest(void) \
	{ return initfn; }					\
	int init_module(void) __init				\
		__attribute__((alias(#initfn)));		\
	__ADDRESSABLE(init_module);

#define module_exit(exitfn)					\
	void cleanup_module(void) __exit			\
		__attribute__((alias(#exitfn)));		\
	__ADDRESSABLE(cleanup_module);

#else

#define module_init(initfn)	device_initcall(initfn);
#define module_exit(exitfn)

#endif

#endif /* _LINUX_MODULE_H */
