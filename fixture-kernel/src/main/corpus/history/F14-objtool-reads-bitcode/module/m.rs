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

impl kernel::Module for Mine {
    fn init(_module: &'static ThisModule) -> Result<Self> {
        Ok(Mine)
    }
}
