// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! A module of its own, in Rust.

use kernel::prelude::*;

module! {
    type: Hello,
    name: "hello_rust",
    authors: ["Kbuild simulator"],
    description: "A module of its own, in Rust",
    license: "GPL",
}

struct Hello {
    message: KBox<&'static str>,
}

impl kernel::Module for Hello {
    fn init(_module: &'static ThisModule) -> Result<Self> {
        Ok(Hello {
            message: KBox::new("hello, world", GFP_KERNEL)?,
        })
    }
}

impl Drop for Hello {
    fn drop(&mut self) {
        pr_info!("{}\n", *self.message);
    }
}
