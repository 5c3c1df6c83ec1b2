// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
/* Where warnings arrive: the brk instruction of WARN_ON ends here. */

#include <linux/bug.h>

void bug_brk_handler(unsigned int imm, unsigned long pc);

void bug_brk_handler(unsigned int imm, unsigned long pc)
{
	if (imm == WARN_BRK_IMM)
		__warn("brk", 0);
}
