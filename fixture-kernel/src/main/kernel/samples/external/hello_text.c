// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include "hello.h"

const char *hello_text(void)
{
	return "hello, world";
}
