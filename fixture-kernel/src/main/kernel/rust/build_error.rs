// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! A function that must not be called.
//!
//! Code that calls it is not compiled into anything that can be linked: the function is exported
//! only with `CONFIG_RUST_BUILD_ASSERT_ALLOW`, and panics then. A call that the optimiser can prove
//! to be dead is no call.

#![no_std]

/// Panics if executed in const context, or triggers a build error if not.
#[inline(never)]
#[cold]
#[export_name = "rust_build_error"]
#[track_caller]
pub const fn build_error(msg: &'static str) -> ! {
    panic!("{}", msg);
}
