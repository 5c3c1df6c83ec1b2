/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
/* The first instructions: a stack, and then C. */

#include <linux/init.h>
#include <linux/linkage.h>
#include <generated/asm-offsets.h>

	.section ".head.text", "ax"
SYM_CODE_START(startup_64)
	leaq	init_stack+INIT_STACK_SIZE(%rip), %rsp
	andq	$-16, %rsp
	xorl	%ebp, %ebp
	call	start_kernel
1:	hlt
	jmp	1b
SYM_CODE_END(startup_64)
