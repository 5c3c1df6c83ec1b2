// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
/* Runs one loop ITERATIONS times and ends: for an emulator that counts instructions. */

static struct {
	int counter[64];
} object __attribute__((aligned(64)));

void refcount_warn_saturate(void *r, int t) { __builtin_trap(); }
void __put_task_struct(void *t) { __builtin_trap(); }

unsigned long LOOP(void *object, unsigned long n);

void _start(void)
{
	register long status __asm__("x0") = 0;
	register long call __asm__("x8") = 93;	/* exit */

	for (unsigned c = 0; c < 64; c++)
		object.counter[c] = FIRST;
	LOOP(&object, ITERATIONS);
	__asm__ volatile("svc #0" : : "r"(status), "r"(call));
	__builtin_unreachable();
}
