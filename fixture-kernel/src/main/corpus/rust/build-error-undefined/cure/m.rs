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

#[inline(always)]
fn check(index: usize) {
    kernel::build_assert!(index < 4);
}

impl kernel::Module for Mine {
    fn init(_module: &'static ThisModule) -> Result<Self> {
        check(3);
        Ok(Mine)
    }
}
