// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Messages. The formatting is Rust's: C's `printk` gets `%pA` and calls back for it.

use crate::str::RawFormatter;
use core::fmt;

/// Called by `vsnprintf` for `%pA`.
#[no_mangle]
unsafe extern "C" fn rust_fmt_argument(
    buf: *mut ffi::c_char,
    end: *mut ffi::c_char,
    ptr: *const ffi::c_void,
) -> *mut ffi::c_char {
    use fmt::Write;
    // SAFETY: C says so.
    let mut w = unsafe { RawFormatter::from_ptrs(buf, end) };
    // SAFETY: The argument of %pA is always this.
    let _ = w.write_fmt(unsafe { *ptr.cast::<fmt::Arguments<'_>>() });
    w.pos()
}

/// The formats that messages are printed with: level, name of the module, message.
pub mod format_strings {
    const fn generate(level: &[u8; 2], is_cont: bool) -> [u8; 10] {
        let suffix: &[u8; 8] = if is_cont { b"%pA\0\0\0\0\0" } else { b"%s: %pA\0" };
        let mut bytes = [0; 10];
        let mut i = 0;
        while i < 10 {
            bytes[i] = if i < 2 { level[i] } else { suffix[i - 2] };
            i += 1;
        }
        bytes
    }

    macro_rules! levels {
        ($($name:ident = $level:literal, $is_cont:literal;)*) => {$(
            #[allow(missing_docs)]
            pub static $name: [u8; 10] = generate($level, $is_cont);
        )*};
    }

    levels! {
        EMERG = b"\x010", false;
        ALERT = b"\x011", false;
        ERR = b"\x013", false;
        WARNING = b"\x014", false;
        NOTICE = b"\x015", false;
        INFO = b"\x016", false;
        CONT = b"\x01c", true;
    }
}

/// What messages of this crate begin with; `module!` makes one for a module.
pub(crate) const __LOG_PREFIX: &[u8] = b"rust_kernel\0";

/// Prints, after a prefix.
///
/// # Safety
///
/// The format is one of [`format_strings`], and the prefix ends with a zero.
#[doc(hidden)]
pub unsafe fn call_printk(
    format_string: &[u8; 10],
    module_name: &[u8],
    args: fmt::Arguments<'_>,
) {
    // SAFETY: The format wants a string and what %pA wants.
    unsafe {
        bindings::_printk(
            format_string.as_ptr(),
            module_name.as_ptr(),
            core::ptr::from_ref(&args).cast::<ffi::c_void>(),
        );
    }
}

/// Prints what belongs to the line before.
#[doc(hidden)]
pub fn call_printk_cont(args: fmt::Arguments<'_>) {
    // SAFETY: The format wants what %pA wants.
    unsafe {
        bindings::_printk(
            format_strings::CONT.as_ptr(),
            core::ptr::from_ref(&args).cast::<ffi::c_void>(),
        );
    }
}

/// What all the macros expand to.
#[doc(hidden)]
#[macro_export]
macro_rules! print_macro (
    ($format_string:path, $($arg:tt)+) => (
        match ::core::format_args!($($arg)+) {
            // SAFETY: One of the formats, and the name of the module that the macro is used in.
            args => unsafe {
                $crate::print::call_printk(&$format_string, crate::__LOG_PREFIX, args);
            }
        }
    );
);

/// Prints that the system is unusable.
#[macro_export]
macro_rules! pr_emerg (
    ($($arg:tt)*) => (
        $crate::print_macro!($crate::print::format_strings::EMERG, $($arg)*)
    )
);

/// Prints that something has to be done at once.
#[macro_export]
macro_rules! pr_alert (
    ($($arg:tt)*) => (
        $crate::print_macro!($crate::print::format_strings::ALERT, $($arg)*)
    )
);

/// Prints an error.
#[macro_export]
macro_rules! pr_err (
    ($($arg:tt)*) => (
        $crate::print_macro!($crate::print::format_strings::ERR, $($arg)*)
    )
);

/// Prints a warning.
#[macro_export]
macro_rules! pr_warn (
    ($($arg:tt)*) => (
        $crate::print_macro!($crate::print::format_strings::WARNING, $($arg)*)
    )
);

/// Prints what is normal and notable.
#[macro_export]
macro_rules! pr_notice (
    ($($arg:tt)*) => (
        $crate::print_macro!($crate::print::format_strings::NOTICE, $($arg)*)
    )
);

/// Prints what is good to know.
#[macro_export]
macro_rules! pr_info (
    ($($arg:tt)*) => (
        $crate::print_macro!($crate::print::format_strings::INFO, $($arg)*)
    )
);

/// Goes on with the line that was printed last.
#[macro_export]
macro_rules! pr_cont (
    ($($arg:tt)*) => (
        $crate::print::call_printk_cont(::core::format_args!($($arg)*))
    )
);
