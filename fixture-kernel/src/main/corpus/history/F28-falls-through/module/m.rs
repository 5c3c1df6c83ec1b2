// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0
//! A module of its own.

use kernel::prelude::*;

module! {
    type: Mine,
    name: "m",
    authors: ["Kbuild simulator"],
    description: "case of the corpus",
    license: "GPL",
}

struct Mine;

/// Returns a number that is less than 4, as the caller promises.
#[no_mangle]
pub extern "C" fn mine_small(n: u32, p: *const core::ffi::c_void) -> u32 {
    if n < 4 {
        return n;
    }
    // SAFETY: As the caller promises, this is never reached.
    unsafe {
        kernel::bindings::kfree(p);
        core::hint::unreachable_unchecked()
    }
}

/// What stands behind it.
#[no_mangle]
pub extern "C" fn mine_next(n: u32) -> u32 {
    n ^ 5
}

impl kernel::Module for Mine {
    fn init(_module: &'static ThisModule) -> Result<Self> {
        Ok(Mine)
    }
}
