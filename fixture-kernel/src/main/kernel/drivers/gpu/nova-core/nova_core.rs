// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Nova Core GPU driver: what talks to the hardware.

use kernel::prelude::*;

mod driver;
mod gpu;
mod regs;

module! {
    type: NovaCoreModule,
    name: "nova_core",
    authors: ["Kbuild simulator"],
    description: "Nova Core GPU driver",
    license: "GPL v2",
}

struct NovaCoreModule {
    _driver: driver::NovaCore,
}

impl kernel::Module for NovaCoreModule {
    fn init(_module: &'static ThisModule) -> Result<Self> {
        Ok(NovaCoreModule {
            _driver: driver::NovaCore::probe()?,
        })
    }
}
