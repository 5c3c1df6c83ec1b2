// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Procedural macros of the kernel. They run in the compiler, on the machine that builds.

mod module;

use proc_macro::TokenStream;

/// Declares a kernel module.
///
/// The `type` implements `kernel::Module`; all other fields are text.
///
/// ```ignore
/// module! {
///     type: MyModule,
///     name: "my_module",
///     authors: ["Somebody"],
///     description: "What it does",
///     license: "GPL",
/// }
/// ```
#[proc_macro]
pub fn module(ts: TokenStream) -> TokenStream {
    module::module(ts)
}
