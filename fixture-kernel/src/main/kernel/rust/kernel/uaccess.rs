// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Memory of user space.

use crate::error::{code::*, Result};

/// A piece of the address space of the current process.
pub struct UserSlice {
    ptr: usize,
    length: usize,
}

impl UserSlice {
    /// So many bytes from an address on.
    pub fn new(ptr: usize, length: usize) -> Self {
        UserSlice { ptr, length }
    }

    /// Reads its first bytes.
    #[inline]
    pub fn read(&self, out: &mut [u8]) -> Result {
        if out.len() > self.length {
            return Err(EFAULT);
        }
        // SAFETY: There is room for it; the other address is checked.
        let left = unsafe {
            bindings::copy_from_user(
                out.as_mut_ptr().cast(),
                self.ptr as *const ffi::c_void,
                out.len() as _,
            )
        };
        if left != 0 { Err(EFAULT) } else { Ok(()) }
    }

    /// Writes its first bytes.
    #[inline]
    pub fn write(&self, data: &[u8]) -> Result {
        if data.len() > self.length {
            return Err(EFAULT);
        }
        // SAFETY: It is there; the other address is checked.
        let left = unsafe {
            bindings::copy_to_user(
                self.ptr as *mut ffi::c_void,
                data.as_ptr().cast(),
                data.len() as _,
            )
        };
        if left != 0 { Err(EFAULT) } else { Ok(()) }
    }
}
