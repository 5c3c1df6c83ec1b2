// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/build-salt.h>
#include <generated/compile.h>
#include <generated/utsrelease.h>

extern const char linux_banner[];

const char linux_banner[] =
	"Linux version " UTS_RELEASE " (" LINUX_COMPILE_BY "@" LINUX_COMPILE_HOST
	") (" LINUX_COMPILER ") " UTS_VERSION "\n";

BUILD_SALT;
