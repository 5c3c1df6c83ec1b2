// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Rust minimal sample.

use kernel::prelude::*;

module! {
    type: RustMinimal,
    name: "rust_minimal",
    authors: ["Kbuild simulator"],
    description: "Rust minimal sample",
    license: "GPL",
}

struct RustMinimal {
    numbers: KVec<i32>,
}

impl kernel::Module for RustMinimal {
    fn init(_module: &'static ThisModule) -> Result<Self> {
        pr_info!("loaded {}\n", if cfg!(MODULE) { "as a module" } else { "with the kernel" });

        let mut numbers = KVec::new();
        for n in 1..=4 {
            numbers.push(n * n, GFP_KERNEL)?;
        }

        Ok(RustMinimal { numbers })
    }
}

impl Drop for RustMinimal {
    fn drop(&mut self) {
        pr_info!("unloaded, with {:?}\n", &*self.numbers);
    }
}
