// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
/*
 * Times the loops in user space: ROUNDS times, in each round every way of every loop once, the ways
 * in turn. Prints `loop way nanoseconds-per-iteration`, one line for each time measured.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* What the loops work on; larger than any of the kernel's structures. */
static struct {
	int counter[64];
} object __attribute__((aligned(64)));

/* Called by nothing that these loops do. */
void refcount_warn_saturate(void *r, int t) { abort(); }
void __put_task_struct(void *t) { abort(); }

#define WAYS(name) \
	unsigned long c_##name(void *object, unsigned long n); \
	unsigned long called_##name(void *object, unsigned long n); \
	unsigned long inlined_##name(void *object, unsigned long n);
WAYS(refcount_inc)
WAYS(spin_lock)
WAYS(err_ptr)
WAYS(atomic_read)
WAYS(task)
WAYS(kmap)

/* A request through the driver: its own data lies behind it. */
void called_rnull_queue_rq(void *module, void *rq);
void inlined_rnull_queue_rq(void *module, void *rq);
static char module[4096] __attribute__((aligned(64)));

static unsigned long called_rnull(void *rq, unsigned long n)
{
	do {
		called_rnull_queue_rq(module, rq);
	} while (--n);
	return 0;
}

static unsigned long inlined_rnull(void *rq, unsigned long n)
{
	do {
		inlined_rnull_queue_rq(module, rq);
	} while (--n);
	return 0;
}

#define LOOP(name, first) { #name, first, { c_##name, called_##name, inlined_##name } }
static const struct {
	const char *name;
	int first;	/* what every counter of the object begins with */
	unsigned long (*run[3])(void *object, unsigned long n);
} loops[] = {
	LOOP(refcount_inc, 1),
	LOOP(spin_lock, 0),
	LOOP(err_ptr, -1),
	LOOP(atomic_read, 1),
	LOOP(task, 1),
	LOOP(kmap, 1),
	{ "rnull_queue_rq", 0, { NULL, called_rnull, inlined_rnull } },
};
static const char *const ways[] = { "c", "called", "inlined" };

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e9 + t.tv_nsec;
}

int main(int argc, char **argv)
{
	int rounds = atoi(argv[1]);
	unsigned long n = strtoul(argv[2], NULL, 10);

	for (int round = -1; round < rounds; round++) {
		for (unsigned i = 0; i < sizeof(loops) / sizeof(*loops); i++) {
			for (int k = 0; k < 3; k++) {
				int way = (k + round + 1) % 3;
				double start;

				if (!loops[i].run[way])
					continue;
				for (unsigned c = 0; c < 64; c++)
					object.counter[c] = loops[i].first;
				start = now();
				loops[i].run[way](&object, n);
				/* The first round only warms up. */
				if (round >= 0)
					printf("%s %s %.4f\n", loops[i].name, ways[way],
					       (now() - start) / n);
			}
		}
	}
	return 0;
}
