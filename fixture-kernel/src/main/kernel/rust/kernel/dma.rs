// SPDX-License-Identifier: Apache-2.0 OR GPL-2.0

//! Memory that a device sees as well.

use crate::alloc::Flags;
use crate::device::Device;
use crate::error::{code::*, to_result, Result};
use core::marker::PhantomData;
use core::ptr::NonNull;

/// Which addresses a device can reach.
#[derive(Clone, Copy)]
pub struct DmaMask(u64);

impl DmaMask {
    /// Addresses of so many bits.
    pub const fn new<const N: u32>() -> Self {
        const { assert!(N >= 1 && N <= 64, "a mask has 1 to 64 bits") };
        DmaMask(u64::MAX >> (64 - N))
    }
}

impl Device {
    /// Says which addresses the device can reach.
    #[inline]
    pub fn dma_set_mask_and_coherent(&self, mask: DmaMask) -> Result {
        // SAFETY: The device is there.
        to_result(unsafe { bindings::dma_set_mask_and_coherent(self.as_raw(), mask.0) })
    }
}

/// Values in memory that processor and device see alike.
pub struct CoherentAllocation<T> {
    dev: Device,
    dma_handle: bindings::dma_addr_t,
    count: usize,
    cpu_addr: NonNull<T>,
    _p: PhantomData<T>,
}

// SAFETY: The allocation owns its values.
unsafe impl<T: Send> Send for CoherentAllocation<T> {}
// SAFETY: They are accessed by whole values only, which the caller may share.
unsafe impl<T: Sync> Sync for CoherentAllocation<T> {}

impl<T: Copy> CoherentAllocation<T> {
    /// Room for so many.
    pub fn alloc_coherent(dev: &Device, count: usize, flags: Flags) -> Result<Self> {
        let size = count.checked_mul(size_of::<T>()).ok_or(EOVERFLOW)?;
        let mut dma_handle = 0;
        // SAFETY: The device and the place for the address are there.
        let ptr = unsafe {
            bindings::dma_alloc_attrs(dev.as_raw(), size as _, &mut dma_handle, flags.as_raw(), 0)
        };
        // SAFETY: The device is there.
        to_result(unsafe { bindings::dma_mapping_error(dev.as_raw(), dma_handle) })?;
        Ok(Self {
            dev: dev.clone(),
            dma_handle,
            count,
            cpu_addr: NonNull::new(ptr.cast()).ok_or(ENOMEM)?,
            _p: PhantomData,
        })
    }

    /// The address that the device has for it.
    pub fn dma_handle(&self) -> bindings::dma_addr_t {
        self.dma_handle
    }

    /// Writes a value for the device to see.
    #[inline]
    pub fn write(&self, index: usize, value: T) -> Result {
        if index >= self.count {
            return Err(EINVAL);
        }
        // SAFETY: There are that many.
        unsafe { self.cpu_addr.as_ptr().add(index).write_volatile(value) };
        Ok(())
    }

    /// Reads a value that the device may have written.
    #[inline]
    pub fn read(&self, index: usize) -> Result<T> {
        if index >= self.count {
            return Err(EINVAL);
        }
        // SAFETY: There are that many.
        Ok(unsafe { self.cpu_addr.as_ptr().add(index).read_volatile() })
    }
}

impl<T> Drop for CoherentAllocation<T> {
    fn drop(&mut self) {
        let size = self.count * size_of::<T>();
        // SAFETY: It was allocated with the same.
        unsafe {
            bindings::dma_free_attrs(
                self.dev.as_raw(),
                size as _,
                self.cpu_addr.as_ptr().cast(),
                self.dma_handle,
                0,
            )
        };
    }
}
