// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/export.h>
#include <linux/init.h>
#include <linux/printk.h>
#include <linux/sched.h>

extern const char linux_banner[];

char init_stack[65536] __aligned(16);

struct task_struct init_task = {
	.usage = REFCOUNT_INIT(2),
	.comm = "swapper",
};
EXPORT_SYMBOL(init_task);

void setup_arch(void);
void start_kernel(void);

static void __init do_initcalls(void)
{
	initcall_entry_t *entry;

	for (entry = __initcall_start; entry < __initcall_end; entry++) {
		int err = initcall_from_entry(entry)();

		if (err)
			pr_warn("initcall at %p returned %d\n", entry, err);
	}
}

void __init start_kernel(void)
{
	pr_notice("%s", linux_banner);
	setup_arch();
	do_initcalls();
}
