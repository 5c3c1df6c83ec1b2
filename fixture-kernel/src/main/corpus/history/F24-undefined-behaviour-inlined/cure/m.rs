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

/// Gives back what is there with an option only.
#[no_mangle]
pub extern "C" fn mine_free() {
    // SAFETY: It is from the allocator if it is not null.
    unsafe {
        if let Some(p) = core::ptr::NonNull::new(kernel::bindings::ERR_PTR(0)) {
            kernel::bindings::kfree(p.as_ptr());
        }
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
