// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Registers of devices.

use crate::error::{code::*, Result};
use core::ptr::NonNull;

/// Registers that are mapped, `SIZE` bytes of them.
pub struct IoMem<const SIZE: usize>(NonNull<ffi::c_void>);

// SAFETY: The accesses are ordered by C.
unsafe impl<const SIZE: usize> Send for IoMem<SIZE> {}
// SAFETY: As above.
unsafe impl<const SIZE: usize> Sync for IoMem<SIZE> {}

macro_rules! define_accessors {
    ($($read:ident, $c_read:ident, $write:ident, $c_write:ident, $ty:ty;)*) => {$(
        /// Reads a register. Its offset is checked while the kernel is built.
        #[inline(always)]
        pub fn $read(&self, offset: usize) -> $ty {
            crate::build_assert!(offset + size_of::<$ty>() <= SIZE);
            // SAFETY: It is mapped.
            unsafe { bindings::$c_read(self.0.as_ptr().byte_add(offset)) }
        }

        /// Writes a register. Its offset is checked while the kernel is built.
        #[inline(always)]
        pub fn $write(&self, value: $ty, offset: usize) {
            crate::build_assert!(offset + size_of::<$ty>() <= SIZE);
            // SAFETY: It is mapped.
            unsafe { bindings::$c_write(value, self.0.as_ptr().byte_add(offset)) }
        }
    )*};
}

impl<const SIZE: usize> IoMem<SIZE> {
    /// Maps registers.
    pub fn new(phys_addr: u64) -> Result<Self> {
        // SAFETY: A mapping may be asked for at any time.
        let ptr = unsafe { bindings::ioremap(phys_addr, SIZE as _) };
        NonNull::new(ptr).map(IoMem).ok_or(ENOMEM)
    }

    define_accessors! {
        read8, readb, write8, writeb, u8;
        read16, readw, write16, writew, u16;
        read32, readl, write32, writel, u32;
        read64, readq, write64, writeq, u64;
    }
}

impl<const SIZE: usize> Drop for IoMem<SIZE> {
    fn drop(&mut self) {
        // SAFETY: It is mapped.
        unsafe { bindings::iounmap(self.0.as_ptr()) }
    }
}
