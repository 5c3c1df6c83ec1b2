/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0 */
#ifndef _X86_ASM_STATIC_CALL_H
#define _X86_ASM_STATIC_CALL_H

/* The trampoline is a jump, in a section of its own where it can be patched. */
#define ARCH_DEFINE_STATIC_CALL_TRAMP(name, func)			\
	asm(".pushsection .static_call.text, \"ax\"\n"			\
	    ".balign 4\n"						\
	    ".globl __SCT__" #name "\n"					\
	    "__SCT__" #name ":\n"					\
	    "	jmp " #func "\n"					\
	    ".type __SCT__" #name ", @function\n"			\
	    ".size __SCT__" #name ", . - __SCT__" #name "\n"		\
	    ".popsection\n")

#endif /* _X86_ASM_STATIC_CALL_H */
