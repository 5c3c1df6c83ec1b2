// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Errors, as C numbers them.

use crate::str::CStr;
use core::fmt;
use core::num::NonZeroI32;

/// The error numbers by their names.
pub mod code {
    macro_rules! declare_err {
        ($($err:ident $doc:literal;)*) => {$(
            #[doc = $doc]
            pub const $err: super::Error =
                super::Error::from_const_errno(-(crate::bindings::$err as i32));
        )*};
    }

    declare_err! {
        EPERM "Operation not permitted.";
        ENOENT "No such file or directory.";
        EINTR "Interrupted system call.";
        EIO "I/O error.";
        EAGAIN "Try again.";
        ENOMEM "Out of memory.";
        EFAULT "Bad address.";
        EBUSY "Device or resource busy.";
        ENODEV "No such device.";
        EINVAL "Invalid argument.";
        ENOSPC "No space left on device.";
        ERANGE "Math result not representable.";
        EOVERFLOW "Value too large for defined data type.";
        ERESTARTSYS "Restart the system call.";
    }
}

/// An error: a number from -1 down to -`MAX_ERRNO`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Error(NonZeroI32);

impl Error {
    const fn from_const_errno(errno: i32) -> Error {
        match NonZeroI32::new(errno) {
            Some(errno) => Error(errno),
            None => panic!("zero is no error"),
        }
    }

    /// The error of a number that C returned; a number that is none is `EINVAL`.
    pub fn from_errno(errno: ffi::c_int) -> Error {
        if errno < -(bindings::MAX_ERRNO as i32) || errno >= 0 {
            return code::EINVAL;
        }
        Error::from_const_errno(errno)
    }

    /// The number that C expects.
    #[inline]
    pub fn to_errno(self) -> ffi::c_int {
        self.0.get()
    }

    /// The error as a pointer, as C returns it instead of one.
    #[inline]
    pub fn to_ptr<T>(self) -> *mut T {
        // SAFETY: Nothing is read through the pointer.
        unsafe { bindings::ERR_PTR(self.0.get() as ffi::c_long) }.cast()
    }

    /// Its name in C.
    pub fn name(&self) -> Option<&'static CStr> {
        // SAFETY: It only looks into a table.
        let ptr = unsafe { bindings::errname(-self.0.get()) };
        if ptr.is_null() {
            None
        } else {
            // SAFETY: The table holds C strings, for ever.
            Some(unsafe { CStr::from_char_ptr(ptr) })
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            None => f.debug_tuple("Error").field(&-self.0.get()).finish(),
            Some(name) => write!(f, "{name}"),
        }
    }
}

impl From<core::fmt::Error> for Error {
    fn from(_: core::fmt::Error) -> Error {
        code::EINVAL
    }
}

impl From<crate::alloc::AllocError> for Error {
    #[inline]
    fn from(_: crate::alloc::AllocError) -> Error {
        code::ENOMEM
    }
}

impl From<core::convert::Infallible> for Error {
    fn from(e: core::convert::Infallible) -> Error {
        match e {}
    }
}

/// A result with an error of the kernel.
pub type Result<T = (), E = Error> = core::result::Result<T, E>;

/// Turns what C returned, zero or an error, into a result.
#[inline]
pub fn to_result(err: ffi::c_int) -> Result {
    if err < 0 {
        Err(Error::from_errno(err))
    } else {
        Ok(())
    }
}

/// Turns what C returned, a pointer or an error as one, into a result.
#[inline]
pub fn from_err_ptr<T>(ptr: *mut T) -> Result<*mut T> {
    let const_ptr: *const ffi::c_void = ptr.cast();

    // SAFETY: Nothing is read through the pointer.
    if unsafe { bindings::IS_ERR(const_ptr) } {
        // SAFETY: As above.
        let err = unsafe { bindings::PTR_ERR(const_ptr) };
        return Err(Error::from_errno(err as i32));
    }
    Ok(ptr)
}
