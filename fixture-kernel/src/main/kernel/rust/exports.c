// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
/*
 * Exports of the Rust crates. What they export is found out when they are
 * compiled: each list names the symbols of one object.
 *
 * The names only are known here, so a symbol is declared with any type. Rust has
 * no stable interface between crates, hence only GPL modules may use them.
 */

#include <linux/export.h>

#define EXPORT_SYMBOL_RUST_GPL(sym) extern int sym; EXPORT_SYMBOL_GPL(sym)

#include "exports_core_generated.h"
#include "exports_bindings_generated.h"
#include "exports_kernel_generated.h"

#ifndef CONFIG_RUST_INLINE_HELPERS
#include "exports_helpers_generated.h"
#endif

/* For modules that use build_assert!() */
#ifdef CONFIG_RUST_BUILD_ASSERT_ALLOW
EXPORT_SYMBOL_RUST_GPL(rust_build_error);
#endif
