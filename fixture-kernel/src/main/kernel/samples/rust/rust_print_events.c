// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
/* The C half of rust_print: events that its Rust half reports */

#include <linux/atomic.h>

int rust_print_event(int magic);

static atomic_t events = ATOMIC_INIT(0);

int rust_print_event(int magic)
{
	return magic == 42 ? atomic_add_return(1, &events) : 0;
}
