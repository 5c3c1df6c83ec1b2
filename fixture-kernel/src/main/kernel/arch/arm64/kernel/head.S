/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
/* The first instructions: a stack, the current task, and then C. */

#include <linux/init.h>
#include <linux/linkage.h>
#include <generated/asm-offsets.h>

	.section ".head.text", "ax"
SYM_CODE_START(primary_entry)
	adrp	x0, init_stack
	add	x0, x0, :lo12:init_stack
	mov	x1, #INIT_STACK_SIZE
	add	sp, x0, x1
	adrp	x0, init_task
	add	x0, x0, :lo12:init_task
	msr	sp_el0, x0
	mov	x29, xzr
	bl	start_kernel
1:	wfi
	b	1b
SYM_CODE_END(primary_entry)
