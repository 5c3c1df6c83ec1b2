// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Assertions that hold or fail while the kernel is built.

/// Fails the build if the compiler cannot prove the code to be dead.
#[macro_export]
macro_rules! build_error {
    ($msg:expr) => {
        $crate::build_error($msg)
    };
}

/// Fails the build if the compiler cannot prove the condition.
#[macro_export]
macro_rules! build_assert {
    ($cond:expr $(,)?) => {
        if !$cond {
            $crate::build_error(concat!("assertion failed: ", stringify!($cond)));
        }
    };
}
