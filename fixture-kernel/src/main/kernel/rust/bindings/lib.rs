// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! What C declares, as `bindgen` reads it.
//!
//! Only the `kernel` crate is to use this: it gives safe names to what is here.

#![no_std]
#![allow(
    clippy::all,
    missing_docs,
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    improper_ctypes,
    unreachable_pub,
    unsafe_op_in_unsafe_fn
)]

mod bindings_raw {
    include!(concat!(
        env!("OBJTREE"),
        "/rust/bindings/bindings_generated.rs"
    ));
}

// Functions of C that are inline there, and macros
mod bindings_helper {
    use super::bindings_raw::*;

    include!(concat!(
        env!("OBJTREE"),
        "/rust/bindings/bindings_helpers_generated.rs"
    ));
}

pub use bindings_helper::*;
pub use bindings_raw::*;
