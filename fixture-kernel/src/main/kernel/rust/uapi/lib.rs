// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! What user space sees of the kernel, as `bindgen` reads it.
//!
//! Unlike `bindings` this may be used by drivers: it never changes.

#![no_std]
#![allow(
    clippy::all,
    missing_docs,
    non_camel_case_types,
    non_snake_case,
    non_upper_case_globals,
    unreachable_pub,
    unsafe_op_in_unsafe_fn
)]

include!(concat!(env!("OBJTREE"), "/rust/uapi/uapi_generated.rs"));
