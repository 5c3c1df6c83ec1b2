/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _LINUX_BUILD_SALT_H
#define _LINUX_BUILD_SALT_H

#include <linux/compiler.h>

#define LINUX_ELFNOTE_BUILD_SALT 0x100

#define BUILD_SALT \
	static const struct { \
		unsigned int namesz, descsz, type; \
		char name[8]; \
		char desc[(sizeof(CONFIG_BUILD_SALT) + 3) & ~3UL]; \
	} __linux_build_salt __used __section(".note.Linux") __aligned(4) = { \
		6, sizeof(CONFIG_BUILD_SALT), LINUX_ELFNOTE_BUILD_SALT, \
		"Linux", CONFIG_BUILD_SALT \
	}

#endif /* _LINUX_BUILD_SALT_H */
