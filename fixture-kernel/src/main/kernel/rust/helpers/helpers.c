// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
/*
 * C functions and macros that Rust cannot call by themselves: what is inline in C
 * has no symbol, and what is a macro is nothing after the preprocessor.
 *
 * All the files are one source. In alphabetical order.
 */

#include <linux/compiler_types.h>

#ifdef __BINDGEN__
/* bindgen has no use for inline functions and would leave them out silently. */
#define __rust_helper
#else
/*
 * Always inline, since LLVM by itself will not inline across the two languages:
 * it sees function attributes that differ (-fno-delete-null-pointer-checks, the
 * list of builtins, target features that x86-64 always has and only clang spells
 * out) and none of them matters for functions as small as these. Where helpers
 * are not linked into Rust code it changes nothing: inline is GNU's, so that each
 * is an ordinary function as well.
 */
#define __rust_helper __always_inline
#endif

#include "atomic.c"
#include "barrier.c"
#include "blk.c"
#include "bug.c"
#include "completion.c"
#include "device.c"
#include "dma.c"
#include "err.c"
#include "io.c"
#include "jiffies.c"
#include "kref.c"
#include "mutex.c"
#include "page.c"
#include "processor.c"
#include "rbtree.c"
#include "rcu.c"
#include "refcount.c"
#include "signal.c"
#include "slab.c"
#include "spinlock.c"
#include "sync.c"
#include "task.c"
#include "time.c"
#include "uaccess.c"
#include "vmalloc.c"
#include "wait.c"
#include "workqueue.c"
