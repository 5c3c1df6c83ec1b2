// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Rust printing macros sample. What counts the messages is in C, beside it.

use kernel::prelude::*;
use kernel::sync::Arc;

module! {
    type: RustPrint,
    name: "rust_print",
    authors: ["Kbuild simulator"],
    description: "Rust printing macros sample",
    license: "GPL",
}

extern "C" {
    fn rust_print_event(magic: kernel::ffi::c_int) -> kernel::ffi::c_int;
}

struct RustPrint {
    text: Arc<&'static str>,
}

impl kernel::Module for RustPrint {
    fn init(_module: &'static ThisModule) -> Result<Self> {
        pr_emerg!("the worst there is\n");
        pr_alert!("nearly as bad\n");
        pr_err!("an error\n");
        pr_warn!("a warning\n");
        pr_notice!("worth a look\n");

        pr_info!("one line");
        pr_cont!(", in {} parts\n", 2);

        let text = Arc::new("hello, world", GFP_KERNEL)?;
        let other = text.clone();
        pr_info!("{} has two owners, and still is {}\n", *text, *other);

        // SAFETY: It only counts.
        let count = unsafe { rust_print_event(42) };
        pr_info!("{} events\n", count);
        Ok(RustPrint { text })
    }
}

impl Drop for RustPrint {
    fn drop(&mut self) {
        pr_info!("{} is not said any more\n", *self.text);
    }
}
