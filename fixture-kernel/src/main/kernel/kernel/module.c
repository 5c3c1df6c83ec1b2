// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/module.h>

bool try_module_get(struct module *module)
{
	return !module || module->state == MODULE_STATE_LIVE;
}
EXPORT_SYMBOL(try_module_get);

void module_put(struct module *module)
{
}
EXPORT_SYMBOL(module_put);

#ifdef CONFIG_MODVERSIONS
/* Its version is that of everything a module and the kernel have to agree on. */
void module_layout(struct module *mod);

void module_layout(struct module *mod)
{
}
EXPORT_SYMBOL(module_layout);
#endif
