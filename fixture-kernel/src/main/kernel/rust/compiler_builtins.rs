// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Functions that `core` expects of a compiler runtime and the kernel must not use.
//!
//! Floating point and 128-bit arithmetic are compiled into calls of functions with fixed names.
//! In `core.o` those names are prefixed with `__rust` when it is built; here is what they lead to.
//! `rustc` also wants a crate of this name to exist before it compiles any other one.

#![allow(internal_features)]
#![feature(compiler_builtins)]
#![compiler_builtins]
#![no_builtins]
#![no_std]

macro_rules! refused {
    ($($type:literal: $($name:ident)*;)*) => {$($(
        #[doc(hidden)]
        #[export_name = concat!("__rust", stringify!($name))]
        pub extern "C" fn $name() {
            panic!(concat!("the kernel does not calculate with ", $type));
        }
    )*)*};
}

refused! {
    "f32":
        __addsf3 __mulsf3 __extendsfdf2 __truncdfsf2
        __eqsf2 __gesf2 __lesf2 __ltsf2 __nesf2 __unordsf2;
    "f64":
        __adddf3 __muldf3
        __eqdf2 __ledf2 __ltdf2 __unorddf2;
    "i128":
        __multi3 __muloti4 __ashrti3;
    "u128":
        __udivti3 __umodti3 __udivmodti4 __ashlti3 __lshrti3;
}
