// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! The integer types of C, as the kernel has them.
//!
//! `core::ffi` has those of user space on the same machine: there `char` may be signed, and `long`
//! is not always as wide as a pointer.

#![no_std]

macro_rules! alias {
    ($($name:ident = $ty:ty;)*) => {$(
        #[allow(non_camel_case_types, missing_docs)]
        pub type $name = $ty;

        // The widths that C on a 64-bit machine has.
        const _: () = assert!(size_of::<$name>() == size_of::<core::ffi::$name>());
    )*}
}

alias! {
    // -funsigned-char
    c_char = u8;

    c_schar = i8;
    c_uchar = u8;

    c_short = i16;
    c_ushort = u16;

    c_int = i32;
    c_uint = u32;

    // as wide as a pointer
    c_long = isize;
    c_ulong = usize;

    c_longlong = i64;
    c_ulonglong = u64;
}

pub use core::ffi::{c_void, CStr};
