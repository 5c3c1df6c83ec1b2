// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
#include <linux/init.h>

void setup_arch(void);

void __init setup_arch(void)
{
}
